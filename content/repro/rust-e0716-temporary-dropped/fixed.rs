fn main() {
    let line = "  Level=Warn  ";
    let lower = line.to_lowercase();
    let level = lower.trim();
    println!("{}", level);
}
