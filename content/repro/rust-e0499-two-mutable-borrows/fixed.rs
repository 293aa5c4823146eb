struct Pool {
    slots: Vec<String>,
}

impl Pool {
    fn pair(&mut self, a: usize, b: usize) -> Option<(&mut String, &mut String)> {
        if a >= b || b >= self.slots.len() {
            return None;
        }
        let (left, right) = self.slots.split_at_mut(b);
        Some((&mut left[a], &mut right[0]))
    }
}

fn main() {
    let mut pool = Pool { slots: vec!["a".into(), "b".into()] };
    if let Some((first, second)) = pool.pair(0, 1) {
        std::mem::swap(first, second);
    }
    println!("{:?}", pool.slots);
}
