export function plausibleAddress(text) {
  if (typeof text !== 'string' || text.length > 254) return false;
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at), domain = text.slice(at + 1);
  if (at < 1 || local.length > 64 || domain.length < 1) return false;
  return !/[\s\p{Cc}<>]/u.test(text);     // no header can be smuggled in; one pass
}

for (const address of ["o'brien@example.com", 'anna+shop@example.com', 'jörg@exämple.de', 'no-at-sign',
  'a@example.com\r\nBcc: b@example.com', '@example.com']) {
  console.log(JSON.stringify(address), plausibleAddress(address));
}
const start = performance.now();
plausibleAddress('a'.repeat(1_000_000));
for (let i = 0; i < 1000; i++) plausibleAddress('a'.repeat(254));
if (performance.now() - start > 500) process.exit(1);
