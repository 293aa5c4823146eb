async function load(id) {
	if (id !== 1) throw new Error(`no user ${id}`);
	return { id };
}

async function main() {
	const [one, two] = await Promise.allSettled([load(1), load(2)]);
	console.log(one.value, two.reason.message);
}

main().catch((error) => {
	console.error(error);
	process.exitCode = 1;
});
