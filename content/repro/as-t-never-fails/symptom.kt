class Settings(private val values: Map<String, Any>) {
    fun <T> get(key: String, default: T): T = values[key] as? T ?: default
    fun <T> list(key: String): List<T> = values[key] as List<T>
}

fun main() {
    val settings = Settings(mapOf("port" to "8080", "hosts" to listOf("a", 7)))
    val hosts = settings.list<String>("hosts")
    println("${hosts.size} hosts: $hosts")
    try {
        println(settings.get("port", 80) + 1)
    } catch (e: ClassCastException) {
        println("port: " + e.message?.substringBefore(" ("))
    }
    for (host in hosts) println(host.length)
}
