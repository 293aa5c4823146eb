public class Fails {
	public static void main(String[] args) throws InterruptedException {
		Thread.currentThread().interrupt();
		Thread.sleep(1000);
	}
}
