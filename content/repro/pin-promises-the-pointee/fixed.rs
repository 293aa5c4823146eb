use std::marker::PhantomPinned;
use std::pin::Pin;

struct Cursor {
    text: [u8; 16],
    at: *const u8,
    _pinned: PhantomPinned,
}

impl Cursor {
    fn new() -> Pin<Box<Self>> {
        let mut cursor = Box::pin(Cursor {
            text: *b"0123456789abcdef",
            at: std::ptr::null(),
            _pinned: PhantomPinned,
        });
        let at: *const u8 = &cursor.text[4];
        // SAFETY: a field is written in place; nothing is moved out.
        unsafe { cursor.as_mut().get_unchecked_mut() }.at = at;
        cursor
    }
    fn offset(self: Pin<&Self>) -> isize {
        self.at as isize - self.text.as_ptr() as isize
    }
}

fn main() {
    let cursor = Cursor::new();
    let moved = cursor; // moves the pointer, not the pointee
    println!("offset {}", moved.as_ref().offset());
}
