fun show(text: String?) = println("text $text")
fun show(number: Int?) = println("number $number")

fun main() {
    show(null as String?)
    show(number = null)
    val run: Runnable = Runnable { println("run") }
    run.run()
}
