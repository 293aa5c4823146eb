fn add(names: &mut Vec<&str>) {
    names.push("ana");
}

fn main() {
    let mut names = Vec::new();
    add(&mut names);
    println!("{:?}", names);
}
