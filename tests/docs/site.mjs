// site.mjs NPM CHROMIUM < LIST: opens pages from disk without a network, wide and light, narrow and dark. LIST is JSON, paths of
// pages; the answer is JSON as well: {path: [fault, ...]}: what axe finds, what is asked for or complained of, what sticks out.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [npm, executablePath] = process.argv.slice(2);
const require = createRequire(`${npm}/`);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
const answers = {}, paths = JSON.parse(readFileSync(0, "utf8"));

for (const [colorScheme, width] of [["light", 1280], ["dark", 358]]) {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, offline: true });
    for (const path of paths) {
        const faults = (answers[path] ??= []), page = await context.newPage();
        page.on("console", (message) => faults.push(`console: ${message.text()}`));
        page.on("request", (request) => /^file:/.test(request.url()) || faults.push(`asks for ${request.url()}`));
        page.on("requestfailed", (request) => faults.push(`${request.url()} is not there`));
        await page.goto(`file://${path}`);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => globalThis.axe.run({ preload: false }));
        for (const { id, nodes } of violations) faults.push(`${colorScheme}, ${width} px: ${id}, ${nodes.length} times: ${nodes[0].html.slice(0, 160)}`);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) faults.push(`${width} px: ${over} px stick out`);
        await page.close();
    }
}
console.log(JSON.stringify(answers));
await browser.close();
