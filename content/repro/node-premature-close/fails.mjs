import { pipeline } from "node:stream/promises";
import { PassThrough, Readable } from "node:stream";

const source = new Readable({ read() { this.destroy(); } });
await pipeline(source, new PassThrough());
