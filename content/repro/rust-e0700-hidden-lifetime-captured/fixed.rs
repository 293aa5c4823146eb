struct Log {
    lines: Vec<String>,
}

impl Log {
    fn sizes(&self) -> impl Iterator<Item = usize> + '_ {
        self.lines.iter().map(|line| line.len())
    }
}

fn main() {
    let log = Log { lines: vec!["an error".into()] };
    println!("{:?}", log.sizes().next());
}
