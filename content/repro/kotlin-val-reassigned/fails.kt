class Cart {
    var size = 0
        private set
}

fun main() {
    val total = 0
    total += 5
    val cart = Cart()
    cart.size = 3
    println("$total $cart")
}
