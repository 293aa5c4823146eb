fn limit() -> u32 {
    10
}

mod jobs {
    use super::limit;

    pub struct Queue {
        pub size: u32,
    }

    impl Queue {
        pub fn full(&self) -> bool {
            self.size >= limit()
        }
    }
}

fn main() {
    println!("{}", jobs::Queue { size: 3 }.full());
}
