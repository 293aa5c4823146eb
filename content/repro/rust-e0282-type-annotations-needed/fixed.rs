// run: rustc --edition 2021 fixed.rs && ./fixed
fn main() {
    let errors: Vec<String> = Vec::new();
    println!("{} errors", errors.len());
}
