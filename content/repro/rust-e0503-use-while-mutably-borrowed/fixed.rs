fn main() {
    let mut retries = 3;
    let total = retries + 1;
    let counter = &mut retries;
    *counter -= 1;
    println!("{} {}", total, retries);
}
