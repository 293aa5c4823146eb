// run: rustc --edition 2021 fails.rs && ./fails
use std::fmt::Display;

fn erase<T: Display>(value: T) -> Box<dyn Display> {
    Box::new(value)
}

fn main() {
    println!("{}", erase(42));
}
