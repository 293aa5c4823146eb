public class Fixed {
	record Account(int id, int[] cents) {}

	static void transfer(Account from, Account to, int amount) {
		Account first = from.id() < to.id() ? from : to;
		Account second = first == from ? to : from;
		synchronized (first) {
			synchronized (second) {
				from.cents()[0] -= amount;
				to.cents()[0] += amount;
			}
		}
	}

	public static void main(String[] args) throws InterruptedException {
		Account a = new Account(1, new int[] {100}), b = new Account(2, new int[] {100});
		Thread one = new Thread(() -> { for (int i = 0; i < 1000; i++) transfer(a, b, 1); });
		Thread two = new Thread(() -> { for (int i = 0; i < 1000; i++) transfer(b, a, 1); });
		one.start();
		two.start();
		one.join();
		two.join();
		System.out.println(a.cents()[0] + b.cents()[0]);
	}
}
