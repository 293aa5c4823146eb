public class Fails {
	public static void main(String[] args) throws Exception {
		Class.forName("com.acme.Driver");
	}
}
