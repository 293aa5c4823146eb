struct Config {
    name: String,
}

impl Config {
    fn name_or(&self, fallback: &str) -> &str {
        if self.name.is_empty() { fallback } else { &self.name }
    }
}

fn main() {
    println!("{}", Config { name: String::new() }.name_or("api"));
}
