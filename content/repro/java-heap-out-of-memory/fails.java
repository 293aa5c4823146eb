// run: java -Xmx16m fails.java
import java.util.ArrayList;
import java.util.List;

public class Fails {
	public static void main(String[] args) {
		List<byte[]> kept = new ArrayList<>();
		while (true) kept.add(new byte[1 << 20]);
	}
}
