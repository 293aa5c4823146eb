data class Cart(val items: List<String>, val cents: Int)

fun add(cart: Cart, item: String, cents: Int) =
    cart.copy(items = cart.items + item, cents = cart.cents + cents)

fun main() {
    val cart = add(Cart(emptyList(), 0), "nut", 5)
    val log = mutableListOf("start")
    log += "end"
    println("$cart $log ${listOf(1, 2, 3).fold(0) { sum, n -> sum + n }}")
}
