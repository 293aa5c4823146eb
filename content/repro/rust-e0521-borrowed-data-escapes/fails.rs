use std::thread;

struct Server {
    name: String,
}

impl Server {
    fn start(&self) {
        thread::spawn(move || println!("{} listens", self.name));
    }
}

fn main() {
    Server { name: "api".into() }.start();
}
