@file:JvmName("Mail")

data class Letter(val to: String, val text: String = "")

fun send(to: String, text: String = "") = println("to $to: '$text'")
