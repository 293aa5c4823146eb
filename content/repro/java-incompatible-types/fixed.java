import java.util.List;

public class Fixed {
	static int count(List<String> names) {
		return Math.toIntExact(names.stream().filter(n -> !n.isBlank()).count());
	}

	public static void main(String[] args) {
		long bytes = 1024L * 1024 * 4096;
		System.out.println(count(List.of("a", " ")) + " " + bytes);
	}
}
