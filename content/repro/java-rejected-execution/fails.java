import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

public class Fails {
	public static void main(String[] args) {
		ExecutorService pool = Executors.newFixedThreadPool(1);
		pool.shutdown();
		pool.submit(() -> 1);
	}
}
