import java.io.IOException
import java.lang.reflect.InvocationTargetException
import java.lang.reflect.Proxy

interface Rates {
    @Throws(IOException::class)
    fun of(currency: String): Double
}

class FileRates : Rates {
    override fun of(currency: String): Double = throw IOException("rates.csv is gone")
}

inline fun <reified T : Any> logged(target: T): T =
    Proxy.newProxyInstance(T::class.java.classLoader, arrayOf(T::class.java)) { _, method, args ->
        try {
            method.invoke(target, *args.orEmpty())
        } catch (e: InvocationTargetException) {
            throw e.targetException
        }
    } as T

fun main() {
    try {
        logged<Rates>(FileRates()).of("EUR")
        kotlin.system.exitProcess(1)
    } catch (e: IOException) {
        println("through the proxy: $e")
    }
}
