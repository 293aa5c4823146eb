fn main() {
    let line = "  Level=Warn  ";
    let level = line.to_lowercase().trim();
    println!("{}", level);
}
