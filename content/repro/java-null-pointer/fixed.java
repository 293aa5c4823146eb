import java.util.Map;
import java.util.Objects;
import java.util.Optional;

public class Fixed {
	static int left(Map<String, Integer> stock, String item) {
		return stock.getOrDefault(item, 0);
	}

	static Optional<String> mail(Map<String, String> users, String name) {
		return Optional.ofNullable(users.get(name));
	}

	public static void main(String[] args) {
		System.out.println(left(Map.of("nut", 3), "bolt"));
		System.out.println(mail(Map.of(), "ana").orElse("no address"));
		System.out.println(Objects.requireNonNull("x", "x must be set"));
	}
}
