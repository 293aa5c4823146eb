use std::fmt::Display;

fn erase<T: Display>(value: T) -> Box<dyn Display> {
    Box::new(value)
}

fn main() {
    println!("{}", erase(42));
}
