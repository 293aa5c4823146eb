use std::future::Future;

async fn tick() -> u32 {
    1
}

async fn first<F: Future + Unpin>(future: &mut F) -> F::Output {
    future.await
}

fn main() {
    let mut once = tick();
    let _ = first(&mut once);
}
