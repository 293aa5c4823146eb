public class Fails {
	public static void main(String[] args) throws InterruptedException {
		new Object().wait();
	}
}
