struct Connection(String);

impl Connection {
    fn close(self) -> Result<(), String> {
        println!("flushing {}", self.0);
        Ok(())
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        println!("closing {}", self.0);
    }
}

fn main() {
    let connection = Connection("db".into());
    if let Err(error) = connection.close() {
        eprintln!("not everything was written: {}", error);
    }
    println!("done");
}
