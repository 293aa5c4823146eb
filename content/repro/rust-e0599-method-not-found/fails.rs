use std::collections::HashMap;

#[derive(PartialEq)]
enum Kind {
    Read,
    Write,
}

fn main() {
    let mut counts: HashMap<Kind, u32> = HashMap::new();
    counts.insert(Kind::Read, 1);
    println!("{:?}", counts.get(&Kind::Write));
}
