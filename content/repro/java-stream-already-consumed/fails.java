import java.util.List;
import java.util.stream.Stream;

public class Fails {
	public static void main(String[] args) {
		Stream<String> names = List.of("ana", "boris").stream();
		System.out.println(names.count());
		names.forEach(System.out::println);
	}
}
