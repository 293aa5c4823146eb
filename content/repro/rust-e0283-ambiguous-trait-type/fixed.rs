fn main() {
    let prices = [1200u64, 450];
    if prices.iter().sum::<u64>() > 1000 {
        println!("free delivery");
    }
}
