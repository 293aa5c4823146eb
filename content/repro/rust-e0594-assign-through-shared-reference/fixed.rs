use std::cell::Cell;

struct Meter {
    reads: Cell<u32>,
}

impl Meter {
    fn read(&self) -> u32 {
        self.reads.set(self.reads.get() + 1);
        self.reads.get()
    }
}

fn main() {
    println!("{}", Meter { reads: Cell::new(0) }.read());
}
