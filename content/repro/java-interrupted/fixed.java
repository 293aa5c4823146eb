import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

public class Fixed {
	static void work() {
		try {
			while (true) Thread.sleep(1000);
		} catch (InterruptedException stop) {
			Thread.currentThread().interrupt();
			System.out.println("stopping");
		}
	}

	public static void main(String[] args) throws InterruptedException {
		ExecutorService pool = Executors.newSingleThreadExecutor();
		pool.submit(Fixed::work);
		TimeUnit.MILLISECONDS.sleep(50);
		pool.shutdownNow();
		System.out.println(pool.awaitTermination(1, TimeUnit.SECONDS));
	}
}
