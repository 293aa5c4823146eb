fn level(name: &str) -> Option<u32> {
    let level = match name {
        "debug" => 3,
        "info" => 2,
        other => {
            eprintln!("unknown level {}", other);
            return None;
        }
    };
    Some(level)
}

fn main() {
    println!("{:?}", level("info"));
}
