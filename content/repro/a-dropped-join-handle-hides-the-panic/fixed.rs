use std::thread;
use std::time::Duration;

fn flush(batch: u32) -> Result<(), String> {
    if batch == 2 {
        return Err("disk full".into());
    }
    thread::sleep(Duration::from_millis(20));
    println!("flushed {}", batch);
    Ok(())
}

fn main() {
    let failed = thread::scope(|scope| {
        let workers: Vec<_> = [1, 3, 2].map(|batch| (batch, scope.spawn(move || flush(batch)))).into();
        workers
            .into_iter()
            .filter_map(|(batch, worker)| match worker.join() {
                Ok(Ok(())) => None,
                Ok(Err(error)) => Some(format!("batch {}: {}", batch, error)),
                Err(_) => Some(format!("batch {}: panicked", batch)),
            })
            .collect::<Vec<_>>()
    });
    println!("failed: {:?}", failed);
}
