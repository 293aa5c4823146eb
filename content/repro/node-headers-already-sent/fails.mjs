import http from "node:http";

const server = http.createServer((request, response) => {
	response.end("first");
	response.setHeader("x-second", "1");
});
server.listen(0, "127.0.0.1", () => http.get({ port: server.address().port, host: "127.0.0.1" }));
