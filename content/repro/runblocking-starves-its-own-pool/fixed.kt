// run: kotlinc -cp /usr/share/java/kotlinx-coroutines-core.jar fixed.kt -include-runtime -d a.jar && java -cp a.jar:/usr/share/java/kotlinx-coroutines-core.jar:/usr/share/java/atomicfu.jar FixedKt
import kotlinx.coroutines.*
import java.util.concurrent.CompletableFuture
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit

fun main() {
    val executor = Executors.newFixedThreadPool(2) { Thread(it).apply { isDaemon = true } }
    val pool = executor.asCoroutineDispatcher()
    val bridges = Executors.newFixedThreadPool(4) { Thread(it).apply { isDaemon = true } }

    suspend fun price(id: Int): Int = withContext(pool) { id * 10 }

    fun priceForJava(id: Int): CompletableFuture<Int> {
        val result = CompletableFuture<Int>()
        GlobalScope.launch(pool) {
            try {
                result.complete(price(id))
            } catch (e: Throwable) {
                result.completeExceptionally(e)
            }
        }
        return result
    }

    val prices = (1..8).map { id -> bridges.submit<Int> { priceForJava(id).get() } }
    println(prices.map { it.get(2, TimeUnit.SECONDS) })
}
