cat >Fails.java <<'END'
public class Fails {
	static void both(Object first, Object second) {
		synchronized (first) {
			try { Thread.sleep(200); } catch (InterruptedException stop) { return; }
			synchronized (second) { System.out.println("done"); }
		}
	}
	public static void main(String[] args) {
		Object a = new Object(), b = new Object();
		new Thread(() -> both(a, b)).start();
		new Thread(() -> both(b, a)).start();
	}
}
END
java Fails.java &
sleep 6
jstack $! | sed -n '/Found one/,$p'
kill $!
