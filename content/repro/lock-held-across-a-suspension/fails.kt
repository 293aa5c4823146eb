import java.util.concurrent.locks.ReentrantLock
import kotlin.concurrent.withLock

val lock = ReentrantLock()

suspend fun remoteCall() {}

suspend fun update() = lock.withLock {
    remoteCall()
}

fun main() {}
