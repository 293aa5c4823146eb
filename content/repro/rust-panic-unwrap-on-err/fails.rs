fn main() {
    let line = "8080 ";
    let port: u16 = line.parse().unwrap();
    println!("{}", port);
}
