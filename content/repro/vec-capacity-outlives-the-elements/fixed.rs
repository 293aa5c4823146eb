// run: rustc --edition 2021 -O fixed.rs && ./fixed
fn main() {
    let all: Vec<u64> = (0..1_000_000).collect();
    let mut few: Vec<u64> = all.into_iter().filter(|n| n % 100_000 == 0).collect();
    few.shrink_to_fit();
    println!("filtered: {} of {}", few.len(), few.capacity());

    let kept: Box<[u64]> = few.into_boxed_slice();
    println!("kept: {}", kept.len());
}
