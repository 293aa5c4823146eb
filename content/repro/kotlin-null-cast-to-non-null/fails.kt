fun main() {
    val document: Map<String, Any?> = mapOf("title" to null)
    val title = document["title"] as String
    println(title)
}
