use std::{fs, io};

#[derive(Debug)]
enum LoadError {
    Io(io::Error),
    Empty,
}

fn load(path: &str) -> Result<u64, LoadError> {
    let text = fs::read_to_string(path)?;
    if text.is_empty() {
        return Err(LoadError::Empty);
    }
    Ok(text.len() as u64)
}

fn main() {
    match load("/etc/hostname") {
        Err(LoadError::Io(e)) => println!("{}", e),
        other => println!("{:?}", other.is_ok()),
    }
}
