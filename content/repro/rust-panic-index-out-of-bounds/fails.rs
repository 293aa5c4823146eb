fn moving_average(values: &[f64]) -> Vec<f64> {
    (0..values.len())
        .map(|i| (values[i] + values[i + 1]) / 2.0)
        .collect()
}

fn main() {
    println!("{:?}", moving_average(&[1.0, 3.0, 5.0]));
}
