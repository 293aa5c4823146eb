// Opens a page in Chromium with a profile of its own, and stays until standard input ends.
//   node engine.mjs NODE_MODULES CHROMIUM URL PROFILE
import { createRequire } from "node:module";

const [modules, chromium, url, profile] = process.argv.slice(2);
const require = createRequire(modules + "/");
const playwright = require("playwright-core");

// the whole browser without a window: the headless shell knows no search engines
const context = await playwright.chromium.launchPersistentContext(profile, {
	executablePath: chromium, headless: false, args: ["--headless=new", "--no-sandbox"],
});
const page = await context.newPage();
await page.goto(url);
await new Promise((resolve) => process.stdin.on("end", resolve).resume());
await context.close();
