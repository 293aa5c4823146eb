// run: rustc --edition 2021 fails.rs && ./fails
fn main() {
    let mut retries = 3;
    let counter = &mut retries;
    let total = retries + 1;
    *counter -= 1;
    println!("{} {}", total, retries);
}
