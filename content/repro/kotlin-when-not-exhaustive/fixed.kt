sealed class Shape
data class Circle(val radius: Double) : Shape()
data class Square(val side: Double) : Shape()
object Point : Shape()

fun area(shape: Shape): Double = when (shape) {
    is Circle -> 3.14 * shape.radius * shape.radius
    is Square -> shape.side * shape.side
    Point -> 0.0
}

fun main() {
    println(area(Circle(1.0)) + area(Square(2.0)) + area(Point))
}
