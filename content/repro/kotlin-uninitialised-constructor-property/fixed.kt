class User(first: String, last: String) {
    val name: String = "$first $last"
    val greeting: String = "Hello $name"        // below name, not above

    companion object {
        fun load(id: Int): User = User("Ana", "No. $id")     // what may fail is here
    }
}

fun main() {
    println(User.load(7).greeting)
}
