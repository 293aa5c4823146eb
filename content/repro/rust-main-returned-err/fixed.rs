use std::process::ExitCode;
use std::{fs, io};

fn run(path: &str) -> Result<usize, io::Error> {
    let text = fs::read_to_string(path)
        .map_err(|e| io::Error::new(e.kind(), format!("{}: {}", path, e)))?;
    Ok(text.len())
}

fn main() -> ExitCode {
    match run("/etc/hostname") {
        Ok(bytes) => {
            println!("{} bytes", bytes);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("app: {}", error);
            ExitCode::FAILURE
        }
    }
}
