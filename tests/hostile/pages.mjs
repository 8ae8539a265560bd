// pages.mjs NPM CHROMIUM < LIST: what files do in a browser. LIST is JSON: [{name, path}]; the answer is JSON as well:
// [{name, ran, fetched, links}].
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [npm, executablePath] = process.argv.slice(2);
const { chromium } = createRequire(`${npm}/`)("playwright-core");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });

// Every element is pointed at, and gets the events by which markup runs scripts.
const touch = () => {
    for (const element of document.querySelectorAll("*"))
        for (const name of ["mouseover", "mouseenter", "focus", "load", "error", "click", "toggle", "begin"])
            if (!(name === "click" && element.closest("a"))) element.dispatchEvent(new Event(name));
    const links = [...document.querySelectorAll("*")].map((e) => e.getAttribute("href") ?? e.getAttribute("xlink:href"));
    return links.filter((link) => link !== null);
};

const answers = [];
for (const { name, path } of JSON.parse(readFileSync(0, "utf8"))) {
    const own = pathToFileURL(path).href, answer = { name, ran: [], fetched: [] };
    const page = await browser.newPage();
    page.setDefaultTimeout(300000);
    page.on("dialog", (dialog) => (answer.ran.push(dialog.message()), dialog.dismiss()));
    page.on("request", (request) => request.url().split("#")[0] !== own && answer.fetched.push(request.url()));
    page.on("pageerror", (error) => answer.ran.push(String(error)));
    page.on("console", (message) => answer.ran.push(message.text()));
    await page.goto(own);
    answer.links = await page.evaluate(touch);
    answer.ran.push(...(await page.evaluate(() => [...document.querySelectorAll("svg script, iframe, object, embed, foreignObject")].map((e) => `<${e.tagName}>`))));
    await page.close();
    answers.push(answer);
}
console.log(JSON.stringify(answers));
await browser.close();
