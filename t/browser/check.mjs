// Opens pages in Chromium and prints what a reader would stumble over, as TAP.
//   node check.mjs NODE_MODULES CHROMIUM BASE_URL PATH...
import { createRequire } from "node:module";

const [modules, chromium, base, ...paths] = process.argv.slice(2);
const require = createRequire(modules + "/");
const playwright = require("playwright-core");
const { source: axe } = require("axe-core");
const { HtmlValidate } = require("html-validate");

// Colours do not depend on the width: each theme at one width, unless there is time for all.
const LOOKS = [["light", 1280], ["dark", 320]];
if (process.env.MOJOWIKI_SLOW)
	LOOKS.push(["light", 320], ["dark", 1280]);
// Titles are the authors'. A <pre> that scrolls is a region, and must stay a <pre>.
const markup = new HtmlValidate({
	extends: ["html-validate:recommended"],
	rules: { "long-title": "off", "prefer-native-element": ["error", { exclude: ["region"] }] },
});

let count = 0;

function ok(problems, name) {
	count++;
	console.log(`${problems.length ? "not ok" : "ok"} ${count} - ${name}`);
	for (const problem of problems)
		console.log(`# ${problem.replace(/\s+/g, " ").slice(0, 300)}`);
}

// What axe finds; the debugger brings it in, past the page's own policy.
async function violations(page) {
	await page.evaluate(axe);
	const found = await page.evaluate(async () => {
		const result = await window.axe.run(document, {
			runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
		});
		return result.violations.map(
			(rule) => `${rule.id}: ${rule.help}: ${rule.nodes.map((node) => node.html).slice(0, 3).join(" ")}`);
	});
	return found;
}

async function overflow(page) {
	return page.evaluate(() => {
		const wide = document.documentElement.scrollWidth - window.innerWidth;
		return wide > 0 ? [`the page is ${wide} px too wide`] : [];
	});
}

async function look(browser, path, theme, width) {
	const context = await browser.newContext({ colorScheme: theme, viewport: { width, height: 900 } });
	const page = await context.newPage();
	const said = [];

	page.on("console", (message) => ["error", "warning"].includes(message.type()) && said.push(message.text()));
	page.on("pageerror", (error) => said.push(String(error)));
	page.on("requestfailed", (request) => said.push(`${request.url()} failed`));
	const response = await page.goto(base + path, { waitUntil: "load" });
	const expected = response.status() >= 400 ? [/status of 4\d\d/] : [];

	ok(said.filter((line) => !expected.some((known) => known.test(line))),
		`${path} at ${width} px, ${theme}: the console is empty`);
	ok(await overflow(page), `${path} at ${width} px, ${theme}: no sideways scroll`);
	ok(await violations(page), `${path} at ${width} px, ${theme}: nothing that axe objects to`);
	await context.close();
}

async function validate(path) {
	const html = await (await fetch(base + path)).text();
	const report = await markup.validateString(html);

	ok(report.results.flatMap((result) =>
		result.messages.map((message) => `${message.line}:${message.column} ${message.ruleId}: ${message.message}`)),
	`${path}: the markup is valid`);
}

// A reader without JavaScript searches, follows a link and chooses a theme.
async function withoutScripts(browser) {
	const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 900 } });
	const page = await context.newPage();

	await page.goto(base + "/");
	await page.fill("#q", "lock");
	await page.click("main form button");
	ok(page.url().endsWith("/search?q=lock") ? [] : [page.url()], "without JavaScript: the search form searches");
	await page.click("main ol h3 a");
	ok((await page.locator("article h1").count()) === 1 ? [] : [page.url()], "without JavaScript: a result opens");
	const here = page.url();
	await page.selectOption("#theme", "dark");
	await page.click("footer form button");
	ok(page.url() === here ? [] : [page.url()], "without JavaScript: a theme is chosen, and the page stays");
	const cookies = await context.cookies();
	ok(cookies.some((cookie) => cookie.name.endsWith("theme") && cookie.value === "dark") ? [] : ["no cookie"],
		"without JavaScript: the theme is kept");
	await context.close();
}

const browser = await playwright.chromium.launch({ executablePath: chromium, args: ["--no-sandbox"] });
try {
	for (const path of paths) {
		await validate(path);
		for (const [theme, width] of LOOKS)
			await look(browser, path, theme, width);
	}
	await withoutScripts(browser);
} finally {
	await browser.close();
}
console.log(`1..${count}`);
