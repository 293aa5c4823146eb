import { EventEmitter } from "node:events";

const bus = new EventEmitter();

async function handle(number) {
	const listener = () => number;
	bus.on("data", listener);
	try {
		await Promise.resolve();
	} finally {
		bus.off("data", listener);
	}
}

for (let i = 0; i < 50; i++) await handle(i);
console.log(bus.listenerCount("data"));
