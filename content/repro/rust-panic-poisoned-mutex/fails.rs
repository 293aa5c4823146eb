use std::sync::Mutex;
use std::thread;

static TOTALS: Mutex<Vec<u64>> = Mutex::new(Vec::new());

fn add(values: &[u64]) {
    let mut totals = TOTALS.lock().unwrap();
    assert_eq!(values.len(), 2, "one pair at a time");
    totals.push(values.iter().sum());
}

fn main() {
    add(&[1, 2]);
    let _ = thread::spawn(|| add(&[1])).join();
    add(&[3, 4]);
}
