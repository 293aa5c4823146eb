class Settings(val values: Map<String, Any>) {
    inline fun <reified T : Any> get(key: String, default: T): T {
        val value = values[key] ?: return default
        return value as? T ?: throw IllegalArgumentException("$key: ${T::class.java.simpleName} expected, not $value")
    }

    inline fun <reified T : Any> list(key: String): List<T> =
        (values[key] as? List<*> ?: emptyList<Any>()).mapIndexed { i, item ->
            item as? T ?: throw IllegalArgumentException("$key[$i]: ${T::class.java.simpleName} expected, not $item")
        }
}

fun main() {
    val settings = Settings(mapOf("port" to "8080", "hosts" to listOf("a", 7)))
    for (read in listOf({ settings.get("port", 80) }, { settings.list<String>("hosts") })) {
        try {
            read()
            kotlin.system.exitProcess(1)
        } catch (e: IllegalArgumentException) {
            println(e.message)
        }
    }
}
