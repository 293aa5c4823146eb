#[derive(Default)]
struct Server {
    host: String,
    port: u16,
}

fn main() {
    let server = Server { host: "localhost".into(), port: 8080, ..Default::default() };
    println!("{}:{}", server.host, server.port);
}
