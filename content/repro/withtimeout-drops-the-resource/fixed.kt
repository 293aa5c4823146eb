// run: kotlinc -cp /usr/share/java/kotlinx-coroutines-core.jar fixed.kt -include-runtime -d a.jar && java -cp a.jar:/usr/share/java/kotlinx-coroutines-core.jar:/usr/share/java/atomicfu.jar FixedKt
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

suspend fun <T> withConnection(millis: Long, use: suspend (Connection) -> T): T {
    var connection: Connection? = null
    try {
        withTimeout(millis) { connection = connect() }
        return use(connection!!)
    } finally {
        connection?.close()
    }
}

fun main() = runBlocking<Unit>(Dispatchers.Default) {
    repeat(20) {
        try {
            withConnection(15) { println("connected") }
        } catch (e: TimeoutCancellationException) {
        }
    }
    withConnection(1_000) { println("connected") }
    println("open connections: ${open.get()}")
    if (open.get() != 0) kotlin.system.exitProcess(1)
}
