async function main() {
	const { default: path, join } = await import("node:path");

	console.log(join("a", "b"), typeof path.join);
}

main();
