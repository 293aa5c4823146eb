import { PassThrough } from "node:stream";

const stream = new PassThrough();
stream.end("first");
stream.write("second");
