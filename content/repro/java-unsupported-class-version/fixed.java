public class Fixed {
	public static void main(String[] args) {
		System.out.println(Runtime.version().feature() + " " + System.getProperty("java.class.version"));
	}
}
