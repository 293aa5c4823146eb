use std::thread;

fn main() {
    let name = String::from("worker");
    thread::scope(|scope| {
        scope.spawn(|| println!("hello from {}", name));
    });
    let handle = thread::spawn(move || println!("goodbye from {}", name));
    handle.join().unwrap();
}
