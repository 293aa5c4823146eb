class Account private constructor(val owner: String, roles: List<String>, val checkedAt: Long) {
    val roles: List<String> = java.util.Collections.unmodifiableList(ArrayList(roles))

    init {
        require(owner.isNotBlank()) { "an account needs an owner" }
    }

    fun renamed(owner: String) = open(owner, roles)

    override fun equals(other: Any?) =
        other is Account && owner == other.owner && roles == other.roles && checkedAt == other.checkedAt

    override fun hashCode() = java.util.Objects.hash(owner, roles, checkedAt)

    override fun toString() = "Account(owner=$owner, roles=$roles, checkedAt=$checkedAt)"

    companion object {
        fun open(owner: String, roles: List<String>) = Account(owner.trim(), roles, 1764115200)
    }
}

fun main() {
    val ana = Account.open("ana ", listOf("reader"))
    println(ana.renamed("Bob"))
    try {
        ana.renamed(" ")
        kotlin.system.exitProcess(1)
    } catch (e: IllegalArgumentException) {
        println(e.message)
    }
}
