fn average(durations_ms: &[u64]) -> Option<u64> {
    let sum: u64 = durations_ms.iter().sum();
    sum.checked_div(durations_ms.len() as u64)
}

fn main() {
    println!("{:?} ms", average(&[12, 18]));
    println!("{:?} ms", average(&[]));
}
