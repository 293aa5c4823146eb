import path from "node:path";

function setting(name, fallback) {
	const value = process.env[name] ?? fallback;
	if (value === undefined) throw new Error(`set ${name} to a folder`);
	return value;
}

console.log(path.join(setting("DATA_DIR", "/var/lib/app"), "index.json"));
console.log(Buffer.alloc(7).length, Buffer.from(String(7)).toString());
