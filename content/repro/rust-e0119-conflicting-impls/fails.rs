trait Describe {
    fn describe(&self) -> String;
}

impl<T: std::fmt::Display> Describe for T {
    fn describe(&self) -> String {
        format!("<{}>", self)
    }
}

impl Describe for Vec<u8> {
    fn describe(&self) -> String {
        format!("{} bytes", self.len())
    }
}

fn main() {
    println!("{} {}", 1.describe(), vec![0u8; 4].describe());
}
