const MAX_COUNT: u64 = 1 << 20;

fn read_frame(header: [u8; 8]) -> Result<Vec<u64>, String> {
    let count = u64::from_be_bytes(header);
    if count > MAX_COUNT {
        return Err(format!("a frame of {} values is over the limit", count));
    }
    let mut frame = Vec::new();
    frame.try_reserve(count as usize).map_err(|e| e.to_string())?;
    Ok(frame)
}

fn main() {
    println!("{:?}", read_frame(*b"GET / HT"));
    println!("{:?}", read_frame([0, 0, 0, 0, 0, 0, 0, 3]).map(|f| f.len()));
}
