public class Fails {
	static class Port {
		static final int VALUE = Integer.parseInt(System.getProperty("no.such.port"));
	}

	public static void main(String[] args) {
		System.out.println(Port.VALUE);
	}
}
