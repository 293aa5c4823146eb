struct Transaction {
    open: bool,
}

impl Transaction {
    fn commit(mut self) -> Result<(), String> {
        self.open = false;
        Ok(())
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        if self.open {
            eprintln!("transaction dropped without commit, rolling back");
            debug_assert!(std::thread::panicking(), "commit or roll back explicitly");
        }
    }
}

fn main() {
    let transaction = Transaction { open: true };
    transaction.commit().unwrap();

    let result = std::panic::catch_unwind(|| {
        let _transaction = Transaction { open: true };
        panic!("no rows");
    });
    println!("survived: {}", result.is_err());
}
