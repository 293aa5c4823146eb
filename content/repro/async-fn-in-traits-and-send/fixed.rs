// needs: 1.85
// run: rustc --edition 2024 fixed.rs && ./fixed
use std::future::Future;

trait Store {
    fn load(&self, id: u32) -> impl Future<Output = String> + Send;
}

/// The bounds of tokio::spawn.
fn spawn<F: Future + Send + 'static>(_: F) {}

fn serve<S: Store + Send + Sync + 'static>(store: S) {
    spawn(async move { store.load(7).await });
}

struct Memory;

impl Store for Memory {
    async fn load(&self, id: u32) -> String {
        format!("row {id}")
    }
}

fn main() {
    serve(Memory);
}
