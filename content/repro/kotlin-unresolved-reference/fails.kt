import kotlinx.corutines.delay

fun main() {
    println("A Title".slug())
}
