enum Event {
    Key { code: char, shift: bool },
    Resize { width: u16, height: u16 },
}

fn show(event: Event) {
    match event {
        Event::Key { code, shift: true } => println!("shift {}", code),
        Event::Key { code, .. } => println!("key {}", code),
        Event::Resize { width, height } => println!("{} x {}", width, height),
    }
}

fn main() {
    show(Event::Key { code: 'q', shift: true });
    show(Event::Resize { width: 80, height: 24 });
}
