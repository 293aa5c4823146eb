import { createHmac, timingSafeEqual } from 'node:crypto';

const TOLERANCE = 300;                          // seconds

export function verify(raw, headers, secrets, now = Date.now() / 1000) {
  const time = headers['x-timestamp'] ?? '';
  const given = Buffer.from(headers['x-signature'] ?? '', 'hex');
  if (!/^\d{1,12}$/.test(time) || given.length !== 32) return null;
  if (Math.abs(now - Number(time)) > TOLERANCE) return null;
  const matches = secrets.some(secret =>        // two while a secret is being replaced
    timingSafeEqual(createHmac('sha256', secret).update(`${time}.`).update(raw).digest(), given));
  return matches ? JSON.parse(raw.toString('utf8')) : null;
}

const raw = Buffer.from('{"order": 7, "total": 1.0}');
const time = '1790000000';
const signature = createHmac('sha256', 'new').update(`${time}.`).update(raw).digest('hex');
const headers = { 'x-timestamp': time, 'x-signature': signature };
const show = (what, value) => console.log(`${what}: ${JSON.stringify(value)}`);

show('right', verify(raw, headers, ['new', 'old'], 1790000100));
show('an hour later', verify(raw, headers, ['new'], 1790003700));
show('one byte changed', verify(Buffer.from('{"order": 8, "total": 1.0}'), headers, ['new'], 1790000100));
show('no signature', verify(raw, { 'x-timestamp': time }, ['new'], 1790000100));
show('short signature', verify(raw, { ...headers, 'x-signature': 'ab' }, ['new'], 1790000100));
