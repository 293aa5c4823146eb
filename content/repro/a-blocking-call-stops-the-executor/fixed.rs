// needs: 1.85
// run: rustc --edition 2024 fixed.rs && ./fixed
use std::future::Future;
use std::pin::Pin;
use std::sync::mpsc;
use std::task::{Context, Poll, Waker};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

struct After(Instant);

impl Future for After {
    type Output = ();
    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if Instant::now() >= self.0 { Poll::Ready(()) } else { Poll::Pending }
    }
}

fn after(ms: u64) -> After {
    After(Instant::now() + Duration::from_millis(ms))
}

async fn heartbeat(start: Instant) {
    for beat in 1..=4 {
        after(50).await;
        println!("beat {beat} after {} ms", start.elapsed().as_millis() / 10 * 10);
    }
}

/// Runs `work` on a thread of its own; the task waits without holding its worker.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let (send, receive) = mpsc::channel();
    thread::spawn(move || send.send(work()));
    loop {
        match receive.try_recv() {
            Ok(value) => return value,
            Err(_) => after(1).await,
        }
    }
}

async fn report() {
    after(60).await;
    blocking(|| sleep(Duration::from_millis(300))).await;
}

fn run(mut tasks: Vec<Pin<Box<dyn Future<Output = ()>>>>) {
    let mut context = Context::from_waker(Waker::noop());
    while !tasks.is_empty() {
        tasks.retain_mut(|task| task.as_mut().poll(&mut context).is_pending());
    }
}

fn main() {
    run(vec![Box::pin(heartbeat(Instant::now())), Box::pin(report())]);
}
