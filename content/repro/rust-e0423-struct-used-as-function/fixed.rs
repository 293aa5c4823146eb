struct Retry {
    times: u32,
    pause_ms: u64,
}

impl Retry {
    fn new(times: u32) -> Self {
        Retry { times, pause_ms: 100 }
    }
}

fn main() {
    let retry = Retry::new(3);
    println!("{} {}", retry.times, retry.pause_ms);
}
