// run: rustc --edition 2021 fails.rs && ./fails
fn main() {
    let line = "8080 ";
    let port: u16 = line.parse().unwrap();
    println!("{}", port);
}
