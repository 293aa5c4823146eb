import java.util.ArrayList;
import java.util.List;

public class Fixed {
	public static void main(String[] args) {
		List<Integer> numbers = new ArrayList<>(List.of(1, 2, 3, 4));
		numbers.removeIf(n -> n % 2 == 0);
		for (Integer n : List.copyOf(numbers)) numbers.add(n * 10);
		System.out.println(numbers);
	}
}
