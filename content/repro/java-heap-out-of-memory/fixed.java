import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

public class Fixed {
	public static void main(String[] args) throws IOException {
		Path path = Files.createTempFile("rows", ".csv");
		Files.writeString(path, "1\n2\n3\n");
		try (Stream<String> lines = Files.lines(path)) {
			System.out.println(lines.mapToLong(Long::parseLong).sum());
		}
		Files.delete(path);
	}
}
