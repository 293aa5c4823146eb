fn between<'a>(text: &'a [u8], open: u8, close: u8) -> &'a [u8] {
    let start = text.iter().position(|&b| b == open).unwrap();
    let end = text.iter().position(|&b| b == close).unwrap();
    &text[start + 1..end]
}

fn main() {
    println!("{:?}", between(b"a(b)c", b'(', b')'));
    println!("{:?}", between(b"a)b(c)", b'(', b')'));
}
