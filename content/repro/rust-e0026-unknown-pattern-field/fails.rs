struct Span {
    start: usize,
    end: usize,
}

fn length(span: &Span) -> usize {
    let Span { start, stop } = span;
    stop - start
}

fn main() {
    println!("{}", length(&Span { start: 2, end: 9 }));
}
