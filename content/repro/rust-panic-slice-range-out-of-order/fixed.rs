fn between(text: &[u8], open: u8, close: u8) -> Option<&[u8]> {
    let start = text.iter().position(|&b| b == open)? + 1;
    let rest = &text[start..];
    let end = rest.iter().position(|&b| b == close)?;
    Some(&rest[..end])
}

fn main() {
    println!("{:?}", between(b"a(b)c", b'(', b')'));
    println!("{:?}", between(b"a)b(c)", b'(', b')'));
    println!("{:?}", between(b"a)b", b'(', b')'));
}
