use std::io;

fn read(path: &str) -> io::Result<String, io::Error> {
    std::fs::read_to_string(path)
}

fn main() {
    println!("{}", read("/etc/hostname").is_ok());
}
