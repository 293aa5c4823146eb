async function readJson(response) {
	const type = response.headers.get("content-type") ?? "";
	const text = await response.text();
	if (!response.ok || !type.includes("json"))
		throw new Error(`${response.status} ${type} from ${response.url}: ${text.slice(0, 80)}`);
	return JSON.parse(text);
}

const good = new Response('{"id": 1}', { headers: { "content-type": "application/json" } });
console.log(await readJson(good));
const page = new Response("<!DOCTYPE html>", { status: 502, headers: { "content-type": "text/html" } });
console.log(await readJson(page).catch((error) => error.message));
