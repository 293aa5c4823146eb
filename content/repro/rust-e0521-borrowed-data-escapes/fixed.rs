use std::{sync::Arc, thread};

struct Server {
    name: String,
}

impl Server {
    fn start(self: Arc<Self>) -> thread::JoinHandle<()> {
        thread::spawn(move || println!("{} listens", self.name))
    }
}

fn main() {
    let server = Arc::new(Server { name: "api".into() });
    server.clone().start().join().unwrap();
    println!("{} still there", server.name);
}
