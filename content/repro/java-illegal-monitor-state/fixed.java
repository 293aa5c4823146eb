public class Fixed {
	private final Object lock = new Object();
	private boolean ready;

	void await() throws InterruptedException {
		synchronized (lock) {
			while (!ready) lock.wait();
		}
	}

	void open() {
		synchronized (lock) {
			ready = true;
			lock.notifyAll();
		}
	}

	public static void main(String[] args) throws InterruptedException {
		Fixed gate = new Fixed();
		new Thread(gate::open).start();
		gate.await();
		System.out.println("open");
	}
}
