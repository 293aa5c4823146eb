fun mail(users: Map<String, String>, name: String): String =
    users[name] ?: throw NoSuchElementException("no user '$name'")

fun port(environment: Map<String, String>): Int =
    requireNotNull(environment["PORT"]) { "set PORT" }.toInt()

fun main() {
    println(mail(mapOf("ana" to "a@example.org"), "ana"))
    println(port(mapOf("PORT" to "8080")))
}
