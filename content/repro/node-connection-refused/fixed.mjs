import http from "node:http";
import { once } from "node:events";

const server = http.createServer((request, response) => response.end("ok"));
server.listen(0, "127.0.0.1");
await once(server, "listening");

const response = await fetch(`http://127.0.0.1:${server.address().port}/`);
console.log(response.status, await response.text());
server.close();
