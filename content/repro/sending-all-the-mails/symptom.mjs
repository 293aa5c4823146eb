import { setTimeout as pause } from 'node:timers/promises';

let open = 0, peak = 0, sent = 0;
async function send(address) {
  peak = Math.max(peak, ++open);
  await pause(5);
  open--;
  if (address === 13) throw new Error('mailbox full');
  sent++;
}
const addresses = Array.from({ length: 500 }, (_, n) => n);
process.on('unhandledRejection', error => console.log('unhandled:', error.message));

async function generated() {
  addresses.forEach(async address => {
    await send(address);
  });
}

async function repaired() {
  await Promise.all(addresses.map(send));
}

for (const version of [generated, repaired]) {
  open = peak = sent = 0;
  try {
    await version();
    console.log(`${version.name}: done, ${sent} sent, ${peak} at once`);
  } catch (error) {
    console.log(`${version.name}: ${error.message}, ${sent} sent so far, ${peak} at once`);
  }
  await pause(50);
  console.log(`${version.name}: ${sent} sent a moment later`);
}
