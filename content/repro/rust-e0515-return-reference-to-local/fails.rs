fn normalise(line: &str) -> &str {
    let lower = line.to_lowercase();
    lower.trim()
}

fn main() {
    println!("{}", normalise("  Warn "));
}
