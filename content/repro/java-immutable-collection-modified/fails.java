import java.util.List;

public class Fails {
	public static void main(String[] args) {
		List<String> names = List.of("ana");
		names.add("boris");
	}
}
