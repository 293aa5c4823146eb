fn header(name: &str) -> [u8; 8] {
    let mut field = [0u8; 8];
    field.copy_from_slice(name.as_bytes());
    field
}

fn main() {
    println!("{:?}", header("mojowiki"));
    println!("{:?}", header("wiki"));
}
