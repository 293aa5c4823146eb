fun owners(hosts: List<String>): List<String> = hosts.map { System.getProperty("owner.$it") }

fun main() {
    System.setProperty("owner.a", "ana")
    val names = owners(listOf("a", "b"))
    println(names)
    println(names.map { "to $it" })
    println(names.filter { it != "ana" }.size)
    println(names.map { it.length })
}
