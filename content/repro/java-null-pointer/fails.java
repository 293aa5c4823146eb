import java.util.Map;

public class Fails {
	public static void main(String[] args) {
		Map<String, Integer> stock = Map.of("nut", 3);
		int left = stock.get("bolt");
		System.out.println(left);
	}
}
