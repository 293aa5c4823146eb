import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public class Fixed {
	public static void main(String[] args) {
		List<String> names = List.of("ana", "boris", "");
		Supplier<Stream<String>> filled = () -> names.stream().filter(n -> !n.isEmpty());
		System.out.println(filled.get().count() + " " + filled.get().collect(Collectors.joining(",")));

		var both = names.stream().collect(Collectors.teeing(
			Collectors.counting(), Collectors.joining("|"), (count, text) -> count + " " + text));
		System.out.println(both);
	}
}
