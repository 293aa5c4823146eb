public class Fixed {
	static boolean isPresent(String name) {
		try {
			Class.forName(name, false, Fixed.class.getClassLoader());
			return true;
		} catch (ClassNotFoundException | LinkageError error) {
			return false;
		}
	}

	public static void main(String[] args) {
		System.out.println(isPresent("com.acme.Json") + " " + isPresent("java.util.List"));
	}
}
