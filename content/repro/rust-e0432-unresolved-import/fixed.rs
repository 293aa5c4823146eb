mod store {
    pub mod disk {
        pub fn open() -> u32 {
            1
        }
    }
    pub mod memory {
        pub fn open() -> u32 {
            2
        }
    }
}

use crate::store::{disk, memory};

fn main() {
    println!("{} {}", disk::open(), memory::open());
}
