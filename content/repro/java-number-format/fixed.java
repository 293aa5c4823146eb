import java.text.NumberFormat;
import java.text.ParseException;
import java.util.Locale;

public class Fixed {
	static int port(String text) {
		try {
			return Integer.parseInt(text.strip());
		} catch (NumberFormatException error) {
			throw new IllegalArgumentException("port must be a whole number, it is '" + text + "'", error);
		}
	}

	public static void main(String[] args) throws ParseException {
		System.out.println(port(" 8080 "));
		System.out.println(NumberFormat.getInstance(Locale.US).parse("1,200").intValue());
		System.out.println(String.format(Locale.ROOT, "%.2f", 1.5));
	}
}
