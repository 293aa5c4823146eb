// run: node --max-old-space-size=40 fails.mjs
const kept = [];
for (;;) kept.push(new Array(10_000).fill({}));
