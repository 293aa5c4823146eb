fn moving_average(values: &[f64]) -> Vec<f64> {
    values.windows(2).map(|pair| (pair[0] + pair[1]) / 2.0).collect()
}

fn main() {
    println!("{:?}", moving_average(&[1.0, 3.0, 5.0]));
    println!("{:?}", moving_average(&[]));
}
