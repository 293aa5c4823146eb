// run: kotlinc -nowarn fixed.kt -include-runtime -d a.jar && java -Xint -jar a.jar
import java.lang.management.ManagementFactory

inline class UserId(val value: Long)

class UserIds(capacity: Int) {
    private var items = LongArray(capacity)
    var size = 0
        private set

    fun add(id: UserId) {
        if (size == items.size) items = items.copyOf(maxOf(8, size * 2))
        items[size++] = id.value
    }

    operator fun get(index: Int): UserId {
        if (index >= size) throw IndexOutOfBoundsException("$index of $size")
        return UserId(items[index])
    }
}

fun allocated(block: () -> Unit): Long {
    val threads = ManagementFactory.getThreadMXBean() as com.sun.management.ThreadMXBean
    val me = Thread.currentThread().id
    block()
    val before = threads.getThreadAllocatedBytes(me)
    block()
    return (threads.getThreadAllocatedBytes(me) - before) / 1000
}

fun main() {
    val kilobytes = allocated {
        val ids = UserIds(100_000)
        for (i in 0L until 100_000L) ids.add(UserId(i))
        check(ids[99_999] == UserId(99_999))
    }
    println("UserIds  $kilobytes kB")
    if (kilobytes > 900) kotlin.system.exitProcess(1)
}
