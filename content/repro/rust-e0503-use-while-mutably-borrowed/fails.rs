fn main() {
    let mut retries = 3;
    let counter = &mut retries;
    let total = retries + 1;
    *counter -= 1;
    println!("{} {}", total, retries);
}
