// run: javac fails.java
class Fails {
	int count(java.util.List<String> names) {
		return names.stream().count();
	}
}
