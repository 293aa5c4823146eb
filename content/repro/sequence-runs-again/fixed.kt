class Rows(private val n: Int) {
    var queries = 0
    fun all(): Sequence<Int> = sequence {
        queries++
        for (i in 1..n) yield(i)
    }.constrainOnce()
}

fun main() {
    val rows = Rows(1000)
    var parsed = 0
    val amounts = rows.all().map { parsed++; it * 2 }.toList()
    if (amounts.isNotEmpty()) {
        println("total ${amounts.sum()}, largest ${amounts.max()}, first ${amounts.first()}")
    }
    println("queries ${rows.queries}, parsed $parsed")
    if (rows.queries != 1 || parsed != 1000) kotlin.system.exitProcess(1)

    val again = rows.all()
    again.count()
    try {
        again.count()
        kotlin.system.exitProcess(1)
    } catch (e: IllegalStateException) {
        println(e.message)
    }
}
