// run: kotlinc -nowarn v1.kt fails.kt -include-runtime -d v1.jar && kotlinc -nowarn v2.kt -d v2 && java -cp v2:v1.jar FailsKt
fun main() {
    send("ana")
    println(Letter("ana"))
}
