// run: rustc --edition 2021 fixed.rs && ./fixed
fn main() {
    let line = "  Level=Warn  ";
    let lower = line.to_lowercase();
    let level = lower.trim();
    println!("{}", level);
}
