fn remaining(limit: u32, used: u32) -> u32 {
    limit - used
}

fn main() {
    let used = std::env::args().count() as u32 + 10;
    println!("{} left", remaining(10, used));
}
