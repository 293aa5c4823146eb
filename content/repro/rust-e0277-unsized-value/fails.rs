// run: rustc --edition 2021 fails.rs && ./fails
fn initials(name: str) -> String {
    name.split(' ').filter_map(|word| word.chars().next()).collect()
}

fn main() {
    println!("{}", initials(*"Ada Lovelace"));
}
