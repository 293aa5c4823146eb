fun owner(host: String): String =
    System.getProperty("owner.$host") ?: throw NoSuchElementException("host '$host' has no owner")

fun ownerOrNull(host: String): String? = System.getProperty("owner.$host")

fun main() {
    System.setProperty("owner.a", "ana")
    println(listOf("a", "b").mapNotNull { ownerOrNull(it) })
    try {
        println(listOf("a", "b").map { owner(it) })
        kotlin.system.exitProcess(1)
    } catch (e: NoSuchElementException) {
        println(e.message)
    }
}
