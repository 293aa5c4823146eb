use std::fmt;

impl fmt::Display for Vec<u8> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for byte in self {
            write!(f, "{:02x}", byte)?;
        }
        Ok(())
    }
}

fn main() {
    println!("{}", vec![1, 255]);
}
