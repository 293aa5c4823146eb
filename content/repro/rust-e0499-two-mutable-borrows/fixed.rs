struct Pool {
    slots: Vec<String>,
}

impl Pool {
    fn pair(&mut self, a: usize, b: usize) -> Option<(&mut String, &mut String)> {
        if a >= b {
            return None;
        }
        let (left, right) = self.slots.split_at_mut_checked(b)?;
        Some((&mut left[a], right.first_mut()?))
    }
}

fn main() {
    let mut pool = Pool { slots: vec!["a".into(), "b".into()] };
    if let Some((first, second)) = pool.pair(0, 1) {
        std::mem::swap(first, second);
    }
    println!("{:?}", pool.slots);
}
