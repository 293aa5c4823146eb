fn average(durations_ms: &[u64]) -> u64 {
    durations_ms.iter().sum::<u64>() / durations_ms.len() as u64
}

fn main() {
    println!("{} ms", average(&[12, 18]));
    println!("{} ms", average(&[]));
}
