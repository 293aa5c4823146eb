fun main() {
    val users = mapOf("ana" to "ana@example.org")
    println(users["bob"]!!.length)
}
