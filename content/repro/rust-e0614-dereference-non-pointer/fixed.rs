fn main() {
    let sizes = [120u32, 80];
    let mut total = 0;
    for size in &sizes {
        total += *size;
    }
    println!("{}", total);
}
