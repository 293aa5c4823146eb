// run: kotlinc -nowarn symptom.kt -include-runtime -d a.jar && java -Xint -jar a.jar && javap -cp a.jar SymptomKt
import java.lang.management.ManagementFactory

inline class UserId(val value: Long)

fun plain(id: UserId): Long = id.value
fun nullable(id: UserId?): Long = id?.value ?: 0
fun <T> generic(id: T): T = id

fun allocated(block: () -> Unit): Long {
    val threads = ManagementFactory.getThreadMXBean() as com.sun.management.ThreadMXBean
    val me = Thread.currentThread().id
    block()
    val before = threads.getThreadAllocatedBytes(me)
    block()
    return (threads.getThreadAllocatedBytes(me) - before) / 1000
}

var sum = 0L

fun main() {
    val ids = LongArray(100_000) { it + 1000L }
    println("plain    ${allocated { for (i in ids) sum += plain(UserId(i)) }} kB")
    println("nullable ${allocated { for (i in ids) sum += nullable(UserId(i)) }} kB")
    println("generic  ${allocated { for (i in ids) sum += generic(UserId(i)).value }} kB")
    println("list     ${allocated { val l = ArrayList<UserId>(100_000); for (i in ids) l.add(UserId(i)) }} kB")
    println("array    ${allocated { val l = LongArray(100_000); for (i in ids.indices) l[i] = ids[i] }} kB")
}
