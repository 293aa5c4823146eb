object Regions {
    val all: List<String> = listOf("eu", "us")
}

class Routing(regions: List<String>) {
    val preferred: String = regions.first()
    val candidates: List<String> = regions
}

val routing = Routing(Regions.all)

fun main() {
    println(routing.candidates.size)
}
