use std::collections::HashMap;

fn limit(limits: &HashMap<&str, u32>, action: &str) -> Result<u32, String> {
    limits
        .get(action)
        .copied()
        .ok_or_else(|| format!("no limit is configured for {:?}", action))
}

fn main() {
    let limits = HashMap::from([("read", 10), ("write", 2)]);
    println!("{:?}", limit(&limits, "read"));
    println!("{:?}", limit(&limits, "delete"));
}
