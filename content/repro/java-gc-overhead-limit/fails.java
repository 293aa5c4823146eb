// run: java -XX:+UseParallelGC -Xmx32m fails.java
import java.util.ArrayList;
import java.util.List;

public class Fails {
	public static void main(String[] args) {
		List<long[]> all = new ArrayList<>(4_000_000);
		while (true) all.add(new long[1]);
	}
}
