// page_forms.mjs NPM CHROMIUM FILE...: what a browser does with pages from disk; the answer is JSON: {FILE: [fault, ...]}.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [npm, executablePath, ...files] = process.argv.slice(2);
const { chromium } = createRequire(`${npm}/`)("playwright-core");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });

// A page from disk without a network, and what it asks for or complains of.
async function open(file, options) {
    const context = await browser.newContext({ offline: true, viewport: { width: 1400, height: 900 }, ...options });
    const page = await context.newPage(), said = [], url = pathToFileURL(file).href;
    page.on("request", (request) => request.url().split("#")[0] === url || said.push(`asks for ${request.url()}`));
    page.on("console", (message) => said.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => said.push(`error: ${error}`));
    await page.goto(url);
    return { page, said, close: () => context.close() };
}

// In the page: of each figure one form is to be seen, the right one, inside the window; colours of marks and letters can be told
// from the paper.
const look = (narrow) => {
    const faults = [], root = document.documentElement;
    const shown = (element) => element.getClientRects().length > 0;
    const parts = (color) => color.match(/[\d.]+/g).slice(0, 3).map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    const light = (color) => parts(color).reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
    const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
    const paper = getComputedStyle(document.body).backgroundColor;
    if (root.scrollWidth > root.clientWidth) faults.push(`${root.scrollWidth} pixels on ${root.clientWidth}`);
    for (const figure of document.querySelectorAll("figure")) {
        const svgs = [...figure.querySelectorAll("svg")].filter(shown), name = figure.textContent.slice(0, 40);
        if (svgs.length !== 1) faults.push(`${svgs.length} forms of ${name}`);
        const wide = svgs[0]?.closest(".broad"), small = svgs[0]?.closest(".narrow");
        if (narrow === true && wide) faults.push(`the broad form of ${name}`);
        if (narrow === false && small && figure.querySelector(".broad")) faults.push(`the narrow form of ${name}`);
        for (const mark of figure.querySelectorAll(".plot rect, .plot circle, .plot text"))
            if (shown(mark) && mark.getAttribute("class") !== "before" && contrast(getComputedStyle(mark).fill, paper) < (mark.tagName === "text" ? 4.5 : 3))
                faults.push(`${mark.outerHTML.slice(0, 80)} is ${getComputedStyle(mark).fill} on ${paper}`);
    }
    return faults;
};

// The values of a column, and whether they are in this order; what is undefined stays last.
const order = async (table, column) => table.evaluate((element, at) => [...element.tBodies[0].rows].map((row) => row.cells[at].textContent), column);

async function sorting(page) {
    const faults = [], tables = await page.$$("table.sortable");
    for (const table of tables) {
        const rows = await table.$$("tbody tr"), heads = await table.$$("thead th");
        if (rows.length < 2 || heads.length < 2) continue;
        const number = (await heads[1].getAttribute("class")) === "number";
        const button = await heads[1].$("button");
        if (!button) return ["there is nothing to press"];
        await button.focus();
        await page.keyboard.press("Enter");
        const cells = await order(table, 1), given = cells.filter((cell) => cell !== "–");
        const wanted = number ? [...given].sort((a, b) => b - a) : given;
        if (given.join() !== wanted.join() || cells.slice(given.length).some((cell) => cell !== "–")) faults.push(`in no order: ${cells}`);
        const told = await heads[1].getAttribute("aria-sort");
        if (told !== (number ? "descending" : "ascending")) faults.push(`the order is said to be ${told}`);
    }
    return tables.length ? faults : ["no table to sort"];
}

// Text that is read without a script.
const text = (page) => page.evaluate(() => document.querySelector("main").innerText);

const answers = {};
for (const file of files) {
    const faults = (answers[file] = []);
    for (const [width, scheme, narrow] of [[1400, "light", null], [800, "dark", false], [390, "light", true], [390, "dark", true]]) {
        const { page, said, close } = await open(file, { viewport: { width, height: 900 }, colorScheme: scheme });
        faults.push(...[...said, ...(await page.evaluate(look, narrow))].map((fault) => `${width} px, ${scheme}: ${fault}`));
        await close();
    }
    const { page, said, close } = await open(file, {}), plain = await open(file, { javaScriptEnabled: false });
    if ((await text(page)).replace(/\s+/g, " ") !== (await plain.page.locator("main").innerText()).replace(/\s+/g, " ")) faults.push("without a script there is another text");
    faults.push(...(await sorting(page)), ...said);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    faults.push(...(await page.evaluate(look, false)).filter((fault) => !fault.includes("pixels")).map((fault) => `print: ${fault}`));
    const [paper, nav] = await page.evaluate(() => [document.body, document.querySelector("nav")].map((e) => [getComputedStyle(e).backgroundColor, getComputedStyle(e).display]));
    if (paper[0] !== "rgb(255, 255, 255)" || nav[1] !== "none") faults.push(`print: paper ${paper[0]}, contents ${nav[1]}`);
    await Promise.all([close(), plain.close()]);
}
console.log(JSON.stringify(answers));
await browser.close();
