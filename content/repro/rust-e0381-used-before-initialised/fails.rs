fn level(name: &str) -> u32 {
    let level: u32;
    match name {
        "debug" => level = 3,
        "info" => level = 2,
        other => eprintln!("unknown level {}", other),
    }
    level
}

fn main() {
    println!("{}", level("info"));
}
