import fs from "node:fs/promises";

async function forEachLimit(items, limit, work) {
	const iterator = items[Symbol.iterator]();
	const worker = async () => {
		for (const item of iterator) await work(item);
	};
	await Promise.all(Array.from({ length: limit }, worker));
}

const paths = Array.from({ length: 2000 }, () => import.meta.filename ?? process.argv[1]);
let bytes = 0;
await forEachLimit(paths, 16, async (path) => {
	bytes += (await fs.readFile(path)).length;
});
console.log(bytes > 0);
