use std::fmt::Result;

type Result<T> = std::result::Result<T, String>;

fn load() -> Result<u32> {
    Ok(1)
}

fn main() {
    println!("{:?}", load());
}
