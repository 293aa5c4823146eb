import java.util.concurrent.CountDownLatch
import java.util.concurrent.locks.ReentrantLock
import kotlin.concurrent.thread
import kotlin.concurrent.withLock
import kotlin.coroutines.*

val lock = ReentrantLock()
var balance = 0

suspend fun remoteCall(): Int = suspendCoroutine { continuation ->
    thread(name = "io") { continuation.resume(10) }
}

suspend fun update() {
    val amount = remoteCall()
    lock.withLock { balance += amount }   // nothing in here suspends
}

fun main() {
    val done = CountDownLatch(20)
    repeat(20) {
        ::update.startCoroutine(object : Continuation<Unit> {
            override val context: CoroutineContext = EmptyCoroutineContext
            override fun resumeWith(result: Result<Unit>) {
                result.getOrThrow()
                done.countDown()
            }
        })
    }
    done.await()
    println("balance $balance, locked: ${lock.isLocked}")
    if (balance != 200 || lock.isLocked) kotlin.system.exitProcess(1)
}
