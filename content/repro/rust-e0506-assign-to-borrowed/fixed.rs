fn main() {
    let mut line = String::from("first");
    let mut longest = String::new();
    for text in ["second", "a third one"] {
        if line.len() > longest.len() {
            longest.clone_from(&line);
        }
        line = text.to_string();
    }
    println!("{} {}", longest, line);
}
