import http from "node:http";
import { once } from "node:events";

async function answer(request) {
	if (request.url === "/health") return { status: 200, body: "ok" };
	return { status: 404, body: "not found" };
}

const server = http.createServer(async (request, response) => {
	try {
		const { status, body } = await answer(request);
		response.writeHead(status, { "content-type": "text/plain" }).end(body);
	} catch (error) {
		if (response.headersSent) return response.destroy(error);
		response.writeHead(500).end("failed");
	}
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
console.log((await fetch(`http://127.0.0.1:${server.address().port}/health`)).status);
server.close();
