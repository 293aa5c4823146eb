use std::collections::HashMap;
use std::sync::Mutex;

static SEEN: Mutex<HashMap<String, u32>> = Mutex::new(HashMap::new());

fn main() {
    SEEN.lock().unwrap().insert("a".into(), 1);
}
