/// Exported under its plain name: C code, or an `extern` block, can link to it.
#[no_mangle]
pub extern "C" fn mw_checksum(data: *const u8, len: usize) -> u32 {
    // SAFETY: the caller passes a buffer of `len` bytes.
    let bytes = unsafe { std::slice::from_raw_parts(data, len) };
    bytes.iter().map(|byte| u32::from(*byte)).sum()
}

mod ffi {
    extern "C" {
        pub fn mw_checksum(data: *const u8, len: usize) -> u32;
    }
}

fn main() {
    let text = b"abc";
    println!("{}", unsafe { ffi::mw_checksum(text.as_ptr(), text.len()) });
}
