struct Meter {
    reads: u32,
}

impl Meter {
    fn read(&self) -> u32 {
        self.reads += 1;
        self.reads
    }
}

fn main() {
    println!("{}", Meter { reads: 0 }.read());
}
