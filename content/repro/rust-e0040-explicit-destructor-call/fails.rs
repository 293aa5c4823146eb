struct Connection(String);

impl Drop for Connection {
    fn drop(&mut self) {
        println!("closing {}", self.0);
    }
}

fn main() {
    let mut connection = Connection("db".into());
    connection.drop();
    println!("done");
}
