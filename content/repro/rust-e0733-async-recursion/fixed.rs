// needs: 1.77
async fn depth(level: u32) -> u32 {
    if level == 0 {
        return 0;
    }
    1 + Box::pin(depth(level - 1)).await
}

fn main() {
    let future = depth(3);
    println!("{} bytes", std::mem::size_of_val(&future));
}
