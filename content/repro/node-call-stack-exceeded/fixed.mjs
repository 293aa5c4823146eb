function count(root) {
	let total = 0;
	const open = [root];
	while (open.length > 0) {
		const node = open.pop();
		total++;
		for (const child of node.children) open.push(child);
	}
	return total;
}

let root = { children: [] };
for (let i = 0; i < 200_000; i++) root = { children: [root] };
console.log(count(root));
console.log(Array.from({ length: 200_000 }, (_, i) => i).reduce((a, b) => Math.max(a, b)));
