class Repository(private val url: String) {
    fun find(id: Int) = "$url/$id"
}

class Service(private val repository: Repository) {      // no lateinit needed
    private val prefix: String by lazy { repository.find(0) }

    fun describe() = prefix
}

fun main() {
    println(Service(Repository("db")).describe())
}
