// accessibility.mjs NPM CHROMIUM < LIST: what axe finds on pages and pictures, and what a screen reader gets of them, in order.
// LIST is JSON: [{name, html}]; the answer is JSON as well: [{name, faults, nodes, order}].
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [npm, executablePath] = process.argv.slice(2);
const require = createRequire(`${npm}/`);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });

// Roles and names of all that is not ignored, in the order in which it is read.
async function read(page) {
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const by = new Map(nodes.map((node) => [node.nodeId, node])), told = [];
    const visit = (node) => {
        const role = node.role?.value ?? "";
        if (!node.ignored) told.push([role, node.name?.value ?? "", node.description?.value ?? ""]);
        for (const child of node.childIds ?? []) if (by.has(child)) visit(by.get(child));
    };
    visit(nodes[0]);
    return told;
}

// Whether what comes later in the document stands further down, or beside it on the right: blocks of running text, headings,
// tables, figures.
const order = () => {
    const blocks = [...document.querySelectorAll("h1, h2, main p, main ul, main .wide, main figure, main dl")];
    const shown = blocks.filter((b) => b.getClientRects().length && !b.parentElement.closest("figure, ul"));
    const boxes = shown.map((b) => [b.getBoundingClientRect(), b.tagName]);
    const wrong = ([box], i) => i && box.top < boxes[i - 1][0].top - 0.5 && box.left < boxes[i - 1][0].right;
    return boxes.filter(wrong).map(([, tag]) => tag);
};

const answers = [];
for (const { name, html } of JSON.parse(readFileSync(0, "utf8"))) {
    const answer = { name, faults: [], order: [] };
    for (const [colorScheme, width] of [["light", 1280], ["dark", 390]]) {
        const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
        await page.setContent(html);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => globalThis.axe.run());
        for (const { id, nodes } of violations)
            answer.faults.push(`${colorScheme}, ${width} px: ${id}, ${nodes.length} times: ${nodes[0].html.slice(0, 160)}`);
        answer.order.push(...(await page.evaluate(order)));
        answer.nodes ??= await read(page);
        await page.close();
    }
    answers.push(answer);
}
console.log(JSON.stringify(answers));
await browser.close();
