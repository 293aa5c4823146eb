fn header(name: &str) -> Result<[u8; 8], String> {
    let bytes = name.as_bytes();
    let mut field = [0u8; 8];
    field
        .get_mut(..bytes.len())
        .ok_or_else(|| format!("{:?} is longer than 8 bytes", name))?
        .copy_from_slice(bytes);
    Ok(field)
}

fn main() {
    println!("{:?}", header("wiki"));
    println!("{:?}", header("the mojowiki"));
}
