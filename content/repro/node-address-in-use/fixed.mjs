import http from "node:http";

const server = http.createServer((request, response) => response.end("ok"));
server.on("error", (error) => {
	console.error(`cannot listen: ${error.message}`);
	process.exitCode = 1;
});
server.listen(0, "127.0.0.1", () => {
	console.log(`port ${server.address().port}`);
	server.close();
});
process.on("SIGTERM", () => server.close());
