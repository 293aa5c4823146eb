use std::ops::Add;

#[derive(Debug, Clone, Copy, PartialEq)]
struct Money(i64);

impl Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0 + other.0)
    }
}

fn main() {
    let total = Money(5) + Money(7);
    println!("{:?} {}", total, Money(1) == Money(1));
}
