use std::sync::mpsc;
use std::thread;

fn main() {
    let (send, receive) = mpsc::channel::<&str>();
    let worker = thread::spawn(move || {
        for message in receive {
            println!("got {}", message);
        }
    });
    for message in ["one", "two"] {
        if let Err(returned) = send.send(message) {
            eprintln!("the worker is gone, {} was not handled", returned.0);
            break;
        }
    }
    drop(send);
    worker.join().expect("the worker panicked");
}
