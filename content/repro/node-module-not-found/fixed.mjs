import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
console.log(require.resolve.paths("express")?.length > 0);
console.log(import.meta.resolve("node:fs"));
