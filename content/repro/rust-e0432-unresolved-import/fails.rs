mod store {
    pub mod disk {
        pub fn open() -> u32 {
            1
        }
    }
}

use store::Disk;
use crate::store::memory;

fn main() {
    println!("{} {}", Disk::open(), memory::open());
}
