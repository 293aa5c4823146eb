// needs: 1.85
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

async fn size(_url: &str) -> usize {
    42
}

async fn sizes(urls: &[&str]) -> Vec<usize> {
    let mut sizes = Vec::new();
    for url in urls {
        sizes.push(size(url).await);
    }
    sizes
}

fn main() {
    let mut future = pin!(sizes(&["a", "b"]));
    let mut context = Context::from_waker(Waker::noop());
    if let Poll::Ready(sizes) = future.as_mut().poll(&mut context) {
        println!("{:?}", sizes);
    }
}
