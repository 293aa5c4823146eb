import java.util.List;

public class Fixed {
	public static void main(String[] args) {
		List<Integer> prices = List.of(3, 4);
		int total = prices.stream().mapToInt(Integer::intValue).sum();

		for (int i = 0; i < 2; i++) {
			int number = i;
			Runnable task = () -> System.out.println(number + " " + total);
			task.run();
		}
	}
}
