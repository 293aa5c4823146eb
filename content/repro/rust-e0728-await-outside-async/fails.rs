async fn size(_url: &str) -> usize {
    42
}

fn main() {
    let urls = ["a", "b"];
    let sizes: Vec<usize> = urls.iter().map(|url| size(url).await).collect();
    println!("{:?}", sizes);
}
