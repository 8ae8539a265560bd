// page.mjs NPM CHROMIUM PAGE: opens a page of "explore" from disk in a headless Chromium, unpicks each type of relation and picks
// it again. Prints, as JSON, the seconds until the page stands, the longest script time of a click in seconds, the MiB of the file,
// and for each click how many relations are told and how many the data have.
import { createRequire } from "node:module";
import { statSync } from "node:fs";

const [npm, executablePath, file] = process.argv.slice(2);
const { chromium } = createRequire(`${npm}/`)("playwright-core");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
const session = await page.context().newCDPSession(page);
await session.send("Performance.enable");

const settle = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() / 1000)))));
const scripted = async () => (await session.send("Performance.getMetrics")).metrics.find(({ name }) => name === "ScriptDuration").value;
const told = async () => {
    const text = await page.locator("#counts").textContent();
    return Number((/([\d,]+) selected/.exec(text) ?? /([\d,]+) relation/.exec(text))[1].replace(/,/g, ""));
};
const types = () => page.evaluate(() => {
    const data = JSON.parse(document.getElementById("data").textContent), { types: all, relations } = data.sides[0], day = data.dates[2 * data.first];
    const live = relations.filter(([, , , , , , from, , until]) => from <= day && (!until || day < until || from === until));
    return all.map(({ id }, number) => [id, live.filter(([, , type]) => type !== number).length, live.length]);
});

await page.goto(`file://${file}`);
const open = await settle();
let click = 0;
const seen = [];
for (const [type, without, all] of await types()) {
    for (const wanted of [without, all]) {
        const before = await scripted();
        await page.locator(`#types input[value="type:${type}"]`).evaluate((input) => input.click());
        await settle();
        click = Math.max(click, (await scripted()) - before);
        seen.push([await told(), wanted]);
    }
}
console.log(JSON.stringify({ open, click, file: statSync(file).size / 2 ** 20, seen }));
await browser.close();
