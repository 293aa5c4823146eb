fn main() {
    let bytes = 1usize << 46;
    let image = vec![0u8; bytes];
    println!("{}", image.len());
}
