function toCount(value) {
	if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError(`too large: ${value}`);
	return Number(value);
}

const cents = 12n + 1n;
console.log(cents, toCount(41n) + 1);
console.log(JSON.stringify({ id: 9007199254740993n }, (key, value) =>
	typeof value === "bigint" ? value.toString() : value));
