data class Account private constructor(val owner: String, val roles: MutableList<String>) {
    var checkedAt: Long = 0

    companion object {
        fun open(owner: String, roles: List<String>): Account {
            require(owner.isNotBlank())
            return Account(owner.trim(), roles.toMutableList()).apply { checkedAt = 1764115200 }
        }
    }
}

fun main() {
    val ana = Account.open("ana ", listOf("reader"))
    val other = ana.copy(owner = " ")
    other.roles.add("admin")
    println("$other, checked at ${other.checkedAt}")
    println("$ana")
    println("equal with another check: ${ana == ana.copy()}")
}
