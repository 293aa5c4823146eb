fn main() {
    let mut scores = vec![3, 1, 2];
    let best = &scores[0];
    scores.push(4);
    println!("best was {}", best);
}
