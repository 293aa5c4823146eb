import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

public class Fixed {
	static String read(Path path) {
		try {
			return Files.readString(path);
		} catch (IOException error) {
			throw new UncheckedIOException("cannot read " + path, error);
		}
	}

	public static void main(String[] args) throws IOException {
		Path path = Files.createTempFile("a", ".txt");
		Files.writeString(path, "text");
		System.out.println(List.of(path).stream().map(Fixed::read).toList());
		Files.delete(path);
	}
}
