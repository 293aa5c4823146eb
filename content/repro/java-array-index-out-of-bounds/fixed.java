public class Fixed {
	static String user(String line) {
		int colon = line.indexOf(':');
		if (colon < 0) throw new IllegalArgumentException("no colon in '" + line + "'");
		return line.substring(0, colon);
	}

	public static void main(String[] args) {
		System.out.println(user("ana:7"));
		System.out.println(Math.floorMod("ana".hashCode(), 16));
	}
}
