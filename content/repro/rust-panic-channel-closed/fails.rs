use std::sync::mpsc;
use std::thread;

fn main() {
    let (send, receive) = mpsc::channel::<&str>();
    let worker = thread::spawn(move || {
        let first = receive.recv().unwrap();
        println!("got {}", first);
    });
    send.send("one").unwrap();
    worker.join().unwrap();
    send.send("two").unwrap();
}
