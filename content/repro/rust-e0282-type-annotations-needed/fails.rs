fn main() {
    let errors = Vec::new();
    println!("{} errors", errors.len());
}
