// needs: 1.85
// run: rustc --edition 2024 fixed.rs && ./fixed
async fn pause() {}

fn checksum(data: &[u8]) -> u8 {
    data.iter().fold(0, |sum, byte| sum ^ byte)
}

async fn plain() -> u8 {
    let sum = {
        let data = [7u8; 4096];
        checksum(&data)
    };
    pause().await;
    sum
}

fn main() {
    println!("plain    {:>5}", size_of_val(&plain()));
}
