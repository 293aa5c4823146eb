#[derive(Debug, Clone, Copy)]
struct Money(i64);

fn main() {
    let total = Money(5) + Money(7);
    println!("{:?} {}", total, Money(1) == Money(1));
}
