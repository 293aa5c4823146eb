use std::io::{self, Read};

/// Thin: compiled once per caller's type, and immediately leaves it.
fn count_lines(mut source: impl Read) -> io::Result<usize> {
    count(&mut source)
}

/// Thick: compiled once.
fn count(source: &mut dyn Read) -> io::Result<usize> {
    let mut buffer = [0; 4096];
    let mut lines = 0;
    loop {
        match source.read(&mut buffer)? {
            0 => return Ok(lines),
            n => lines += buffer[..n].iter().filter(|&&byte| byte == b'\n').count(),
        }
    }
}

fn main() -> io::Result<()> {
    println!("{}", count_lines(&b"one\ntwo\n"[..])?);
    println!("{}", count_lines(io::empty())?);
    Ok(())
}
