struct Countdown(u32);

impl Iterator for Countdown {
    fn next(&mut self) -> Option<u32> {
        self.0 = self.0.checked_sub(1)?;
        Some(self.0)
    }
}

fn main() {
    for n in Countdown(3) {
        println!("{}", n);
    }
}
