struct Log {
    lines: Vec<String>,
}

impl Log {
    fn matching(&self, word: &str) -> impl Iterator<Item = &String> {
        let word = word.to_string();
        self.lines.iter().filter(move |line| line.contains(&word))
    }
    fn sizes(&self) -> impl Iterator<Item = usize> {
        self.lines.iter().map(|line| line.len())
    }
}

fn main() {
    let log = Log { lines: vec!["an error".into()] };
    println!("{} {:?}", log.matching("err").count(), log.sizes().next());
}
