use std::{fs, io};

fn main() -> Result<(), io::Error> {
    let text = fs::read_to_string("/nonexistent/config.toml")?;
    println!("{} bytes", text.len());
    Ok(())
}
