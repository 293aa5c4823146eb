// run: java -XX:MaxMetaspaceSize=16m fails.java
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

public class Fails {
	public interface Task {
		void run();
	}

	public static void main(String[] args) {
		List<Object> kept = new ArrayList<>();
		while (true) {
			ClassLoader loader = new URLClassLoader(new URL[0], Fails.class.getClassLoader());
			kept.add(Proxy.newProxyInstance(loader, new Class<?>[] {Task.class}, (p, m, a) -> null));
		}
	}
}
