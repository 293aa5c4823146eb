public class Fails {
	public static void main(String[] args) {
		System.out.println(Integer.parseInt("1,200"));
	}
}
