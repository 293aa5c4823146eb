const port = 8080;

function start() {
	console.log(`listening on ${port}`);
}

start();
