public class Fails {
	public static void main(String[] args) {
		Object[] values = new String[2];
		values[0] = 1;
	}
}
