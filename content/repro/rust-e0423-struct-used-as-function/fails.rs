struct Retry {
    times: u32,
    pause_ms: u64,
}

fn main() {
    let retry = Retry(3, 100);
    println!("{} {}", retry.times, retry.pause_ms);
}
