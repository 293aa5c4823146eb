use std::cell::RefCell;
use std::rc::{Rc, Weak};

struct Session {
    name: &'static str,
    on_close: RefCell<Option<Box<dyn Fn()>>>,
}

impl Drop for Session {
    fn drop(&mut self) {
        println!("{} closed", self.name);
    }
}

fn open(name: &'static str) -> Rc<Session> {
    Rc::new_cyclic(|me: &Weak<Session>| {
        let me = me.clone(); // Weak
        let bye: Box<dyn Fn()> = Box::new(move || {
            if let Some(session) = me.upgrade() {
                println!("bye {}", session.name);
            }
        });
        Session { name, on_close: RefCell::new(Some(bye)) }
    })
}

fn main() {
    let session = open("second");
    if let Some(bye) = &*session.on_close.borrow() {
        bye();
    }
    drop(session);
    println!("end");
}
