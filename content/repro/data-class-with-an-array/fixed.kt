class Bytes(source: ByteArray) {
    private val content = source.copyOf()
    val size get() = content.size
    fun toByteArray() = content.copyOf()
    override fun equals(other: Any?) = other is Bytes && content.contentEquals(other.content)
    override fun hashCode() = content.contentHashCode()
    override fun toString() = "$size bytes"
}

data class Token(val user: Int, val bytes: Bytes)

fun main() {
    val array = byteArrayOf(1, 2, 3)
    val one = Token(7, Bytes(array))
    val two = Token(7, Bytes(byteArrayOf(1, 2, 3)))
    array[0] = 9
    println("equal: ${one == two}, in a set: ${two in setOf(one)}, $one")
    if (one != two || two !in setOf(one)) kotlin.system.exitProcess(1)
}
