use std::sync::{Mutex, MutexGuard};

static JOBS: Mutex<Vec<u32>> = Mutex::new(Vec::new());

struct Batch<'a> {
    // declared first, dropped first: flushed while the lock is still held
    rows: Flush,
    _lock: MutexGuard<'a, Vec<u32>>,
}

struct Flush(&'static str);

impl Drop for Flush {
    fn drop(&mut self) {
        println!("flush {}, locked: {}", self.0, JOBS.try_lock().is_err());
    }
}

fn main() {
    let batch = Batch { rows: Flush("rows"), _lock: JOBS.lock().unwrap() };
    println!("working on {}", batch.rows.0);
    drop(batch);
    println!("afterwards locked: {}", JOBS.try_lock().is_err());
}
