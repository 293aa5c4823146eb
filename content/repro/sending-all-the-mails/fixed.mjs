import { setTimeout as pause } from 'node:timers/promises';

export async function forEachLimited(items, limit, work, signal) {
  const iterator = items[Symbol.iterator]();
  const failed = [];
  async function worker() {
    for (const item of iterator) {              // shared: each item is taken once
      signal?.throwIfAborted();
      try {
        await work(item);
      } catch (error) {
        failed.push({ item, error });
      }
    }
  }
  await Promise.all(Array.from({ length: limit }, worker));
  return failed;
}

let open = 0, peak = 0, sent = 0;
async function send(address) {
  peak = Math.max(peak, ++open);
  await pause(1);
  open--;
  if (address === 13) throw new Error('mailbox full');
  sent++;
}
const failed = await forEachLimited(Array.from({ length: 500 }, (_, n) => n), 20, send);
console.log(`${sent} sent, ${peak} at once, failed: ${failed.map(f => `${f.item} (${f.error.message})`)}`);
if (sent !== 499 || peak !== 20 || failed.length !== 1) process.exit(1);
