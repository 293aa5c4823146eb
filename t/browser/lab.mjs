// Pastes into the Lab in Chromium without JavaScript, and prints what a reader would stumble over, as TAP.
//   node lab.mjs NODE_MODULES CHROMIUM BASE_URL PASTE [SCREENSHOT_PREFIX]
import { createRequire } from "node:module";

const [modules, chromium, base, paste, prefix] = process.argv.slice(2);
const require = createRequire(modules + "/");
const playwright = require("playwright-core");
const { source: axe } = require("axe-core");
let count = 0;

function ok(problems, name) {
	count++;
	console.log(`${problems.length ? "not ok" : "ok"} ${count} - ${name}`);
	for (const problem of problems)
		console.log(`# ${problem.replace(/\s+/g, " ").slice(0, 400)}`);
}

async function look(browser, width, theme) {
	const context = await browser.newContext({
		viewport: { width, height: 800 }, colorScheme: theme, javaScriptEnabled: false, bypassCSP: true });
	const page = await context.newPage();
	for (const step of ["form", "result"]) {
		if (step === "form") {
			await page.goto(base + "/lab");
		} else {
			await page.fill("#text", paste);
			await page.click("form.stack button[type=submit]");
		}
		// a second context runs axe over the same bytes: the reader's has no scripts
		const html = await page.content();
		const checker = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: theme, bypassCSP: true });
		const copy = await checker.newPage();
		await copy.goto(base + "/help");
		await copy.setContent(html, { waitUntil: "load" });
		await copy.evaluate(axe);
		const found = await copy.evaluate(async () => (await window.axe.run(document, {
			runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
		})).violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.html).slice(0, 3).join(" ")}`));
		const over = await copy.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		if (over > 0)
			found.push(`the page is ${over} px too wide`);
		ok(found, `${step} at ${width} px, ${theme}`);
		if (prefix)
			await page.screenshot({ path: `${prefix}-${step}-${width}-${theme}.png`, fullPage: true });
		await checker.close();
	}
	ok((await page.locator(".hit mark").count()) ? [] : ["nothing is marked"], `the line is marked at ${width} px, ${theme}`);
	await context.close();
}

const browser = await playwright.chromium.launch({ executablePath: chromium, args: ["--no-sandbox"] });
for (const [width, theme] of [[320, "light"], [1280, "dark"]])
	await look(browser, width, theme);
await browser.close();
console.log(`1..${count}`);
