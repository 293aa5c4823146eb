fun title(document: Map<String, Any?>): String =
    document["title"] as? String ?: error("'title' is missing or no text: ${document["title"]}")

fun main() {
    println(title(mapOf("title" to "A page")))
    println(runCatching { title(mapOf("title" to null)) }.exceptionOrNull()?.message)
}
