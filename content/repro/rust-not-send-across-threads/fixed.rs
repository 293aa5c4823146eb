use std::future::Future;
use std::sync::Mutex;

fn spawn<F: Future + Send + 'static>(_: F) {}

async fn send(_: u32) {}

async fn bump(counter: &'static Mutex<u32>) {
    let value = {
        let mut guard = counter.lock().unwrap();
        *guard += 1;
        *guard
    };
    send(value).await;
}

static COUNTER: Mutex<u32> = Mutex::new(0);

fn main() {
    spawn(bump(&COUNTER));
}
