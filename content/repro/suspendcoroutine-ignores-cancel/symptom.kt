// run: kotlinc -cp /usr/share/java/kotlinx-coroutines-core.jar symptom.kt -include-runtime -d a.jar && java -cp a.jar:/usr/share/java/kotlinx-coroutines-core.jar:/usr/share/java/atomicfu.jar SymptomKt
import kotlinx.coroutines.*
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import kotlin.coroutines.resume
import kotlin.coroutines.suspendCoroutine

val timer = Executors.newScheduledThreadPool(1) { Thread(it).apply { isDaemon = true } }

fun lookup(key: String, callback: (String) -> Unit) =
    timer.schedule({ callback("value of $key") }, 400, TimeUnit.MILLISECONDS)

suspend fun lookup(key: String): String = suspendCoroutine { continuation ->
    lookup(key) { continuation.resume(it) }
}

fun main() = runBlocking<Unit> {
    val start = System.nanoTime()
    val value = withTimeoutOrNull(50) { lookup("a") }
    val millis = (System.nanoTime() - start) / 1_000_000
    println("$value after ${millis / 100 * 100} ms instead of 50")
}
