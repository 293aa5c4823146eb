use std::collections::TryReserveError;

fn image(width: usize, height: usize) -> Result<Vec<u8>, TryReserveError> {
    let bytes = width.saturating_mul(height).saturating_mul(4);
    let mut pixels = Vec::new();
    pixels.try_reserve_exact(bytes)?;
    pixels.resize(bytes, 0);
    Ok(pixels)
}

fn main() {
    println!("{:?}", image(64, 64).map(|p| p.len()));
    println!("{:?}", image(1 << 23, 1 << 23).map(|p| p.len()));
}
