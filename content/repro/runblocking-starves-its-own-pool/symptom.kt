// run: kotlinc -cp /usr/share/java/kotlinx-coroutines-core.jar symptom.kt -include-runtime -d a.jar && java -cp a.jar:/usr/share/java/kotlinx-coroutines-core.jar:/usr/share/java/atomicfu.jar SymptomKt
import kotlinx.coroutines.*
import java.util.concurrent.Executors

fun main() {
    val executor = Executors.newFixedThreadPool(2) { Thread(it).apply { isDaemon = true } }
    val pool = executor.asCoroutineDispatcher()

    suspend fun price(id: Int): Int = withContext(pool) { id * 10 }

    fun priceForJava(id: Int): Int = runBlocking { price(id) }   // a bridge for a Java interface

    val done = java.util.concurrent.atomic.AtomicInteger()
    val jobs = (1..2).map { id ->
        GlobalScope.launch(pool) {
            delay(50)
            priceForJava(id)
            done.incrementAndGet()
        }
    }
    Thread.sleep(1_000)
    println("done: ${done.get()} of ${jobs.size}")
    Thread.getAllStackTraces().filterKeys { it.name.startsWith("Thread-") }.forEach { (thread, stack) ->
        println("${thread.state} " + stack.first { "BlockingCoroutine" in it.className }.let { "${it.className}.${it.methodName}" })
    }
}
