fn remaining(limit: u32, used: u32) -> Option<u32> {
    limit.checked_sub(used)
}

fn main() {
    let used = std::env::args().count() as u32 + 10;
    match remaining(10, used) {
        Some(left) => println!("{} left", left),
        None => println!("over the limit by {}", used - 10),
    }
}
