// Opens pages and prints what a reader would stumble over.
//   node check.mjs NODE_MODULES CHROMIUM BASE_URL PATH...
import { args as paths, base, isAccessibleEverywhere, isValid, launch, none, ok, is, plan } from "./page.mjs";

async function look(page, path) {
	const said = [];
	const listeners = {
		console: (message) => ["error", "warning"].includes(message.type()) && said.push(message.text()),
		pageerror: (error) => said.push(String(error)),
		requestfailed: (request) => said.push(`${request.url()} failed`),
	};

	for (const [event, listener] of Object.entries(listeners))
		page.on(event, listener);
	const response = await page.goto(base + path, { waitUntil: "load" });
	const expected = response.status() >= 400 ? [/status of 4\d\d/] : [];

	await isAccessibleEverywhere(page, path);
	none(said.filter((line) => !expected.some((known) => known.test(line))), `${path}: the console is empty`);
	for (const [event, listener] of Object.entries(listeners))
		page.off(event, listener);
}

// A reader without JavaScript searches, follows a link and chooses a theme.
async function withoutScripts(browser) {
	const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 900 } });
	const page = await context.newPage();

	await page.goto(base + "/");
	await page.fill("#q", "lock");
	await page.click("main form button");
	is(page.url(), `${base}/search?q=lock`, "without JavaScript: the search form searches");
	await page.click("main ol h3 a");
	is(await page.locator("article h1").count(), 1, "without JavaScript: a result opens");
	const here = page.url();
	await page.selectOption("#theme", "dark");
	await page.click("footer form button");
	is(page.url(), here, "without JavaScript: a theme is chosen, and the page stays");
	const cookies = await context.cookies();
	ok(cookies.some((cookie) => cookie.name.endsWith("theme") && cookie.value === "dark"),
		"without JavaScript: the theme is kept", "no cookie");
	await context.close();
}

const browser = await launch();
try {
	const page = await browser.newPage();
	for (const path of paths) {
		await isValid(await (await fetch(base + path)).text(), path);
		await look(page, path);
	}
	await withoutScripts(browser);
} finally {
	await browser.close();
}
plan();
