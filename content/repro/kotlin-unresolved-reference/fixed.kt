import java.util.Locale

fun Double.price() = "%.2f EUR".format(Locale.ROOT, this)

fun main() {
    println(12.5.price())
}
