// run: kotlinc -cp /usr/share/java/kotlinx-coroutines-core.jar fixed.kt -include-runtime -d a.jar && java -cp a.jar:/usr/share/java/kotlinx-coroutines-core.jar:/usr/share/java/atomicfu.jar FixedKt
import kotlinx.coroutines.*
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import kotlin.coroutines.resume

val timer = Executors.newScheduledThreadPool(1) { Thread(it).apply { isDaemon = true } }

fun lookup(key: String, callback: (String) -> Unit) =
    timer.schedule({ callback("value of $key") }, 400, TimeUnit.MILLISECONDS)

suspend fun lookup(key: String): String = suspendCancellableCoroutine { continuation ->
    val request = lookup(key) { continuation.resume(it) }
    continuation.invokeOnCancellation { request.cancel(true) }
}

fun main() = runBlocking<Unit> {
    val start = System.nanoTime()
    val value = withTimeoutOrNull(50) { lookup("a") }
    val millis = (System.nanoTime() - start) / 1_000_000
    println("$value in time: ${millis < 300}")
    println(withTimeoutOrNull(2_000) { lookup("a") })
    if (millis >= 300) kotlin.system.exitProcess(1)
}
