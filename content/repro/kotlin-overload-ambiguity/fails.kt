fun show(text: String?) = println("text $text")
fun show(number: Int?) = println("number $number")

fun main() {
    show(null)
}
