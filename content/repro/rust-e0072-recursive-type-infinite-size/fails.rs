enum Expr {
    Number(i64),
    Add(Expr, Expr),
}

fn main() {
    let _ = Expr::Number(1);
}
