// Chromium, and what every page is held against: valid markup, axe, no sideways scroll. Prints TAP.
//   node SCRIPT.mjs NODE_MODULES CHROMIUM BASE_URL ARGUMENT...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [modules, chromium, base, ...args] = process.argv.slice(2);
const require = createRequire(modules + "/");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const { HtmlValidate } = require("html-validate");
const playwright = require("playwright-core").chromium;
const program = { executablePath: chromium, args: ["--no-sandbox"] };

const RULES = {
	"long-title": "off", // titles are the authors'
	"prefer-native-element": ["error", { exclude: ["region", "listbox"] }], // a <pre> that scrolls is a region
};
// what a browser writes in its own way
const WRITTEN_BY_BROWSER = {
	"attribute-boolean-style": "off", "attribute-empty-style": "off", "doctype-style": "off", "no-redundant-for": "off",
	"no-implicit-button-type": "off",
};
const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let count = 0;

// The address of the site, and what the test told the script.
export { base, args };

export const launch = () => playwright.launch(program);

// The whole browser with a folder of its own, without a window.
export const launchWhole = (profile) => playwright.launchPersistentContext(profile, {
	...program, headless: false, args: [...program.args, "--headless=new"],
});

export function ok(fine, name, ...notes) {
	count++;
	console.log(`${fine ? "ok" : "not ok"} ${count} - ${name}`);
	for (const note of fine ? [] : notes)
		console.log(`# ${String(note).replace(/\s+/g, " ").slice(0, 400)}`);
}

export const is = (got, wanted, name) => ok(got === wanted, name, `got ${got}, not ${wanted}`);
export const none = (problems, name) => ok(problems.length === 0, name, ...problems);

// Ends the script: how many tests there were.
export const plan = () => console.log(`1..${count}`);

function validator(rules) {
	const markup = new HtmlValidate({ extends: ["html-validate:recommended"], rules });

	return async (html, name) => {
		const report = await markup.validateString(html);

		none(report.results.flatMap((result) => result.messages.map(
			(message) => `${message.line}:${message.column} ${message.ruleId}: ${message.message}`)),
		`${name}: the markup is valid`);
	};
}

// HTML as the site sent it, and as a browser has it after scripts and forms.
export const isValid = validator(RULES);
export const isValidInBrowser = validator({ ...RULES, ...WRITTEN_BY_BROWSER });

// In the size that the page has. The debugger brings axe in, past the page's own policy.
export async function isAccessible(page, name) {
	if (await page.evaluate(() => !window.axe))
		await page.evaluate(axe);
	const found = await page.evaluate(async (levels) => {
		const result = await window.axe.run(document, { runOnly: levels, resultTypes: ["violations"] });

		return result.violations.map(
			(rule) => `${rule.id}: ${rule.help}: ${rule.nodes.map((node) => node.html).slice(0, 3).join(" ")}`);
	}, LEVELS);
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

	none(found, `${name}: nothing that axe objects to`);
	ok(wide <= 0, `${name}: no sideways scroll`, `${wide} px too wide`);
}

// Colours do not depend on the width: each theme at one width, unless there is time for all.
const LOOKS = [["light", 1280], ["dark", 320]];
if (process.env.MOJOWIKI_SLOW)
	LOOKS.push(["light", 320], ["dark", 1280]);

// In each look; after it DONE is told the width.
export async function isAccessibleEverywhere(page, name, done = async () => {}) {
	const before = page.viewportSize();

	for (const [colorScheme, width] of LOOKS) {
		await page.emulateMedia({ colorScheme });
		await page.setViewportSize({ width, height: 900 });
		await isAccessible(page, `${name} at ${width} px, ${colorScheme}`);
		await done(width);
	}
	await page.setViewportSize(before);
}
