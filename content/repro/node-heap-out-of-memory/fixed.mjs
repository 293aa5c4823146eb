import { createInterface } from "node:readline";
import { Readable } from "node:stream";

const input = Readable.from(["1\n2\n", "3\n"]);
let sum = 0;
for await (const line of createInterface({ input })) sum += Number(line);
console.log(sum);
