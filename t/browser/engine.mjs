// Opens a page with a profile of its own, and stays until standard input ends.
//   node engine.mjs NODE_MODULES CHROMIUM URL PROFILE
import { args, base, launchWhole } from "./page.mjs";

// the headless shell knows no search engines
const context = await launchWhole(args[0]);
const page = await context.newPage();
await page.goto(base);
await new Promise((resolve) => process.stdin.on("end", resolve).resume());
await context.close();
