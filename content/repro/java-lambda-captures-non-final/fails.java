// run: javac fails.java
import java.util.List;

class Fails {
	int total(List<Integer> prices) {
		int total = 0;
		prices.forEach(price -> total += price);
		return total;
	}
}
