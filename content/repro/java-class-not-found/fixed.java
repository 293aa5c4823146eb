public class Fixed {
	public static void main(String[] args) {
		String name = "java.util.Map$Entry";
		try {
			Class<?> found = Class.forName(name, false, Thread.currentThread().getContextClassLoader());
			System.out.println(found.getName());
		} catch (ClassNotFoundException error) {
			System.out.println("not found: " + name + " on " + System.getProperty("java.class.path"));
		}
	}
}
