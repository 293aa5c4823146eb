fun send(to: String) = println("to $to")

fun main() {
    val address: String? = System.getenv("NO_SUCH_ADDRESS")
    send(address ?: "postmaster@example.org")

    val count: Int = 3
    val total: Long = count.toLong() * 1_000_000_000
    println(total)
}
