import java.util.ArrayList;
import java.util.List;

public class Fails {
	public static void main(String[] args) {
		List raw = new ArrayList();
		raw.add("a");
		List<Integer> numbers = raw;
		int first = numbers.get(0);
		System.out.println(first);
	}
}
