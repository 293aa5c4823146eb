struct Job {
    body: Option<String>,
}

impl Job {
    fn finish(&mut self) -> Option<String> {
        self.body.take()
    }
}

fn main() {
    let mut job = Job { body: Some("done".into()) };
    println!("{:?} {:?}", job.finish(), job.finish());
}
