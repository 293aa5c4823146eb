use std::cell::RefCell;
use std::rc::Rc;

struct Bus {
    handlers: RefCell<Vec<Rc<dyn Fn(&Bus)>>>,
}

impl Bus {
    fn emit(&self) {
        let handlers = self.handlers.borrow().clone();
        for handler in handlers {
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
    println!("{} handlers left", bus.handlers.borrow().len());
}
