import { PassThrough, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

async function concatenate(sources, target) {
	await pipeline(async function* () {
		for (const source of sources) yield* source;
	}, target);
}

const target = new PassThrough();
const parts = [];
target.on("data", (chunk) => parts.push(chunk.toString()));
await concatenate([Readable.from(["a"]), Readable.from(["b"])], target);
console.log(parts.join(""));
