use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

static TOTALS: Mutex<Vec<u64>> = Mutex::new(Vec::new());

/// A push is all or nothing, so the list is sound even after a panic.
fn totals() -> MutexGuard<'static, Vec<u64>> {
    TOTALS.lock().unwrap_or_else(PoisonError::into_inner)
}

fn add(values: &[u64]) {
    let sum = values.iter().sum();
    totals().push(sum);
}

fn main() {
    add(&[1, 2]);
    let _ = thread::spawn(|| add(&[1])).join();
    add(&[3, 4]);
    println!("{:?}", totals());
}
