// Two people and a phone write in Chromium; prints what they meet as TAP.
//   node edit.mjs NODE_MODULES CHROMIUM BASE_URL ANA:PASSWORD BORIS:PASSWORD
import { args as people, base, isAccessibleEverywhere, isValidInBrowser, launch, none, ok, plan } from "./page.mjs";

async function signIn(browser, person, options) {
	const [name, password] = person.split(":");
	const context = await browser.newContext(options);
	const page = await context.newPage();

	page.said = [];
	page.on("console", (message) => ["error", "warning"].includes(message.type()) && page.said.push(message.text()));
	page.on("pageerror", (error) => page.said.push(String(error)));
	await page.goto(base + "/login");
	await page.fill("#name", name);
	await page.fill("#password", password);
	await page.click("main .go");
	return page;
}

async function isFit(page, name, scripts = true) {
	await isValidInBrowser(await page.content(), name);
	if (scripts)
		await isAccessibleEverywhere(page, name);
}

const text = (page) => page.locator("#f-body").inputValue();
const write = async (page, from, to) => page.fill("#f-body", (await text(page)).replace(from, to));
const save = (page) => page.click("button:has-text('Save')");

async function create(page, name, scripts) {
	await page.goto(base + "/new?category=mojo&kind=pitfall");
	await isFit(page, `${name}: a new entry`, scripts);
	await page.fill("#f-title", `A thing ${name}`);
	await write(page, "## Symptom\n", "## Symptom\n\nOne sentence here. Another one.\n");
	await write(page, "## Fix\n", "## Fix\n\nDo it well.\n");
	await page.click(".acts button[value=preview]");
	if (!scripts)
		ok((await page.locator(".pv h2").first().textContent()).startsWith("Symptom"), `${name}: the preview is below the form`);
	else
		await page.waitForSelector(".pv h2");
	await save(page);
	ok(await page.locator("h1", { hasText: `A thing ${name}` }).count() === 1, `${name}: it is there`, page.url());
	return new URL(page.url()).pathname;
}

// Story 1: two browsers, different paragraphs, then the same sentence.
async function twoBrowsers(ana, boris, path) {
	for (const page of [ana, boris])
		await page.goto(`${base}${path}/edit`);
	await write(ana, "Do it well", "Do it very well");
	await write(boris, "Another one", "Another two");
	await save(ana);
	await save(boris);
	ok(/We merged your edit with that of ana/.test(await boris.textContent("main")), "two paragraphs: both are in, and the second is told");
	for (const page of [ana, boris])
		await page.goto(`${base}${path}/edit`);
	await write(ana, "One sentence here", "One sentence of ana");
	await write(boris, "One sentence here", "One sentence of boris");
	await save(ana);
	await save(boris);
	ok(/ana saved revision \d+ while you were editing/.test(await boris.textContent("h1")), "one sentence: the second sees a conflict");
	ok(/of ana/.test(await boris.textContent(".side-t:nth-child(2)")) && /of boris/.test(await boris.textContent(".side-t:nth-child(3)")),
		"with both sentences");
	await isFit(boris, "the conflict page");
	await boris.check(".side-t:nth-child(3) input");
	await save(boris);
	await boris.goto(`${base}${path}/history`);
	const history = await boris.textContent("main");
	ok(/ana/.test(history) && /boris/.test(history), "history shows both authors");
	await isFit(boris, "the history");
	await boris.click("text=Compare the two");
	await isFit(boris, "a comparison, side by side");
	await boris.keyboard.press("u");
	await boris.waitForURL(/view=unified/);
	await isFit(boris, "a comparison, unified");
	await boris.click("text=Rendered");
	await isFit(boris, "a comparison, rendered");
}

// Story 4: three screens, without JavaScript, on a phone.
async function phone(page, path) {
	await page.goto(base + path);
	await page.click("h2:has-text('Fix') .part-edit");
	ok(/^## Fix/.test(await text(page)), "a phone: the second screen is the section alone", await text(page));
	await write(page, "well", "right");
	await save(page);
	ok(/Do it very right|Do it right/.test(await page.textContent("main")) && new URL(page.url()).pathname === path,
		"a phone: the third is the entry, without the typo", page.url());
}

async function comforts(page, path) {
	await page.goto(`${base}${path}/edit`);
	await page.focus("#f-body");
	await page.keyboard.press("Control+End");
	await page.keyboard.type("- one");
	await page.keyboard.press("Enter");
	await page.keyboard.type("two");
	ok(/- one\n- two$/.test(await text(page)), "a list goes on by itself", await text(page));
	await page.waitForFunction(() => /two/.test(document.querySelector(".pv").textContent));
	ok(true, "the preview follows");
	await page.keyboard.press("Enter");
	await page.keyboard.press("Enter");
	await page.keyboard.type("[[a thing");
	await page.waitForSelector("#links li");
	await page.keyboard.press("Enter");
	ok(/\[\[a-thing-[a-z-]+\]\]$/.test(await text(page)), "a link is completed", await text(page));
	await page.click(".tools button[title=Bold]");
	ok(/\*\*\*\*$/.test(await text(page)), "the toolbar writes", await text(page));
	await page.keyboard.press("Control+Enter");
	await page.waitForFunction(() => /Draft saved \d\d:\d\d/.test(document.querySelector("#said").textContent));
	ok(true, "Ctrl+Enter shows the preview and keeps a draft");
	await isFit(page, "the editor");
	await page.goto(`${base}${path}/edit`);
	ok(/Your draft from/.test(await page.textContent("main")) && /- two/.test(await text(page)), "the draft is offered back");
	await page.click("text=See what you changed");
	await isFit(page, "what the draft changed");
	await page.goBack();
	await page.click("text=Discard draft");
	ok(!/- two/.test(await text(page)), "and discarded by will");
	await page.fill("#f-comment", "By keys");
	await write(page, "Another", "A third");
	await page.keyboard.press("Control+s");
	await page.waitForURL(base + path);
	ok(/A third/.test(await page.textContent("main")), "Ctrl+S saves");
	await page.keyboard.press("?");
	await page.waitForSelector("dialog[open]");
	await isFit(page, "the list of keys");
	await page.keyboard.press("Escape");
	await page.waitForSelector("dialog", { state: "detached" });
	await page.keyboard.press("e");
	await page.waitForURL(`${base}${path}/edit`);
	ok(true, "a key leads to the editor");
}

async function acts(page, path, name, scripts) {
	await page.goto(`${base}${path}/edit`);
	await write(page, "## Prevention", "More of it.\n\n## Prevention");
	await save(page);
	await page.goto(`${base}${path}/restore?rev=1`);
	await isFit(page, `${name}: restoring`, scripts);
	await page.click("main .go");
	ok(/The old text is back/.test(await page.textContent("main")), `${name}: an old revision is restored`);
	await page.goto(`${base}${path}/history`);
	await page.locator("a:has-text('Undo')").first().click();
	await page.click("main .go");
	ok(/That change is undone/.test(await page.textContent("main")), `${name}: a change is undone`);
	await page.click("main a:has-text('Move')");
	await isFit(page, `${name}: moving`, scripts);
	await page.fill("#f-slug", `moved-${name}`);
	await page.click("main .go");
	ok(page.url() === `${base}/mojo/moved-${name}`, `${name}: the entry moves`, page.url());
	await page.click("main a:has-text('Delete')");
	await page.fill("#f-comment", "Done with it");
	await page.click("main .go");
	ok(/The entry is deleted/.test(await page.textContent("main")), `${name}: the entry is deleted`);
}

const browser = await launch();
try {
	const wide = { viewport: { width: 1280, height: 900 } };
	const ana = await signIn(browser, people[0], wide);
	const boris = await signIn(browser, people[1], wide);
	const plain = await signIn(browser, people[1], { javaScriptEnabled: false, viewport: { width: 360, height: 640 } });
	const path = await create(ana, "scripted", true);
	const other = await create(plain, "plain", false);

	await twoBrowsers(ana, boris, path);
	await phone(plain, path);
	await comforts(ana, path);
	await acts(ana, path, "scripted", true);
	await acts(plain, other, "plain", false);
	none([...ana.said, ...boris.said].filter((line) => !/status of 4\d\d/.test(line)), "the console is empty");
} catch (error) {
	ok(false, "no step is missing", error.message);
} finally {
	await browser.close();
}
plan();
