use std::time::Duration;

fn retry(times: u32, pause: Duration) {
    println!("{} times, every {:?}", times, pause);
}

fn main() {
    retry(3);
}
