sealed class Shape
data class Circle(val radius: Double) : Shape()
data class Square(val side: Double) : Shape()

fun area(shape: Shape): Double = when (shape) {
    is Square -> shape.side * shape.side
}

fun main() {
    println(area(Circle(1.0)))
}
