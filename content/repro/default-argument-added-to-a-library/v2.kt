@file:JvmName("Mail")

data class Letter(val to: String, val text: String = "", val copies: Int = 1)

fun send(to: String, text: String = "", retries: Int = 3) = println("to $to: '$text', $retries retries")
