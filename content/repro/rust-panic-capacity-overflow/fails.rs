fn read_frame(header: [u8; 8]) -> Vec<u64> {
    let count = u64::from_be_bytes(header) as usize;
    Vec::with_capacity(count)
}

fn main() {
    let frame = read_frame(*b"GET / HT");
    println!("{}", frame.capacity());
}
