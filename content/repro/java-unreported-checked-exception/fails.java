// run: javac fails.java
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class Fails {
	List<String> read(List<Path> paths) {
		return paths.stream().map(path -> Files.readString(path)).toList();
	}
}
