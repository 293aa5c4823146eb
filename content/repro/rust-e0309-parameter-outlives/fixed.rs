trait Show {
    fn show(&self) -> String;
}

struct Bag<'a> {
    items: Vec<Box<dyn Show + 'a>>,
}

impl<'a> Bag<'a> {
    fn add<T: Show + 'a>(&mut self, item: T) {
        self.items.push(Box::new(item));
    }
}

impl Show for &str {
    fn show(&self) -> String {
        self.to_string()
    }
}

fn main() {
    let mut bag = Bag { items: Vec::new() };
    bag.add("x");
    println!("{}", bag.items[0].show());
}
