// An editor without JavaScript types a text, and saves when a line comes on standard input. Where that has led
// is printed each time, as a line of JSON.
//   node killed.mjs NODE_MODULES CHROMIUM BASE_URL NAME PASSWORD PATH TEXT
import { createInterface } from "node:readline";
import { args, base, launch } from "./page.mjs";

const [name, password, path, text] = args;
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

const browser = await launch();
const context = await browser.newContext({ javaScriptEnabled: false });
const page = await context.newPage();

async function tell() {
	console.log(JSON.stringify({ path: new URL(page.url()).pathname, text: await page.locator("main").innerText() }));
}

await page.goto(`${base}/login`);
await page.fill("#name", name);
await page.fill("#password", password);
await page.click("main .go");
await page.waitForURL((url) => url.pathname !== "/login");
await page.goto(`${base}${path}/edit`);
await page.fill("textarea[name=body]", text);
await tell();
await lines.next();
await page.click("button:has-text('Save')");
await page.waitForURL((url) => url.pathname === path);
await tell();
await browser.close();
