trait Shape {
    fn area(&self) -> f64;
    fn scaled(&self, factor: f64) -> Self
    where
        Self: Sized;
    fn scaled_box(&self, factor: f64) -> Box<dyn Shape>;
}

struct Square(f64);

impl Shape for Square {
    fn area(&self) -> f64 {
        self.0 * self.0
    }
    fn scaled(&self, factor: f64) -> Self {
        Square(self.0 * factor)
    }
    fn scaled_box(&self, factor: f64) -> Box<dyn Shape> {
        Box::new(self.scaled(factor))
    }
}

fn main() {
    let shapes: Vec<Box<dyn Shape>> = vec![Box::new(Square(2.0))];
    println!("{}", shapes[0].scaled_box(3.0).area());
}
