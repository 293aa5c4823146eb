// run: kotlinc -nowarn v1.kt fails.kt -include-runtime -d v1.jar && kotlinc -nowarn fixed.kt -d v2 && java -cp v2:v1.jar FailsKt
@file:JvmName("Mail")

data class Letter(val to: String, val text: String = "", val copies: Int = 1) {
    @Deprecated("for callers compiled before 2.0", level = DeprecationLevel.HIDDEN)
    constructor(to: String, text: String = "") : this(to, text, 1)

    @Deprecated("for callers compiled before 2.0", level = DeprecationLevel.HIDDEN)
    fun copy(to: String = this.to, text: String = this.text) = Letter(to, text, copies)
}

fun send(to: String, text: String = "", retries: Int = 3) = println("to $to: '$text', $retries retries")

@Deprecated("for callers compiled before 2.0", level = DeprecationLevel.HIDDEN)
fun send(to: String, text: String = "") = send(to, text, 3)
