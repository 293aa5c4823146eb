struct Node {
    next: Option<Box<Node>>,
}

impl Drop for Node {
    fn drop(&mut self) {
        let mut next = self.next.take();
        while let Some(mut node) = next {
            next = node.next.take();
        }
    }
}

fn length(mut node: &Option<Box<Node>>) -> usize {
    let mut length = 0;
    while let Some(inner) = node {
        length += 1;
        node = &inner.next;
    }
    length
}

fn main() {
    let mut head = None;
    for _ in 0..1_000_000 {
        head = Some(Box::new(Node { next: head }));
    }
    println!("{}", length(&head));
}
