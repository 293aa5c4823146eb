class Session(var token: String?) {
    fun header(): String? {
        val current = token ?: return null
        return "Bearer $current"
    }

    fun length() = token?.let { it.length } ?: 0
}

fun main() {
    println(Session("abc").header())
    println(Session(null).length())
}
