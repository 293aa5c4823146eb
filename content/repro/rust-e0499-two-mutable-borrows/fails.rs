struct Pool {
    slots: Vec<String>,
}

impl Pool {
    fn slot(&mut self, index: usize) -> &mut String {
        &mut self.slots[index]
    }
}

fn main() {
    let mut pool = Pool { slots: vec!["a".into(), "b".into()] };
    let first = pool.slot(0);
    let second = pool.slot(1);
    std::mem::swap(first, second);
    println!("{:?}", pool.slots);
}
