class Service {
    lateinit var repository: String
    fun describe() = "reads $repository"
}

fun main() {
    println(Service().describe())
}
