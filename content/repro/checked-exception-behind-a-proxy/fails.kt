import java.io.IOException
import java.lang.reflect.InvocationTargetException
import java.lang.reflect.Proxy

interface Rates {
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
        FileRates().of("EUR")
    } catch (e: IOException) {
        println("without the proxy: $e")
    }
    try {
        logged<Rates>(FileRates()).of("EUR")
    } catch (e: IOException) {
        println("not reached")
    }
}
