data class Address(val city: String?)
data class User(val address: Address?)

fun city(user: User?): String = user?.address?.city ?: "unknown"

fun main() {
    println(city(User(Address("Malmö"))))
    println(city(null))
    println(listOf("a", null).filterNotNull().map { it.length })
}
