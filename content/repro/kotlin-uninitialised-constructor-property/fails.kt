class User(first: String, last: String) {
    val greeting: String = "Hello $name"
    val name: String = "$first $last"
}

fun main() {
    println(User("Ana", "No. 7").greeting)
}
