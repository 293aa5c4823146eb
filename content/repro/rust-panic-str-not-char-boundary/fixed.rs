fn preview(text: &str, max_bytes: usize) -> &str {
    let mut end = max_bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn main() {
    println!("{}", preview("plain text only", 10));
    println!("{}", preview("Straße, größer", 10));
    println!("{}", preview("日本語のテキスト", 10));
}
