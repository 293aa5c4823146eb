use std::collections::HashMap;

fn main() {
    let limits = HashMap::from([("read", 10), ("write", 2)]);
    let limit = limits.get("delete").unwrap();
    println!("{}", limit);
}
