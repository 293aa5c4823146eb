import java.util.LinkedHashMap;
import java.util.Map;

public class Fixed {
	static <K, V> Map<K, V> bounded(int limit) {
		return new LinkedHashMap<>(16, 0.75f, true) {
			@Override
			protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
				return size() > limit;
			}
		};
	}

	public static void main(String[] args) {
		Map<Integer, String> cache = bounded(1000);
		for (int i = 0; i < 100_000; i++) cache.put(i, "value " + i);
		System.out.println(cache.size());
	}
}
