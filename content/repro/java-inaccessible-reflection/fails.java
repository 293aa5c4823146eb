public class Fails {
	public static void main(String[] args) throws Exception {
		String.class.getDeclaredField("value").setAccessible(true);
	}
}
