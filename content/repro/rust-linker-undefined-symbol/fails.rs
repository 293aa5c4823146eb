extern "C" {
    fn mw_checksum(data: *const u8, len: usize) -> u32;
}

fn main() {
    let text = b"abc";
    println!("{}", unsafe { mw_checksum(text.as_ptr(), text.len()) });
}
