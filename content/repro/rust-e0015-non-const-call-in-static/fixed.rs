// needs: 1.80
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

static SEEN: LazyLock<Mutex<HashMap<String, u32>>> = LazyLock::new(|| Mutex::new(HashMap::new()));

fn main() {
    SEEN.lock().unwrap().insert("a".into(), 1);
    println!("{:?}", SEEN.lock().unwrap().get("a"));
}
