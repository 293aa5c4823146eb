import java.util.ArrayList;
import java.util.List;

public class Fixed {
	public static void main(String[] args) {
		Object[] values = new Object[2];
		values[0] = "a";
		values[1] = 1;
		List<Object> list = new ArrayList<>(List.of("a"));
		list.add(1);
		System.out.println(values.length + list.size());
	}
}
