fn total(lines: Vec<String>) -> usize {
    lines.len()
}

fn main() {
    let lines = vec!["a".to_string(), "b".to_string()];
    let n = total(lines);
    println!("{} of {:?}", n, lines);
}
