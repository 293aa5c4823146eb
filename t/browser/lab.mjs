// Pastes into the Lab without JavaScript, and prints what a reader would stumble over.
//   node lab.mjs NODE_MODULES CHROMIUM BASE_URL PASTE [SCREENSHOT_PREFIX]
import { args, base, isAccessibleEverywhere, launch, ok, plan } from "./page.mjs";

const [paste, prefix] = args;

// axe needs scripts: it runs over the same bytes in a page that has them.
async function inspect(copy, page, step) {
	await copy.setContent(await page.content(), { waitUntil: "load" });
	await isAccessibleEverywhere(copy, step, async (width) => prefix
		&& copy.screenshot({ path: `${prefix}-${step}-${width}.png`, fullPage: true }));
}

const browser = await launch();
try {
	const page = await browser.newPage({ viewport: { width: 320, height: 800 }, javaScriptEnabled: false });
	const copy = await browser.newPage({ bypassCSP: true });

	await copy.goto(base + "/help");
	await page.goto(base + "/lab");
	await inspect(copy, page, "form");
	await page.fill("#text", paste);
	await page.click("form.stack button[type=submit]");
	await inspect(copy, page, "result");
	ok(await page.locator(".hit mark").count() > 0, "the line is marked", "nothing is marked");
} finally {
	await browser.close();
}
plan();
