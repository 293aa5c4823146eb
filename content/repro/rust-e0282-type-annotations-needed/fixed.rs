fn main() {
    let errors: Vec<String> = Vec::new();
    println!("{} errors", errors.len());
}
