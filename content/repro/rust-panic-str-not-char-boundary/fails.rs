fn preview(text: &str) -> &str {
    if text.len() > 10 { &text[..10] } else { text }
}

fn main() {
    println!("{}", preview("plain text only"));
    println!("{}", preview("Straße, größer"));
    println!("{}", preview("日本語のテキスト"));
}
