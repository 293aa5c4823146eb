fn archive(log: Vec<String>) -> usize {
    log.len()
}

fn main() {
    let log = vec!["start".to_string()];
    let first = log[0].clone();
    let kept = archive(log);
    println!("{} kept, first was {}", kept, first);
}
