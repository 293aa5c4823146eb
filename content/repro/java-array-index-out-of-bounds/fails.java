public class Fails {
	public static void main(String[] args) {
		System.out.println("ana".split(":")[1]);
	}
}
