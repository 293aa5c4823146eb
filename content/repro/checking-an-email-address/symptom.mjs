const generated = /^([a-zA-Z0-9]+[._-]?)+@([a-zA-Z0-9]+[.-]?)+\.[a-zA-Z]{2,}$/;

for (const length of [24, 26, 28, 30]) {
  const start = process.hrtime.bigint();
  generated.test('a'.repeat(length));
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  console.log(`${length} letters, no @: ${ms.toFixed(0)} ms`);
}
for (const address of ["o'brien@example.com", 'anna+shop@example.com', 'jörg@exämple.de', 'nobody@example.invalid']) {
  console.log(address, generated.test(address));
}
