fn normalise(line: &str) -> String {
    line.trim().to_lowercase()
}

fn main() {
    println!("{}", normalise("  Warn "));
}
