use std::fmt::Display;

fn erase<'a, T: Display + 'a>(value: T) -> Box<dyn Display + 'a> {
    Box::new(value)
}

fn main() {
    let text = String::from("borrowed");
    println!("{} {}", erase(42), erase(&text));
}
