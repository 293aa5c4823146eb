import * as path from "node:path";

console.log(typeof path.join, Object.keys(path).includes("join"));

class Counter {
	count = 0;
	add = () => ++this.count;
}
const counter = new Counter();
console.log([1, 2].map(counter.add));
