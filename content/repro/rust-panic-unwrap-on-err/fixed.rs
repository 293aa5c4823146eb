use std::num::ParseIntError;

fn port(line: &str) -> Result<u16, ParseIntError> {
    line.trim().parse()
}

fn main() {
    for line in ["8080 ", "http"] {
        match port(line) {
            Ok(port) => println!("{}", port),
            Err(error) => eprintln!("port {:?}: {}", line, error),
        }
    }
}
