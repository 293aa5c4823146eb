public class Fixed {
	static String origin(Class<?> type) {
		var source = type.getProtectionDomain().getCodeSource();
		return source == null ? "the JDK" : source.getLocation().toString();
	}

	public static void main(String[] args) {
		System.out.println(origin(String.class));
	}
}
