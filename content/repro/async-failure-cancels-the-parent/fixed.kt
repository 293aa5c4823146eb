// run: kotlinc -cp /usr/share/java/kotlinx-coroutines-core.jar fixed.kt -include-runtime -d a.jar && java -cp a.jar:/usr/share/java/kotlinx-coroutines-core.jar:/usr/share/java/atomicfu.jar FixedKt
import kotlinx.coroutines.*

suspend fun recommendations(): String {
    delay(10)
    throw IllegalStateException("recommender is down")
}

suspend fun page(): String = coroutineScope {
    val article = async { delay(5); "article" }
    val extra = try {
        coroutineScope { async { recommendations() }.await() }
    } catch (e: IllegalStateException) {
        "nothing to recommend"
    }
    article.await() + ", " + extra
}

suspend fun pageInParallel(): String = supervisorScope {
    val article = async { delay(5); "article" }
    val extra = async { recommendations() }
    val text = try {
        extra.await()
    } catch (e: IllegalStateException) {
        "nothing to recommend"
    }
    article.await() + ", " + text
}

fun main() = runBlocking<Unit> {
    println(page())
    println(pageInParallel())
}
