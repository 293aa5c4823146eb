struct Node {
    next: Option<Box<Node>>,
}

fn length(node: &Option<Box<Node>>) -> usize {
    match node {
        None => 0,
        Some(node) => 1 + length(&node.next),
    }
}

fn main() {
    let mut head = None;
    for _ in 0..1_000_000 {
        head = Some(Box::new(Node { next: head }));
    }
    println!("{}", length(&head));
}
