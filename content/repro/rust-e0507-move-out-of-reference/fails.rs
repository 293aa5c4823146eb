struct Job {
    body: Option<String>,
}

impl Job {
    fn finish(&mut self) -> String {
        self.body.unwrap()
    }
}

fn main() {
    let mut job = Job { body: Some("done".into()) };
    println!("{}", job.finish());
}
