extern "C" {
    #[link_name = "abs"]
    fn c_abs(n: i32) -> i32;
}

fn abs(n: i32) -> Option<i32> {
    if n == i32::MIN {
        return None;
    }
    // SAFETY: C's abs has no precondition but that the result fits an int.
    Some(unsafe { c_abs(n) })
}

fn main() {
    println!("{:?} {:?}", abs(-3), abs(i32::MIN));
}
