use std::collections::HashMap;

#[derive(PartialEq)]
struct Point {
    x: f64,
    y: f64,
}

fn main() {
    let mut seen = HashMap::new();
    *seen.entry(Point { x: 0.0, y: 1.0 }).or_insert(0) += 1;
}
