// Somebody without JavaScript logs in, fails, changes the password, ends the other session, makes a
// token; an admin changes a role. Every page on the way is held against axe. Prints TAP, and with a
// folder keeps a picture of each state there.
//   node accounts.mjs NODE_MODULES CHROMIUM BASE_URL NAME PASSWORD ADMIN PASSWORD [FOLDER]
import { createRequire } from "node:module";

const [modules, chromium, base, name, password, admin, adminPassword, folder] = process.argv.slice(2);
const require = createRequire(modules + "/");
const playwright = require("playwright-core");
const { source: axe } = require("axe-core");
const { HtmlValidate } = require("html-validate");

const NEXT = "nine lanterns under the bridge";
const markup = new HtmlValidate({
	extends: ["html-validate:recommended"],
	// the browser writes attributes without a value in its own way
	rules: { "long-title": "off", "attribute-boolean-style": "off", "attribute-empty-style": "off", "prefer-native-element": ["error", { exclude: ["region"] }] },
});
let count = 0;

function ok(problems, title) {
	count++;
	console.log(`${problems.length ? "not ok" : "ok"} ${count} - ${title}`);
	for (const problem of problems)
		console.log(`# ${String(problem).replace(/\s+/g, " ").slice(0, 300)}`);
}

function is(got, wanted, title) {
	ok(got === wanted ? [] : [`got ${got}, not ${wanted}`], title);
}

// axe needs scripts: the page as it stands is shown again in a browser that has them.
async function inspect(copies, page, state) {
	const html = await page.content();
	const report = await markup.validateString(html);

	ok(report.results.flatMap((result) => result.messages.map(
		(message) => `${message.line}:${message.column} ${message.ruleId}: ${message.message}`)), `${state}: valid`);
	const copy = await copies.newPage();
	await copy.route("**/*", (route) => route.request().url() === page.url() && route.request().isNavigationRequest()
		? route.fulfill({ body: html, contentType: "text/html; charset=utf-8" }) : route.continue());
	await copy.goto(page.url());
	await copy.evaluate(axe);
	for (const [theme, width] of [["light", 1280], ["dark", 360]]) {
		await copy.setViewportSize({ width, height: 900 });
		await copy.emulateMedia({ colorScheme: theme });
		const found = await copy.evaluate(async () => (await window.axe.run(document, {
			runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
		})).violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.html).slice(0, 3).join(" ")}`));
		const wide = await copy.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

		ok(found, `${state}, ${theme}, ${width} px: nothing that axe objects to`);
		ok(wide > 0 ? [`${wide} px too wide`] : [], `${state}, ${theme}, ${width} px: no sideways scroll`);
		if (folder)
			await copy.screenshot({ path: `${folder}/${state.replace(/\W+/g, "-")}-${width}.png`, fullPage: true });
	}
	await copy.close();
}

async function logIn(page, who, secret) {
	await page.goto(base + "/login");
	await page.fill("#name", who);
	await page.fill("#password", secret);
	await page.click("main button[type=submit]");
}

async function somebody(browser, copies) {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const other = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();

	await page.goto(base + "/account");
	await page.fill("#name", name);
	await page.fill("#password", "not the password");
	await page.click("main button[type=submit]");
	await inspect(copies, page, "login refused");
	is(await page.inputValue("#name"), name, "the name is kept");
	is(await page.inputValue("#password"), "", "the password is not");
	await page.fill("#password", password);
	await page.click("main button[type=submit]");
	is(page.url(), base + "/account", "the login leads to where one wanted to go");
	await logIn(await other.newPage(), name, password);
	await page.reload();
	await page.fill("#current", "not the password");
	await page.fill("#password", NEXT);
	await page.click("text=Change password");
	await inspect(copies, page, "account refused");
	await page.fill("#current", password);
	await page.fill("#password", NEXT);
	await page.click("text=Change password");
	ok(page.url().startsWith(base + "/account") ? [] : [page.url()], "the password is changed");
	is(await page.locator("text=End all other sessions").count(), 0, "which ends the other session");
	await logIn(await other.newPage(), name, NEXT);
	await page.reload();
	await page.click("text=End all other sessions");
	const left = await other.newPage();
	await left.goto(base + "/account");
	ok(left.url().includes("/login") ? [] : [left.url()], "the other session is ended");
	await page.fill("#label", "continuous integration");
	await page.click("text=Make token");
	await inspect(copies, page, "account with a new token");
	const token = await page.locator("#secret code").first().innerText();
	const answer = await fetch(base + "/account.json", { headers: { Authorization: `Bearer ${token}` } });
	is((await answer.json()).name, name, "a program with the token is known");
	await page.goto(base + "/logout");
	await page.click("main button[type=submit]");
	await page.goto(base + "/account");
	ok(page.url().includes("/login") ? [] : [page.url()], "after the log-out the account is closed");
	await page.goto(base + "/register");
	await page.fill("#name", "newcomer");
	await page.fill("#password", "short");
	await page.fill("#answer", "kcabecart");
	await page.click("main button[type=submit]");
	await inspect(copies, page, "register refused");
	await page.fill("#password", "seven owls on a silent roof");
	await page.click("main button[type=submit]");
	is(page.url(), base + "/account", "somebody makes an account");
	await context.close();
	await other.close();
}

async function administrator(browser, copies) {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();

	await logIn(page, admin, adminPassword);
	await page.goto(base + "/admin/users");
	await inspect(copies, page, "admin users");
	await page.click(`main a:has-text("${name}")`);
	await page.selectOption("#role", "reader");
	await page.fill("#password", "not the password");
	await page.click("main button[type=submit]");
	await inspect(copies, page, "admin user refused");
	await page.selectOption("#role", "reader");
	await page.fill("#password", adminPassword);
	await page.click("main button[type=submit]");
	ok((await page.locator(`tr:has-text("${name}")`).innerText()).includes("reader") ? [] : ["not changed"],
		"an admin gives an account another role");
	await page.goto(base + "/admin/audit");
	await inspect(copies, page, "audit");
	await page.goto(base + "/admin/settings");
	await inspect(copies, page, "settings");
	await page.selectOption("#name", "site.title");
	await page.fill("#value", "Our wiki");
	await page.fill("#password", adminPassword);
	await page.click("main button[type=submit]");
	ok((await page.title()).includes("Our wiki") ? [] : [await page.title()], "and changes a setting");
	await context.close();
}

const browser = await playwright.chromium.launch({ executablePath: chromium, args: ["--no-sandbox"] });
try {
	const copies = await browser.newContext();

	await somebody(browser, copies);
	await administrator(browser, copies);
} finally {
	await browser.close();
}
console.log(`1..${count}`);
