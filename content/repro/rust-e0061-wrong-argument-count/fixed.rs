use std::time::Duration;

struct Retry {
    times: u32,
    pause: Duration,
}

impl Default for Retry {
    fn default() -> Self {
        Retry { times: 3, pause: Duration::from_millis(100) }
    }
}

fn retry(with: Retry) {
    println!("{} times, every {:?}", with.times, with.pause);
}

fn main() {
    retry(Retry { times: 5, ..Retry::default() });
}
