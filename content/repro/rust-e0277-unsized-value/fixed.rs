// run: rustc --edition 2021 fixed.rs && ./fixed
fn initials(name: &str) -> String {
    name.split(' ').filter_map(|word| word.chars().next()).collect()
}

fn main() {
    println!("{}", initials("Ada Lovelace"));
}
