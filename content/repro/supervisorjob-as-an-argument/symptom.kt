// run: kotlinc -cp /usr/share/java/kotlinx-coroutines-core.jar symptom.kt -include-runtime -d a.jar && java -cp a.jar:/usr/share/java/kotlinx-coroutines-core.jar:/usr/share/java/atomicfu.jar SymptomKt
import kotlinx.coroutines.*

fun main() = runBlocking<Unit> {
    val scope = CoroutineScope(Dispatchers.Default + Job())
    val rounds = java.util.concurrent.atomic.AtomicInteger()
    val refresher = scope.launch(SupervisorJob()) {
        while (isActive) {
            rounds.incrementAndGet()
            delay(10)
        }
    }
    val failing = CoroutineScope(Dispatchers.Default + Job())
    val sibling = failing.launch(SupervisorJob() + CoroutineExceptionHandler { _, e -> println("handler: ${e.message}") }) {
        launch { delay(20); throw IllegalStateException("one child") }
        launch { delay(60); println("other child ends normally") }
    }
    delay(100)
    println("children of the scope: ${scope.coroutineContext[Job]!!.children.count()}")
    scope.coroutineContext.cancel()
    delay(50)
    val before = rounds.get()
    delay(100)
    println("refresher active: ${refresher.isActive}, rounds after cancel: ${rounds.get() > before}")
    println("sibling cancelled: ${sibling.isCancelled}")
    refresher.cancel()
}
