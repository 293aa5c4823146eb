import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

public class Fixed {
	static <T> List<T> checked(List<?> raw, Class<T> type) {
		List<T> result = new ArrayList<>();
		for (Object element : raw) result.add(type.cast(element));
		return result;
	}

	public static void main(String[] args) {
		List<Integer> numbers = checked(List.of(1, 2), Integer.class);
		System.out.println(numbers.get(0) + numbers.get(1));
		List<Integer> guarded = Collections.checkedList(new ArrayList<>(), Integer.class);
		guarded.add(3);
		System.out.println(guarded);
	}
}
