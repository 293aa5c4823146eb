// run: kotlinc -cp /usr/share/java/kotlinx-coroutines-core.jar fixed.kt -include-runtime -d a.jar && java -cp a.jar:/usr/share/java/kotlinx-coroutines-core.jar:/usr/share/java/atomicfu.jar FixedKt
import kotlinx.coroutines.*
import java.util.concurrent.Executors

val tenant = ThreadLocal<String>()
val seen = mutableListOf<String>()

suspend fun save(what: String) {
    seen += "$what for ${tenant.get()}"
}

fun main() = runBlocking<Unit> {
    val requests = Executors.newSingleThreadExecutor { Thread(it, "request") }.asCoroutineDispatcher()
    val database = Executors.newSingleThreadExecutor { Thread(it, "database") }.asCoroutineDispatcher()
    withContext(requests + tenant.asContextElement("ana")) {
        save("order")
        withContext(database) { save("invoice") }
    }
    withContext(requests) { save("another request's order") }
    requests.close()
    database.close()
    println(seen)
    if (seen != listOf("order for ana", "invoice for ana", "another request's order for null")) kotlin.system.exitProcess(1)
}
