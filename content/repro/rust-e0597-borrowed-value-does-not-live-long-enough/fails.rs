fn main() {
    let mut longest = "";
    for number in 1..4 {
        let name = "x".repeat(number);
        if name.len() > longest.len() {
            longest = &name;
        }
    }
    println!("{}", longest);
}
