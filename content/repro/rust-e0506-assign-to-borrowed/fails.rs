fn main() {
    let mut line = String::from("first");
    let mut longest: &str = "";
    for text in ["second", "a third one"] {
        if line.len() > longest.len() {
            longest = &line;
        }
        line = text.to_string();
    }
    println!("{} {}", longest, line);
}
