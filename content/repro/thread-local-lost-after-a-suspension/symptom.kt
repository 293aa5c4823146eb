// run: kotlinc -cp /usr/share/java/kotlinx-coroutines-core.jar symptom.kt -include-runtime -d a.jar && java -cp a.jar:/usr/share/java/kotlinx-coroutines-core.jar:/usr/share/java/atomicfu.jar SymptomKt
import kotlinx.coroutines.*
import java.util.concurrent.Executors

val tenant = ThreadLocal<String>()

suspend fun save(what: String) {
    println("$what for ${tenant.get()} on ${Thread.currentThread().name.substringBefore(' ')}")
}

fun main() = runBlocking<Unit> {
    val requests = Executors.newSingleThreadExecutor { Thread(it, "request") }.asCoroutineDispatcher()
    val database = Executors.newSingleThreadExecutor { Thread(it, "database") }.asCoroutineDispatcher()
    withContext(requests) {
        tenant.set("ana")
        save("order")
        withContext(database) { save("invoice") }
    }
    withContext(requests) { save("another request's order") }
    requests.close()
    database.close()
}
