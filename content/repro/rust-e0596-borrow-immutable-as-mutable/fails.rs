fn main() {
    let names = Vec::new();
    names.push("ana");
    println!("{:?}", names);
}
