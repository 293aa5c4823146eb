#[derive(Default)]
struct Limits {
    depth: u32,
    bytes: usize,
    strict: bool,
}

fn main() {
    let limits = Limits { depth: 8, bytes: 4096, ..Limits::default() };
    println!("{} {} {}", limits.depth, limits.bytes, limits.strict);
}
