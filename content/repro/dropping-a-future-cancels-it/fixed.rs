// needs: 1.85
// run: rustc --edition 2024 fixed.rs && ./fixed
use std::collections::VecDeque;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

struct Source { bytes: VecDeque<u8>, pause: bool }

impl Source {
    fn poll_byte(&mut self) -> Poll<Option<u8>> {
        self.pause = !self.pause;
        if self.pause { Poll::Pending } else { Poll::Ready(self.bytes.pop_front()) }
    }
}

/// A reader that may be cancelled: what it has lies here, not in the future.
struct Frames { source: Source, partial: String }

impl Frames {
    async fn next(&mut self) -> String {
        while self.partial.len() < 4 {
            let byte = poll_fn(|_| self.source.poll_byte()).await.unwrap_or(b'.');
            self.partial.push(byte as char);
        }
        std::mem::take(&mut self.partial)
    }
}

fn within<F: Future>(polls: usize, future: F) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    (0..polls).find_map(|_| match future.as_mut().poll(&mut context) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    })
}

fn main() {
    let source = Source { bytes: b"PINGDATA".iter().copied().collect(), pause: false };
    let mut frames = Frames { source, partial: String::new() };
    println!("{:?}", within(3, frames.next()));
    println!("{:?}", within(9, frames.next()));
}
