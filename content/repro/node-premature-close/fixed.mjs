import { pipeline } from "node:stream/promises";
import { PassThrough, Readable } from "node:stream";

async function copy(source, target, milliseconds) {
	try {
		await pipeline(source, target, { signal: AbortSignal.timeout(milliseconds) });
		return "complete";
	} catch (error) {
		if (error.name === "AbortError") return "timed out";
		if (error.code === "ERR_STREAM_PREMATURE_CLOSE") return "cut off";
		throw error;
	}
}

console.log(await copy(Readable.from(["a", "b"]), new PassThrough().resume(), 1000));
