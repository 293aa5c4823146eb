import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public class Fixed {
	public static void main(String[] args) {
		List<String> names = new ArrayList<>(List.of("ana"));
		names.add("boris");
		List<Integer> numbers = Stream.of(1, 2).collect(Collectors.toCollection(ArrayList::new));
		numbers.add(3);
		System.out.println(names + " " + numbers);
	}
}
