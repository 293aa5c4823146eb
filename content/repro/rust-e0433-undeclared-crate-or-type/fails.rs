// run: rustc --edition 2021 fails.rs && ./fails
fn main() {
    let mut counts = HashMap::new();
    counts.insert("a", 1);
    println!("{:?}", counts);
}
