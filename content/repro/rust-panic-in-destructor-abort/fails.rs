struct Transaction {
    open: bool,
}

impl Drop for Transaction {
    fn drop(&mut self) {
        assert!(!self.open, "transaction dropped without commit");
    }
}

fn main() {
    let mut transaction = Transaction { open: true };
    let rows: Vec<u32> = Vec::new();
    assert!(!rows.is_empty(), "no rows");
    transaction.open = false;
}
