fn initials(name: &str) -> String {
    name.split(' ').filter_map(|word| word.chars().next()).collect()
}

fn main() {
    println!("{}", initials("Ada Lovelace"));
}
