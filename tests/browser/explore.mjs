// explore.mjs NPM CHROMIUM FOLDER: opens the pages of the folder from disk, without network, and tries every control. Prints what
// is not as it must be, a line each, and at last how many checks were made.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [npm, executablePath, folder] = process.argv.slice(2);
const require = createRequire(`${npm}/`);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });

let checks = 0, failed = 0, context = "", awaited = "";
const check = (what, holds, seen) => {
    checks++;
    if (holds) return;
    failed++;
    console.log(`${context}: ${what}${seen === undefined ? "" : `: ${JSON.stringify(seen)}`}`);
};
const same = (what, seen, right) => check(`${what}, expected ${JSON.stringify(right)}`, JSON.stringify(seen) === JSON.stringify(right), seen);

// What is said on the console, asked for, or opened, is a fault of the page.
const open = async (name, options = {}, hash = "") => {
    context = name;
    const within = await browser.newContext({ viewport: { width: 1400, height: 900 }, offline: true, acceptDownloads: true, ...options });
    const page = await within.newPage();
    page.setDefaultTimeout(300000);
    page.on("console", (message) => (awaited && message.text().includes(awaited)) || check("a console message", false, message.text()));
    page.on("pageerror", (error) => check("an error", false, error.message));
    page.on("dialog", (dialog) => check("a dialog", false, dialog.message()));
    page.on("request", (request) => check("a request", /^(file|data|blob):/.test(request.url()), request.url()));
    await page.goto(`file://${folder}/${name}.html${hash}`);
    if (options.javaScriptEnabled !== false) await settle(page);
    return page;
};
const settle = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
const island = (page) => page.evaluate(() => JSON.parse(document.getElementById("data").textContent));
const counts = (page) => page.locator("#counts").textContent();
const relationsTold = async (page) => Number(/^([\d,]+) relation/.exec(await counts(page))[1].replace(/,/g, ""));
const selectedTold = async (page) => Number((/([\d,]+) selected/.exec(await counts(page))?.[1] ?? String(await relationsTold(page))).replace(/,/g, ""));
const drawn = (page, what = ".edge") => page.locator(`figure:not([hidden]) ${what}:not(.gone)`).count();
const goTo = async (page, at) => {
    await page.locator("#date").evaluate((input, value) => {
        input.value = value;
        input.dispatchEvent(new Event("input", { bubbles: true }));
    }, String(at));
    await settle(page);
};
const hashOf = async (page) => Object.fromEntries(new URLSearchParams((await page.evaluate(() => location.hash)).slice(1)));

// --- every control ---

async function dates(page, data) {
    const side = data.sides[0], days = data.dates.filter((_, i) => i % 2 === 0);
    for (let at = 0; at < days.length; at += 3) {
        await goTo(page, at);
        const live = side.relations.filter(([, , , , , , from, , until]) => from <= days[at] && (!until || days[at] < until || from === until)).length;
        same(`relations on ${data.dates[2 * at + 1]} as the program counts them`, await relationsTold(page), side.whole[at][0]);
        same("and as the page does", await selectedTold(page), side.whole[at][0]);
        same("and by their dates", live, side.whole[at][0]);
        const beside = async (what) => (await page.locator(`#${what} .count`).allTextContents()).reduce((sum, text) => sum + Number(text), 0);
        same("and beside types and terms", [await beside("types"), await beside("signs")], [side.whole[at][0], side.whole[at][0]]);
        same("lines that are told", Number(/(\d+) lines? in the picture/.exec(await counts(page))[1]), await drawn(page));
    }
    await goTo(page, 0);
    const few = await drawn(page);
    await goTo(page, days.length - 1);
    check("later there are more lines", (await drawn(page)) > few, [few, await drawn(page)]);
    await goTo(page, days.length - 3);
    await page.locator("#play").click();
    same("it plays", await page.locator("#play").getAttribute("aria-pressed"), "true");
    await page.waitForFunction((last) => document.getElementById("date").value === last, String(days.length - 1), { timeout: 300000 });
    same("and stops at the end", await page.locator("#play").getAttribute("aria-pressed"), "false");
    await goTo(page, data.first);
}

async function filters(page, data) {
    const side = data.sides[0], all = await selectedTold(page), lines = await drawn(page), nodes = await drawn(page, ".node");
    const types = page.locator("#types input"), name = await page.locator("#types .what").first().textContent();
    const type = side.types.findIndex((one) => one.name === name);
    await types.first().uncheck();
    check("without a type there is less", (await selectedTold(page)) < all && (await drawn(page)) <= lines);
    const left = await page.evaluate(() => new URLSearchParams(location.hash.slice(1)).get("without"));
    same("the hash says so", left, `type:${side.types[type].id}`);
    await types.first().check();
    same("with it there is all", [await selectedTold(page), await drawn(page)], [all, lines]);
    for (const term of (await page.locator("#signs input").evaluateAll((inputs) => inputs.map((input) => input.value.slice(6))))) {
        await page.locator(`#signs input[value="terms:${term}"]`).uncheck();
        const signs = await page.locator("figure:not([hidden]) .edge:not(.gone)").evaluateAll((edges) => edges.map((edge) => edge.classList.contains("negative")));
        check(`without ${term} terms no such line`, term !== "bad" || signs.every((bad) => !bad), signs.length);
        check(`without ${term} terms fewer`, (await drawn(page)) < lines);
        await page.locator(`#signs input[value="terms:${term}"]`).check();
    }
    await page.locator('#vectors input[value="vector:russian"]').uncheck();
    same("without a vector only actors of it are gone", await page.locator("figure:not([hidden]) .node.gone").evaluateAll((gone) => [...new Set(gone.map((one) => one.dataset.vector))]), ["russian"]);
    check("and some are", (await drawn(page, ".node")) < nodes);
    await page.locator("#all").click();
    same("everything is back", [await selectedTold(page), await drawn(page, ".node")], [all, nodes]);
    check("and checked", await page.locator("#legend input").evaluateAll((inputs) => inputs.every((input) => input.checked)));
}

async function panels(page, data) {
    const side = data.sides[0], actor = side.actors.findIndex(({ id }) => id === "CHN");
    await page.locator("#search").fill("chin");
    await page.locator("#found button").first().waitFor();
    await page.locator("#search").press("Enter");
    same("the search opens", await page.locator("#panel-name").textContent(), side.actors[actor].name);
    check("with the focus on it", await page.evaluate(() => document.activeElement.id === "panel-name"));
    const told = await page.locator("#panel dd").allTextContents();
    const lookUp = (list) => list.filter((_, i) => i % 2 === 0 && list[i] <= data.first).map((_, i) => list[2 * i + 1]).at(-1);
    const values = data.metrics.map((_, m) => lookUp(side.scores[m][actor]));
    check("metrics are those of the data", told.every((text, m) => (values[m] === null ? text === "\u2013" : Math.abs(Number(text.replace("\u2212", "-")) - values[m]) <= Math.max(0.06, Math.abs(values[m]) * 1e-3))), [told, values]);
    same("a bar for each vector that counts", await page.locator("#panel .profile .bar").count(), side.vectors.filter((vector) => vector.counted).length);
    const links = await page.locator("#panel .cited a").evaluateAll((list) => list.map((link) => link.href));
    check("sources are links", links.length > 0 && links.every((link) => /^https?:/.test(link)));
    check("dates are told", (await page.locator("#panel .relations").textContent()).includes("since "));
    const other = page.locator("#panel .relations button.link").first(), name = await other.textContent();
    await other.click();
    same("a relation leads to the other", await page.locator("#panel-name").textContent(), name);
    await page.keyboard.press("Escape");
    check("Escape closes", await page.locator("#panel").isHidden());
    await page.locator("figure:not([hidden]) .node[data-actor=CHN] .mark").click();
    same("a click opens", await page.locator("#panel-name").textContent(), side.actors[actor].name);
    await page.locator("#panel .close").click();
    await page.locator(".part.actors button.name").first().click();
    check("the table opens as well", await page.locator("#panel").isVisible());
    await page.keyboard.press("Escape");
}

async function highlights(page) {
    const near = () => page.evaluate(() => ({ lines: document.querySelectorAll("figure:not([hidden]) .edge.near").length, hot: document.querySelector("#stage").classList.contains("hot") }));
    const ties = await page.locator('figure:not([hidden]) .edge:not(.gone):is([data-from="CHN"], [data-to="CHN"])').count();
    await page.locator("figure:not([hidden]) .node[data-actor=CHN] .mark").hover();
    same("to point at an actor lights its lines", await near(), { lines: ties, hot: true });
    await page.locator("h1").hover();
    same("and no longer", await near(), { lines: 0, hot: false });
    await page.locator("#stage").focus();
    await page.keyboard.press("Tab");
    const first = await page.evaluate(() => document.activeElement.dataset.actor);
    check("Tab comes to an actor, which lights up", Boolean(first) && (await near()).hot, first);
    await page.keyboard.press("ArrowRight");
    check("an arrow goes to another", (await page.evaluate(() => document.activeElement.dataset.actor)) !== first);
    await page.keyboard.press("Enter");
    check("Enter opens it", await page.locator("#panel").isVisible());
    await page.keyboard.press("Escape");
}

async function moving(page) {
    const view = () => page.locator("figure:not([hidden]) svg").evaluate((svg) => svg.getAttribute("viewBox").split(" ").map(Number));
    const whole = await view();
    await page.locator("#closer").click();
    check("closer", (await view())[2] < whole[2]);
    await page.locator("#stage").focus();
    const before = await view();
    await page.keyboard.press("ArrowRight");
    check("an arrow moves", (await view())[0] > before[0] && (await view())[2] === before[2]);
    await page.keyboard.press("+");
    check("plus enlarges", (await view())[2] < before[2]);
    await page.keyboard.press("-");
    await page.keyboard.press("0");
    same("0 shows all", await view(), whole);
    const box = await page.locator("figure:not([hidden]) svg").boundingBox(), x = box.x + 30, y = box.y + 30;
    await page.mouse.move(x, y);
    await page.waitForTimeout(350);
    await page.mouse.wheel(0, -300);
    await settle(page);
    const closer = await view();
    check("the wheel enlarges", closer[2] < whole[2], closer);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 40, { steps: 4 });
    await page.mouse.up();
    check("dragging moves", (await view())[0] < closer[0] && (await view())[1] < closer[1]);
    await page.locator("#fit").click();
    const session = await page.context().newCDPSession(page);
    const touch = (type, ...points) => session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([px, py], id) => ({ x: px, y: py, id })) });
    await touch("touchStart", [x + 100, y + 100], [x + 140, y + 100]);
    for (let i = 1; i < 6; i++) await touch("touchMove", [x + 100 - 10 * i, y + 100], [x + 140 + 10 * i, y + 100]);
    await touch("touchEnd");
    check("two fingers enlarge", (await view())[2] < whole[2], await view());
    await page.locator("#fit").click();
    same("all again", await view(), whole);
}

async function sizes(page, data) {
    const side = data.sides[0], widths = () => page.locator("figure:not([hidden]) .node:not(.gone)").evaluateAll((nodes) => Object.fromEntries(nodes.map((node) => [node.dataset.actor, node.querySelector(".mark").getBoundingClientRect().width])));
    const before = await widths(), metric = data.metrics.findIndex(({ name }) => name === "betweenness");
    await page.locator("#size").selectOption(String(metric));
    await page.waitForTimeout(400);
    const after = await widths(), value = (id) => side.scores[metric][side.actors.findIndex((one) => one.id === id)].filter((_, i, list) => i % 2 && list[i - 1] <= data.first).at(-1);
    check("sizes follow another metric", JSON.stringify(before) !== JSON.stringify(after));
    const pair = ["CHN", "RUS"], ratio = (after[pair[0]] / after[pair[1]]) ** 2, right = value(pair[0]) / value(pair[1]);
    check("areas are as the values", Math.abs(ratio / right - 1) < 0.1, [ratio, right]);
    await page.locator("#size").selectOption("0");
}

async function tables(page, data) {
    const table = page.locator("section.side:not([hidden]) table.actors"), heads = table.locator("thead button");
    const column = (n) => table.locator(`tbody tr > :nth-child(${n + 1})`).allTextContents();
    await heads.nth(0).click();
    const names = await column(0);
    same("names from A", names, [...names].sort(new Intl.Collator("en", { numeric: true }).compare));
    same("told by aria-sort", await table.locator("th[aria-sort]").getAttribute("aria-sort"), "ascending");
    await heads.nth(3).focus();
    await page.keyboard.press("Enter");
    const numbers = (await column(3)).filter((text) => text !== "\u2013").map(Number);
    same("numbers from the largest, by key", numbers, [...numbers].sort((a, b) => b - a));
    same("told", await table.locator("th[aria-sort]").getAttribute("aria-sort"), "descending");
    await heads.nth(3).click();
    same("and turned", (await column(3)).filter((text) => text !== "\u2013").map(Number), [...numbers].reverse());
    await page.locator(".part.relations summary").click();
    const rows = page.locator(".part.relations tbody tr");
    await rows.first().waitFor();
    same("all relations", await rows.count(), data.sides[0].relations.length);
    await page.locator(".part.relations thead button").nth(2).click();
    const to = await rows.locator("td:nth-child(3)").allTextContents();
    same("put in order by whom they lead to", to, [...to].sort(new Intl.Collator("en", { numeric: true }).compare));
    await page.locator("#types input").first().uncheck();
    const before = await hashOf(page);
    await rows.locator("a").first().click();
    await settle(page);
    check("a source is shown", await page.locator(".part.sources li:target").isVisible());
    check("and nothing else changes", !(await page.locator("#types input").first().isChecked()));
    await page.locator("#types input").nth(1).uncheck();
    check("nor what is chosen next", (await page.evaluate(() => new URLSearchParams(location.hash.slice(1)).getAll("without"))).includes(before.without));
    await page.locator("#all").click();
}

async function layouts(page) {
    for (const layout of ["compass", "map", "network"]) {
        await page.locator(`#layouts input[value=${layout}]`).check();
        await settle(page);
        same("the one picture that is shown", await page.locator("figure.picture:visible").evaluateAll((all) => all.map((one) => one.dataset.layout)), [layout]);
        check("with lines", (await drawn(page)) > 0);
        same("the hash says which", (await hashOf(page)).picture, layout);
    }
}

async function saving(page) {
    const take = async (id) => {
        const [download] = await Promise.all([page.waitForEvent("download"), page.locator(id).click()]);
        return readFileSync(await download.path());
    };
    await page.locator('#vectors input[value="vector:russian"]').uncheck();
    const svg = (await take("#save-svg")).toString();
    const read = await page.evaluate((text) => {
        const parsed = new DOMParser().parseFromString(text, "image/svg+xml"), has = (what) => parsed.querySelectorAll(what).length;
        return { wrong: has("parsererror"), gone: has(".gone, .mute, style, script, [role=button]"), legend: has(".legend"), nodes: has(".node"), russian: has("[data-actor=RUS]"), told: parsed.querySelector(".heading").textContent };
    }, svg);
    same("the SVG is sound, with its legend and without what is not shown", [read.wrong, read.gone, read.legend, read.nodes, read.russian], [0, 0, 1, await drawn(page, ".node"), 0]);
    check("and says what it shows", read.told.includes("selected"), read.told);
    check("the PNG is one", (await take("#save-png")).subarray(1, 4).toString() === "PNG");
    const csv = (await take("#save-csv")).toString().trim().split("\n");
    same("rows of the CSV", csv.length - 1, await selectedTold(page));
    await page.locator("#all").click();
}

async function links(page, data) {
    const text = data.dates.at(-7);
    await goTo(page, data.dates.length / 2 - 4);
    await page.locator("#layouts input[value=compass]").check();
    await page.locator("#size").selectOption("1");
    await page.locator("#types input").nth(1).uncheck();
    await page.locator("#signs input").nth(0).uncheck();
    await page.locator("#search").fill("russia");
    await page.locator("#search").press("Enter");
    await settle(page);
    const hash = await page.evaluate(() => location.hash), state = () => Promise.all([counts(page), page.locator("#day").textContent(), page.locator("#panel-name").textContent(), drawn(page)]);
    same("the date is in the link", (await hashOf(page)).date, text);
    const before = await state(), other = await open("kazakhstan", {}, hash);
    page = other;
    same("a link opens the same view", await state(), before);
    check("with its controls", !(await page.locator("#types input").nth(1).isChecked()) && (await page.locator("#layouts input[value=compass]").isChecked()));
    await page.evaluate(() => (location.hash = "#date=2010-06-15"));
    await settle(page);
    same("any day can be asked for", await page.locator("#day").textContent(), "15 June 2010");
    check("and what it has is counted by its own days", /^[\d,]+ relations? shown \u00b7 /.test(await counts(page)), await counts(page));
    check("with the numbers of the date before", (await counts(page)).includes("numbers are those of"), await counts(page));
    await page.context().close();
}

// --- what must hold whatever is shown ---

async function accessible(name, hash = "") {
    for (const [colorScheme, width] of [["light", 1280], ["dark", 390]]) {
        const page = await open(name, { colorScheme, viewport: { width, height: 850 }, bypassCSP: true }, hash);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => globalThis.axe.run());
        for (const { id, impact, nodes } of violations.filter((one) => ["serious", "critical"].includes(one.impact)))
            check(`${colorScheme}, ${width} px: ${impact} ${id}`, false, nodes.slice(0, 3).map((node) => node.html.slice(0, 200)));
        check("axe ran", true);
        same("nothing is wider than the page", await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
        const least = await page.locator("figure:not([hidden]) .name:not(.mute) text").evaluateAll((texts) => Math.min(...texts.map((text) => text.getBoundingClientRect().height)));
        check("every name can be read", least >= 11, least);
        await page.context().close();
    }
}

async function still() {
    const calm = await open("kazakhstan", { reducedMotion: "reduce" });
    same("nothing moves by itself", await calm.locator(".mark").first().evaluate((mark) => getComputedStyle(mark).transitionDuration), "0s");
    await calm.context().close();
    const plain = await open("kazakhstan", { javaScriptEnabled: false });
    same("without scripts there are the pictures", await plain.locator("figure.picture:visible").count(), 3);
    same("and the tables", await plain.locator("table.actors:visible, table.balance:visible").count(), 2);
    await plain.locator(".part.relations summary").click();
    check("and the relations", await plain.locator("table.relations tbody tr").first().isVisible());
    same("and no control that does nothing", await plain.locator(":is(.tools, .time, .legend, .zoom, .panel):visible").count() - (await plain.locator("svg .legend:visible").count()), 0);
    await plain.context().close();
    const paper = await open("kazakhstan", { colorScheme: "dark" });
    await paper.emulateMedia({ media: "print", colorScheme: "dark" });
    same("on paper there are no controls", await paper.locator(":is(.tools, #play, #date, .zoom):visible").count(), 0);
    same("and it is white", await paper.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
    await paper.context().close();
    const dark = await open("kazakhstan", { colorScheme: "dark" });
    const ink = await dark.locator("figure:not([hidden]) .node:not(.focus) text").first().evaluate((text) => getComputedStyle(text).fill);
    check("in the dark names are light", ink.match(/\d+/g).every((part) => Number(part) > 150), ink);
    await dark.context().close();
}

async function hostile() {
    const page = await open("hostile");
    await page.locator(".part.actors button.name").first().click();
    await page.locator(".part.relations summary").click();
    await page.locator("table.relations").waitFor();
    for (let i = 0; i < 3; i++) await page.locator("#search").fill("<");
    same("names make no elements", await page.evaluate(() => [document.querySelectorAll("main img, main iframe, main a[href^=javascript]").length, globalThis.stolen]), [0, null]);
    check("and are shown as they are", (await page.locator("body").textContent()).includes("<img src=x onerror=stolen=1>"));
    awaited = "Content Security Policy";
    const blocked = await page.evaluate(() => new Promise((done) => {
        document.addEventListener("securitypolicyviolation", () => done(true), { once: true });
        const script = document.createElement("script");
        script.textContent = "globalThis.stolen = 1";
        document.body.append(script);
        setTimeout(() => done(false), 500);
    }).then((violated) => violated && globalThis.stolen === undefined));
    check("no other script would run", blocked);
    awaited = "";
    await page.context().close();
}

// The same picture, of few relations and of many: a click writes as much.
async function work() {
    const writes = {};
    for (const name of ["few", "many"]) {
        const page = await open(name);
        await page.evaluate(() => {
            globalThis.writes = 0;
            new MutationObserver((list) => (globalThis.writes += list.length)).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        });
        await page.locator('#types input[value="type:alliance"]').click();
        await settle(page);
        writes[name] = await page.evaluate(() => globalThis.writes);
        await page.context().close();
    }
    check("a click writes no more because there are more relations", writes.few > 0 && writes.many <= writes.few + 5, writes);
}

async function comparing() {
    const page = await open("compare");
    const name = () => page.locator("#views input:checked").evaluate((input) => input.parentElement.textContent.trim());
    const first = await counts(page);
    await page.locator("#views input").nth(1).check();
    await settle(page);
    check("B is another set", (await counts(page)) !== first && (await name()).startsWith("B"), await counts(page));
    await page.locator("#views input").nth(2).check();
    await settle(page);
    same("only what differs is shown", await page.locator("figure.picture:visible, section.side:visible").evaluateAll((all) => all.map((one) => one.dataset.side)), ["2", "2"]);
    const told = /^(\d+) relations added, (\d+) removed and (\d+) changed/.exec(await page.locator("table.changes caption").textContent()).slice(1).map(Number);
    same("rows of the table", await page.locator("table.changes tbody tr").count(), told[0] + told[1] + told[2]);
    same("added lines", await page.locator("figure:not([hidden]) .edge.added").count(), told[0]);
    same("told beside the picture", await counts(page), await page.locator("table.changes caption").textContent());
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save-csv").click()]);
    same("rows of the CSV", readFileSync(await download.path()).toString().trim().split("\n").length - 1, told[0] + told[1] + told[2]);
    await page.locator('#changes input[value="change:added"]').uncheck();
    same("and none", await drawn(page, ".edge.added"), 0);
    same("the hash says which data", (await hashOf(page)).data, "-");
    await page.locator("#views input").nth(0).check();
    await settle(page);
    same("back to A", await counts(page), first);
    await page.context().close();
}

// Along the rim of a compass are the rivalries of the date, while bad terms are shown.
async function rivalries() {
    const page = await open("eurasia", {}, "#picture=compass"), { sides: [{ bridged }], first } = await island(page);
    const along = await drawn(page, ".rivalry.bridged");
    check("rivalries along the rim, but for pairs on good terms most of the time", along > 0 && along <= bridged[first].length / 2, along);
    await page.locator('#signs input[value="terms:bad"]').uncheck();
    same("and none without bad terms", await drawn(page, ".rivalry.bridged"), 0);
    await page.context().close();
}

// Who is around an actor changes with the date, whatever the dates of actors and relations are.
async function around() {
    const page = await open("around"), { sides: [{ whole, left }] } = await island(page);
    check("some are left out", left.length > 0);
    for (let at = 0; at < whole.length; at++) {
        await goTo(page, at);
        same(`date ${at}: as many relations as the program selects`, [await relationsTold(page), await selectedTold(page)], [whole[at][0], whole[at][0]]);
        same("and as many actors", await drawn(page, ".node"), whole[at][1]);
    }
    await page.context().close();
}

const page = await open("kazakhstan"), data = await island(page);
for (const part of [dates, filters, panels, highlights, moving, sizes, tables, layouts, saving, links]) {
    context = `kazakhstan, ${part.name}`;
    try {
        await part(page, data);
    } catch (error) {
        check(`broke off`, false, error.message.slice(0, 400));
    }
    await page.evaluate(() => (location.hash = "#"));
    context = "kazakhstan";
    await page.goto("about:blank");
    await page.goto(`file://${folder}/kazakhstan.html`);
    await settle(page);
}
for (const part of [still, hostile, work, around, rivalries, comparing]) await part().catch((error) => check("broke off", false, error.message.slice(0, 400)));
await accessible("kazakhstan", "#actor=CHN");
await accessible("compare", "#data=-");
await accessible("eurasia", "#picture=map");
console.log(`${checks - failed} passed, ${failed} failed`);
await browser.close();
process.exit(failed ? 1 : 0);
