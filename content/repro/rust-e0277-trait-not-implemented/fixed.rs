use std::collections::HashMap;

#[derive(PartialEq, Eq, Hash)]
struct Point {
    x: i64, // in micrometres
    y: i64,
}

fn main() {
    let mut seen = HashMap::new();
    *seen.entry(Point { x: 0, y: 1 }).or_insert(0) += 1;
    println!("{}", seen[&Point { x: 0, y: 1 }]);
}
