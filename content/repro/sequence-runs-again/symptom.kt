class Rows(private val n: Int) {
    var queries = 0
    fun all(): Sequence<Int> = sequence {
        queries++
        for (i in 1..n) yield(i)
    }
}

fun main() {
    val rows = Rows(1000)
    var parsed = 0
    val amounts = rows.all().map { parsed++; it * 2 }
    if (amounts.any()) {
        println("total ${amounts.sum()}, largest ${amounts.max()}, first ${amounts.first()}")
    }
    println("queries ${rows.queries}, parsed $parsed")
}
