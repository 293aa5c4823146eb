import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

public class Fixed {
	public static void main(String[] args) throws InterruptedException {
		ThreadPoolExecutor pool = new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS,
			new ArrayBlockingQueue<>(4), new ThreadPoolExecutor.CallerRunsPolicy());
		for (int i = 0; i < 20; i++) pool.execute(() -> Math.sqrt(2));
		pool.shutdown();
		System.out.println(pool.awaitTermination(5, TimeUnit.SECONDS));
	}
}
