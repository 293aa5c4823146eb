fn main() {
    let mut delay = 100;
    for attempt in 1..4 {
        println!("attempt {} after {} ms", attempt, delay);
        delay *= 2;
    }
}
