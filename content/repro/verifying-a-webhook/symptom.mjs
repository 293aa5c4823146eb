import { createHmac } from 'node:crypto';

const secret = 'test-secret';
const sign = bytes => createHmac('sha256', secret).update(bytes).digest('hex');

function generated(request) {                   // what a JSON body parser leaves
  const expected = sign(JSON.stringify(request.body));
  return expected === request.headers['x-signature'];
}

for (const raw of [
  '{"order":7,"total":12}',
  '{"order": 7, "total": 12}',
  '{"order":7,"total":1.0}',
  '{"id":9007199254740993}',
  '{"name":"J\\u00f6rg"}',
  '{"amount":1,"amount":900}',
]) {
  const request = { body: JSON.parse(raw), headers: { 'x-signature': sign(raw) } };
  console.log(raw, '->', JSON.stringify(request.body), generated(request) ? 'accepted' : 'refused');
}
