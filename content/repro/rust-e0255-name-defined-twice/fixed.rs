use std::fmt;

type Result<T> = std::result::Result<T, String>;

struct Id(u32);

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

fn load() -> Result<Id> {
    Ok(Id(1))
}

fn main() {
    println!("{}", load().unwrap());
}
