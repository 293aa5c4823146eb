use std::cell::RefCell;
use std::rc::Rc;

struct Bus {
    handlers: RefCell<Vec<Rc<dyn Fn(&Bus)>>>,
}

impl Bus {
    fn emit(&self) {
        for handler in self.handlers.borrow().iter() {
            handler(self);
        }
    }
}

fn main() {
    let bus = Bus { handlers: RefCell::new(Vec::new()) };
    bus.handlers.borrow_mut().push(Rc::new(|bus| {
        bus.handlers.borrow_mut().clear();
    }));
    bus.emit();
}
