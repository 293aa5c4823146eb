import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

public class Fixed {
	static final class Node {
		final List<Node> children = new ArrayList<>();
	}

	static int count(Node root) {
		Deque<Node> open = new ArrayDeque<>(List.of(root));
		int total = 0;
		while (!open.isEmpty()) {
			Node node = open.pop();
			total++;
			open.addAll(node.children);
		}
		return total;
	}

	public static void main(String[] args) {
		Node root = new Node();
		for (int i = 0; i < 200_000; i++) {
			Node parent = new Node();
			parent.children.add(root);
			root = parent;
		}
		System.out.println(count(root));
	}
}
