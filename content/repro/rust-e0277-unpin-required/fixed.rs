// needs: 1.68
use std::future::Future;
use std::pin::pin;

async fn tick() -> u32 {
    1
}

async fn first<F: Future + Unpin>(future: &mut F) -> F::Output {
    future.await
}

fn main() {
    let mut once = pin!(tick());
    let _ = first(&mut once);

    let mut boxed = Box::pin(tick());
    let _ = first(&mut boxed);
}
