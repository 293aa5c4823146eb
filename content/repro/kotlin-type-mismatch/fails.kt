fun send(to: String) = println("to $to")

fun main() {
    val address: String? = System.getenv("NO_SUCH_ADDRESS")
    send(address)
    val total: Long = 3.toInt()
    println(total)
}
