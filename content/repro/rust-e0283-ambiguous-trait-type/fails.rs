fn main() {
    let prices = [1200u64, 450];
    if prices.iter().sum() > 1000u64 {
        println!("free delivery");
    }
}
