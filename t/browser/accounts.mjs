// Somebody without JavaScript logs in, fails, changes the password, ends the other session, makes a
// token; an admin changes a role. Every page on the way is held against axe. Prints TAP, and with a
// folder keeps a picture of each state there.
//   node accounts.mjs NODE_MODULES CHROMIUM BASE_URL NAME PASSWORD ADMIN PASSWORD [FOLDER]
import { args, base, is, isAccessibleEverywhere, isValidInBrowser, launch, ok, plan } from "./page.mjs";

const [name, password, admin, adminPassword, folder] = args;
const NEXT = "nine lanterns under the bridge";

// axe needs scripts: the page as it stands is shown again in a browser that has them.
async function inspect(copy, page, state) {
	const html = await page.content();

	await isValidInBrowser(html, state);
	await copy.route("**/*", (route) => route.request().url() === page.url() && route.request().isNavigationRequest()
		? route.fulfill({ body: html, contentType: "text/html; charset=utf-8" }) : route.continue());
	await copy.goto(page.url());
	await isAccessibleEverywhere(copy, state, async (width) => folder
		&& copy.screenshot({ path: `${folder}/${state.replace(/\W+/g, "-")}-${width}.png`, fullPage: true }));
	await copy.unroute("**/*");
}

async function logIn(page, who, secret) {
	await page.goto(base + "/login");
	await page.fill("#name", who);
	await page.fill("#password", secret);
	await page.click("main button[type=submit]");
}

async function somebody(browser, copy) {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const other = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();

	await page.goto(base + "/account");
	await page.fill("#name", name);
	await page.fill("#password", "not the password");
	await page.click("main button[type=submit]");
	await inspect(copy, page, "login refused");
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
	await inspect(copy, page, "account refused");
	await page.fill("#current", password);
	await page.fill("#password", NEXT);
	await page.click("text=Change password");
	ok(page.url().startsWith(base + "/account"), "the password is changed", page.url());
	is(await page.locator("text=End all other sessions").count(), 0, "which ends the other session");
	await logIn(await other.newPage(), name, NEXT);
	await page.reload();
	await page.click("text=End all other sessions");
	const left = await other.newPage();
	await left.goto(base + "/account");
	ok(left.url().includes("/login"), "the other session is ended", left.url());
	await page.fill("#label", "continuous integration");
	await page.click("text=Make token");
	await inspect(copy, page, "account with a new token");
	const token = await page.locator("#secret code").first().innerText();
	const answer = await fetch(base + "/account.json", { headers: { Authorization: `Bearer ${token}` } });
	is((await answer.json()).name, name, "a program with the token is known");
	await page.goto(base + "/logout");
	await page.click("main button[type=submit]");
	await page.goto(base + "/account");
	ok(page.url().includes("/login"), "after the log-out the account is closed", page.url());
	await page.goto(base + "/register");
	await page.fill("#name", "newcomer");
	await page.fill("#password", "short");
	await page.fill("#answer", "kcabecart");
	await page.click("main button[type=submit]");
	await inspect(copy, page, "register refused");
	await page.fill("#password", "seven owls on a silent roof");
	await page.click("main button[type=submit]");
	is(page.url(), base + "/account", "somebody makes an account");
	await context.close();
	await other.close();
}

async function administrator(browser, copy) {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();

	await logIn(page, admin, adminPassword);
	await page.goto(base + "/admin/users");
	await inspect(copy, page, "admin users");
	await page.click(`main a:has-text("${name}")`);
	await page.selectOption("#role", "reader");
	await page.fill("#password", "not the password");
	await page.click("main button[type=submit]");
	await inspect(copy, page, "admin user refused");
	await page.selectOption("#role", "reader");
	await page.fill("#password", adminPassword);
	await page.click("main button[type=submit]");
	ok((await page.locator(`tr:has-text("${name}")`).innerText()).includes("reader"),
		"an admin gives an account another role", "not changed");
	await page.goto(base + "/admin/audit");
	await inspect(copy, page, "audit");
	await page.goto(base + "/admin/settings");
	await inspect(copy, page, "settings");
	await page.selectOption("#name", "site.title");
	await page.fill("#value", "Our wiki");
	await page.fill("#password", adminPassword);
	await page.click("main button[type=submit]");
	ok((await page.title()).includes("Our wiki"), "and changes a setting", await page.title());
	await context.close();
}

const browser = await launch();
try {
	const copy = await browser.newPage();

	await somebody(browser, copy);
	await administrator(browser, copy);
} finally {
	await browser.close();
}
plan();
