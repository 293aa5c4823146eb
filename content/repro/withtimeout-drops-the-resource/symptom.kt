// run: kotlinc -cp /usr/share/java/kotlinx-coroutines-core.jar symptom.kt -include-runtime -d a.jar && java -cp a.jar:/usr/share/java/kotlinx-coroutines-core.jar:/usr/share/java/atomicfu.jar SymptomKt
import kotlinx.coroutines.*
import java.util.concurrent.atomic.AtomicInteger

val open = AtomicInteger()

class Connection : java.io.Closeable {
    init { open.incrementAndGet() }
    override fun close() { open.decrementAndGet() }
}

suspend fun connect(): Connection {
    delay(1)                    // the name lookup
    Thread.sleep(30)            // a driver that blocks
    return Connection()
}

fun main() = runBlocking<Unit>(Dispatchers.Default) {
    repeat(20) {
        try {
            withTimeout(15) { connect() }.use { println("connected") }
        } catch (e: TimeoutCancellationException) {
        }
    }
    println("open connections: ${open.get()}")
}
