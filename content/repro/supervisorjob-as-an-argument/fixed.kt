// run: kotlinc -cp /usr/share/java/kotlinx-coroutines-core.jar fixed.kt -include-runtime -d a.jar && java -cp a.jar:/usr/share/java/kotlinx-coroutines-core.jar:/usr/share/java/atomicfu.jar FixedKt
import kotlinx.coroutines.*

fun main() = runBlocking<Unit> {
    val log = CoroutineExceptionHandler { _, e -> println("handler: ${e.message}") }
    val scope = CoroutineScope(Dispatchers.Default + SupervisorJob() + log)
    val refresher = scope.launch {
        while (isActive) delay(10)
    }
    scope.launch { delay(20); throw IllegalStateException("one child") }
    val other = scope.async { delay(60); "other child ends normally" }
    println(other.await())
    println("children of the scope: ${scope.coroutineContext[Job]!!.children.count()}")
    scope.coroutineContext.cancel()
    refresher.join()
    println("refresher active: ${refresher.isActive}")
}
