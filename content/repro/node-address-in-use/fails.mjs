import net from "node:net";

const one = net.createServer().listen(0, "127.0.0.1", () => {
	net.createServer().listen(one.address().port, "127.0.0.1");
});
