// needs: 1.80
#[allow(dead_code)]
enum Message {
    Ping,
    Text(String),
    Frame(Box<[u8; 1024]>),
}

const _: () = assert!(size_of::<Message>() <= 24);

fn main() {
    println!("Message {}", size_of::<Message>());
}
