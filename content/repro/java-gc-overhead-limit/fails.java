// run: java -XX:+UseParallelGC -Xmx16m fails.java
import java.util.HashMap;
import java.util.Map;

public class Fails {
	public static void main(String[] args) {
		Map<Integer, String> all = new HashMap<>();
		for (int i = 0; ; i++) all.put(i, "value " + i);
	}
}
