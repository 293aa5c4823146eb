object Regions {
    val default: String = Routing.preferred
    val all: List<String> = listOf("eu", "us")
}

object Routing {
    val preferred: String = "eu"
    val candidates: List<String> = Regions.all
}

fun main(args: Array<String>) {
    if (args.isEmpty()) println(Regions.default) else println(Routing.preferred)
    println(Routing.candidates)
    println(Routing.candidates.size)
}
