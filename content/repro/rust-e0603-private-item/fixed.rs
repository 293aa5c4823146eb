mod store {
    pub struct Entry {
        key: String,
    }

    impl Entry {
        pub fn new(key: &str) -> Self {
            Entry { key: key.into() }
        }
        pub fn key(&self) -> &str {
            &self.key
        }
    }

    pub fn open() -> Entry {
        Entry::new("a")
    }
}

fn main() {
    let entry = store::open();
    println!("{}", entry.key());
}
