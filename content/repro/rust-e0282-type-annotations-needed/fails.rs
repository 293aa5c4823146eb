// run: rustc --edition 2021 fails.rs && ./fails
fn main() {
    let errors = Vec::new();
    println!("{} errors", errors.len());
}
