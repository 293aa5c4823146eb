fn port(text: &str) -> u16 {
    match text.parse::<u16>() {
        Ok(port) => port,
        Err(_) => {
            eprintln!("using the default");
            8080;
        }
    }
}

fn main() {
    println!("{}", port("http"));
}
