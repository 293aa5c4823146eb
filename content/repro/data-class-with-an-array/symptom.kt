data class Token(val user: Int, val bytes: ByteArray)

fun main() {
    val one = Token(7, byteArrayOf(1, 2, 3))
    val two = Token(7, byteArrayOf(1, 2, 3))
    println("equal ${one == two}, same hash ${one.hashCode() == two.hashCode()}, same text ${"$one" == "$two"}")

    val seen = HashSet<Token>()
    repeat(5) { seen.add(Token(7, byteArrayOf(1, 2, 3))) }
    println("seen: ${seen.size}")

    val known = hashSetOf(one)
    one.bytes[0] = 9
    println("found again: ${one in known}, listed: ${known.toList()}")
}
