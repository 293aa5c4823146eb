public class Fixed {
	private static final class Port {
		static final int VALUE = Integer.parseInt(System.getProperty("port", "8080"));
	}

	static int port() {
		return Port.VALUE;
	}

	public static void main(String[] args) {
		System.out.println(port());
	}
}
