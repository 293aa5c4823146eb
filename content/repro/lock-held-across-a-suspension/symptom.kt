import java.util.concurrent.CountDownLatch
import java.util.concurrent.locks.ReentrantLock
import kotlin.concurrent.thread
import kotlin.coroutines.*

val lock = ReentrantLock()

suspend fun remoteCall(): Unit = suspendCoroutine { continuation ->
    thread(name = "io") { continuation.resume(Unit) }   // what a client library does
}

suspend fun update() {
    lock.lock()
    try {
        println("locked on ${Thread.currentThread().name}")
        remoteCall()
    } finally {
        println("unlocking on ${Thread.currentThread().name}")
        lock.unlock()
    }
}

fun main() {
    val done = CountDownLatch(1)
    ::update.startCoroutine(object : Continuation<Unit> {
        override val context: CoroutineContext = EmptyCoroutineContext
        override fun resumeWith(result: Result<Unit>) {
            println(result)
            done.countDown()
        }
    })
    done.await()
    println("still locked: ${lock.isLocked}, by this thread: ${lock.isHeldByCurrentThread}")
}
