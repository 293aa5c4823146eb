// run: kotlinc -cp /usr/share/java/kotlinx-coroutines-core.jar symptom.kt -include-runtime -d a.jar && java -cp a.jar:/usr/share/java/kotlinx-coroutines-core.jar:/usr/share/java/atomicfu.jar SymptomKt
import kotlinx.coroutines.*

suspend fun recommendations(): String {
    delay(10)
    throw IllegalStateException("recommender is down")
}

fun main() = runBlocking<Unit> {
    val page = launch(CoroutineExceptionHandler { _, e -> println("handler: $e") } + Job()) {
        val extra = async { recommendations() }
        val text = try {
            extra.await()
        } catch (e: Exception) {
            println("caught: $e")
            "nothing to recommend"
        }
        println("text = $text")
        delay(1)
        println("page sent")
    }
    page.join()
    println("cancelled: ${page.isCancelled}")
}
