class Session(var token: String?) {
    fun length(): Int {
        if (token == null) return 0
        return token.length
    }
}

fun main() {
    println(Session("abc").length())
}
