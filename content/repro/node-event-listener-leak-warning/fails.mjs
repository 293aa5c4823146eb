import { EventEmitter } from "node:events";

const bus = new EventEmitter();
for (let i = 0; i < 11; i++) bus.on("data", () => i);
