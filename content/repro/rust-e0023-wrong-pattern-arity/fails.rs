enum Event {
    Key(char, bool),
    Resize(u16, u16),
}

fn show(event: Event) {
    match event {
        Event::Key(c) => println!("key {}", c),
        Event::Resize(w, h) => println!("{} x {}", w, h),
    }
}

fn main() {
    show(Event::Key('q', true));
    show(Event::Resize(80, 24));
}
