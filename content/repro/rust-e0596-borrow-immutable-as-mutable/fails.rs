// run: rustc --edition 2021 fails.rs && ./fails
fn main() {
    let names = Vec::new();
    names.push("ana");
    println!("{:?}", names);
}
