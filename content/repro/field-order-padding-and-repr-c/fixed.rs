// needs: 1.85
// run: rustc --edition 2024 fixed.rs && ./fixed
#[derive(Debug, PartialEq)]
struct Header {
    kind: u8,
    id: u64,
    flag: u8,
}

impl Header {
    const SIZE: usize = 10;

    fn to_bytes(&self) -> [u8; Self::SIZE] {
        let mut bytes = [0; Self::SIZE];
        bytes[0] = self.kind;
        bytes[1..9].copy_from_slice(&self.id.to_be_bytes());
        bytes[9] = self.flag;
        bytes
    }

    fn from_bytes(bytes: &[u8; Self::SIZE]) -> Header {
        let [kind, id @ .., flag] = *bytes;
        Header { kind, id: u64::from_be_bytes(id), flag }
    }
}

fn main() {
    let header = Header { kind: 1, id: 258, flag: 0 };
    println!("{:?}", header.to_bytes());
    println!("{}", Header::from_bytes(&header.to_bytes()) == header);
}
