use std::fmt;

struct Celsius(f64);

impl fmt::Display for Celsius {
    fn fmt(&self, f: &fmt::Formatter) -> fmt::Result {
        write!(f, "{} °C", self.0)
    }
}

fn main() {
    println!("{}", Celsius(21.5));
}
