// The page people explore. What is in the data was computed by the program; here it is chosen, counted and shown.
"use strict";
(() => {
    const $ = (id) => document.getElementById(id), make = globalThis.mvMake, number = globalThis.mvNumber, set = globalThis.mvSet;
    const data = JSON.parse($("data").textContent), days = data.dates.filter((_, i) => i % 2 === 0), texts = data.dates.filter((_, i) => i % 2);
    const stage = $("stage"), figures = [...document.querySelectorAll("figure.picture")];
    const state = { side: 0, layout: "network", day: days[data.first], size: 0, actor: null, without: new Set() };
    const calm = matchMedia("(prefers-reduced-motion: reduce)");

    // --- dates ---

    // Days are numbers whose last four digits are month and day: the distance to the year is that of the first date.
    const plain = (text) => {
        const [, minus, year, month = "01", day = "01"] = /^(-?)(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text) ?? [];
        return year ? (minus ? -1 : 1) * year * 10000 + month * 100 + Number(day) : NaN;
    };
    const shift = days[0] - plain(texts[0]);
    const step = () => Math.max(0, days.findLastIndex((day) => day <= state.day));
    const words = (text) => {
        const date = new Date(`${text}T00:00:00Z`);
        return /^\d{4}-/.test(text) && !isNaN(date) ? date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }) : text;
    };
    const iso = (day) => {
        const at = days.indexOf(day), digits = String(Math.abs(day - shift)).padStart(8, "0");
        return at >= 0 ? texts[at] : `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
    };

    // --- values of the program, by date: a list says only where they change ---

    const lookUp = (list, at) => {
        let value = null;
        for (let i = 0; i < list.length && list[i] <= at; i += 2) value = list[i + 1];
        return value;
    };
    const valueAt = (side, metric, actor) => lookUp(side.scores[metric][actor], step());
    const profileAt = (side, actor) => lookUp(side.profiles[actor], step()) ?? [];

    for (const side of data.sides) {
        side.of = side.actors.map(() => []);
        side.relations.forEach(([from, to], i) => {
            side.of[from].push(i);
            if (to !== from) side.of[to].push(i);
        });
        side.byId = new Map(side.actors.map((actor, i) => [actor.id, i]));
        side.live = new Uint8Array(side.relations.length);
        for (const what of ["left", "away"]) side[what] = new Map(side[what].map(([which, ...spells]) => [which, spells]));
    }
    const differs = () => state.side === 2, side = () => data.sides[Math.min(state.side, data.sides.length - 1)];

    // --- what is shown ---

    const signs = [["good", "On good terms", 1], ["neutral", "Neutral", 0], ["bad", "On bad terms", -1]];

    // What the program does not select on a date, though it is there by its own dates.
    const within = (spells, at) => spells !== undefined && spells.some((from, i) => i % 2 === 0 && from <= at && at < spells[i + 1]);

    const isThere = ({ from, until }, spells, at) => !(from && state.day < from) && !(until && state.day >= until) && !within(spells, at);
    const vectorsOf = (of, { vectors }) => (vectors.length ? vectors.filter((_, i) => i % 2 === 0).map((vector) => `vector:${of.vectors[vector].id}`) : ["vector:"]);
    const holds = (from, until) => from <= state.day && (!until || state.day < until || (from === until && state.day === from));

    // Every relation is looked at, and nothing written. `there` counts what is there on the date, chosen or not, by what is chosen from.
    const choose = () => {
        const of = side(), at = step(), there = new Map(), count = (what) => there.set(what, (there.get(what) ?? 0) + 1);
        const present = of.actors.map((actor, i) => isThere(actor, of.away.get(i), at));
        const shown = of.actors.map((actor, i) => present[i] && (i === of.focus || vectorsOf(of, actor).some((vector) => !state.without.has(vector))));
        const types = of.types.map(({ id }) => `type:${id}`), terms = Object.fromEntries(signs.map(([id, , sign]) => [sign, `terms:${id}`]));
        const off = types.map((type) => state.without.has(type)), unwanted = Object.fromEntries(signs.map(([id, , sign]) => [sign, state.without.has(`terms:${id}`)]));
        of.count = 0;
        of.relations.forEach(([from, to, type, sign, , , begins, , ends], i) => {
            const held = present[from] && present[to] && holds(begins, ends) && !within(of.left.get(i), at);
            if (held) for (const what of [types[type], terms[sign]]) count(what);
            of.live[i] = held && shown[from] && shown[to] && !off[type] && !unwanted[sign] ? 1 : 0;
            of.count += of.live[i];
        });
        of.actors.forEach((actor, i) => present[i] && vectorsOf(of, actor).forEach(count));
        of.shown = shown;
        of.there = there;
    };

    // --- pictures ---

    const pictures = new Map(), current = () => pictures.get(figures.find((one) => !one.hidden));
    const { read, topOf, draw } = globalThis.mvPicture({ data, state, step, valueAt, profileAt });

    // Names are placed anew when the picture has stopped.
    let waiting = 0;
    const rank = (node) => (node.actor === state.actor ? 1e6 : 0) + (node.actor === side().focus ? 1e5 : 0) - (node.element.classList.contains("lone") ? 1e4 : 0) + node.radius;
    const everywhere = [-Infinity, -Infinity, Infinity, Infinity];
    const placeNames = (pixels = zoom.pixels(), frame = zoom.frame()) => {
        globalThis.mvLabels.enlarge(current().words, pixels);
        globalThis.mvLabels.place(current().nodes.values(), pixels, rank, frame);
    };
    const nameSoon = () => {
        cancelAnimationFrame(waiting);
        waiting = requestAnimationFrame(() => placeNames());
    };

    // --- highlight ---

    let hot = [];
    const cool = () => {
        for (const element of hot) element.classList.remove("near");
        hot = [];
        set(stage, "hot", false);
    };
    const heat = (actors, lines) => {
        cool();
        const picture = current();
        const nodes = new Set(actors);
        for (const edge of lines) nodes.add(edge.a).add(edge.b);
        hot = [...[...nodes].map((actor) => picture.nodes.get(actor)?.element), ...lines.map((edge) => edge.element)].filter(Boolean);
        for (const element of hot) element.classList.add("near");
        set(stage, "hot", hot.length > 0);
    };
    const nodeAt = (target) => {
        const picture = current(), id = target.closest?.(".node")?.dataset.actor;
        return picture?.nodes.get(picture.of.byId.get(id) ?? picture.others.get(id));
    };
    const heatAround = (node) => heat([node.actor], node.lines.filter((edge) => !edge.element.classList.contains("gone")));
    const heatChosen = () => {
        const node = state.actor === null ? null : current()?.nodes.get(state.actor);
        if (node) heatAround(node);
        else cool();
    };

    // --- the page around ---

    const told = () => {
        const of = side(), at = step(), on = words(iso(state.day)), [relations, actors] = data.sides[Math.min(state.side, data.sides.length - 1)].whole[at];
        return { on, relations, actors, of, at };
    };
    const plural = (count, word) => `${count.toLocaleString("en-GB")} ${word}${count === 1 ? "" : "s"}`;
    const tell = () => {
        const { on, relations, actors, of, at } = told(), picture = current();
        $("day").textContent = on;
        if (differs()) return void ($("counts").textContent = document.querySelector("table.changes caption").textContent);
        for (const input of document.querySelectorAll("#legend input")) {
            const there = String(of.there.get(input.value) ?? 0), beside = input.parentElement.querySelector(".count");
            if (beside.textContent !== there) beside.textContent = there;
        }
        const between = days[at] !== state.day, parts = [between ? `${plural(of.count, "relation")} shown` : `${plural(relations, "relation")} between ${plural(actors, "actor")}`];
        if (!between && of.count !== relations) parts.push(`${of.count.toLocaleString("en-GB")} selected`);
        parts.push(`${plural(picture.drawn, "line")} in the picture`);
        if (between) parts.push(`numbers are those of ${words(texts[at])}`);
        parts.push(!of.declared ? "what the data cover is not declared" : of.beyond[at] ? "beyond what the data cover: ties may be missing" : "within what the data cover");
        $("counts").textContent = parts.join(" \u00b7 ");
        set($("counts"), "beyond", Boolean(of.beyond[at]));
        const top = topOf(picture, state.size), metric = data.metrics[state.size];
        $("sizes").textContent = `Area: ${metric.title}, ${metric.summary}. The largest mark stands for ${number(top, metric.decimals)}.`;
    };

    const cells = new Map();
    const fillTable = () => {
        const of = side(), box = document.querySelector(`.side[data-side="${data.sides.indexOf(of)}"] .part.actors`);
        if (!box?.open) return;
        const table = box.querySelector("table");
        if (!cells.has(table)) cells.set(table, [...table.querySelectorAll("button.name")].map((button) => [Number(button.dataset.actor), [...button.closest("tr").cells].slice(-data.metrics.length)]));
        for (const [actor, list] of cells.get(table))
            list.forEach((cell, m) => {
                const text = number(valueAt(of, m, actor), data.metrics[m].decimals);
                if (cell.textContent !== text) cell.textContent = text;
            });
        table.caption.textContent = `${plural(of.actors.length, "actor")}, with their numbers on ${words(texts[step()])}`;
    };
    // Thousands of rows would be in the way of all that is done before somebody wants to see them.
    const wake = (part) => {
        const asleep = part.querySelector("noscript");
        if (!asleep) return;
        // eslint-disable-next-line no-restricted-syntax -- what the program wrote for readers without scripts, names escaped
        asleep.insertAdjacentHTML("afterend", asleep.textContent);
        asleep.remove();
        globalThis.mvSortable(part.querySelector("table"));
    };
    const markDate = () => {
        for (const table of document.querySelectorAll("table.balance"))
            for (const row of table.tBodies[0].rows) set(row, "shown", row.cells[0].textContent === texts[step()]);
    };

    const colors = new Map();
    const colorOf = (vector) => {
        if (!colors.has(vector)) {
            const marks = [...document.querySelectorAll(`svg .node.vector-${CSS.escape(vector)}:not(.focus)`)];
            const hatched = marks.some((mark) => mark.querySelector(".hatch")), fills = marks.map((mark) => mark.querySelector("[fill]:not([fill=none], text)")).filter(Boolean).map((mark) => getComputedStyle(mark).fill);
            const hatch = "repeating-linear-gradient(135deg, var(--quiet) 0 1.5px, var(--paper) 1.5px 4px)";
            colors.set(vector, hatched ? hatch : (fills[0] ?? "var(--quiet)"));
        }
        return colors.get(vector);
    };
    const panel = globalThis.mvPanel({ panel: $("panel"), data, opened: { close: () => open(null) }, valueAt, profileAt, bridgedAt: (of) => of.bridged[step()], colorOf, isLive: (i) => side().live[i], goTo: (actor) => open(actor, true) });

    // --- the hash ---

    const write = () => {
        const of = side(), parts = new URLSearchParams({ date: iso(state.day), picture: state.layout, size: data.metrics[state.size].name });
        if (data.sides.length > 1) parts.set("data", "ab-"[state.side]);
        for (const what of state.without) parts.append("without", what);
        if (state.actor !== null) parts.set("actor", of.actors[state.actor].id);
        history.replaceState(null, "", `#${parts}`);
    };
    const parse = () => {
        const parts = new URLSearchParams(location.hash.slice(1)), wanted = plain(parts.get("date") ?? "") + shift;
        if (!isNaN(wanted)) state.day = Math.min(Math.max(wanted, days[0]), days.at(-1));
        state.side = Math.max(0, "ab-".indexOf(parts.get("data") ?? "a"));
        state.layout = parts.get("picture") ?? state.layout;
        state.size = Math.max(0, data.metrics.findIndex((metric) => metric.name === (parts.get("size") ?? data.metrics[0].name)));
        state.without = new Set(parts.getAll("without"));
        state.actor = side().byId.get(parts.get("actor")) ?? null;
    };

    // --- all of it ---

    const zoom = globalThis.mvZoom(stage, () => nameSoon());
    const showFigure = () => {
        const own = figures.filter((figure) => Number(figure.dataset.side) === state.side);
        for (const part of document.querySelectorAll("section.side")) part.hidden = Number(part.dataset.side) !== state.side;
        for (const id of ["play", "date", "sizing", "vectors", "signs", "types", "sizes"]) $(id).hidden = differs();
        $("changes").hidden = !differs();
        const wanted = own.find((figure) => figure.dataset.layout === state.layout) ?? own[0], before = figures.find((figure) => !figure.hidden);
        state.layout = wanted.dataset.layout;
        for (const figure of figures) figure.hidden = figure !== wanted;
        if (!pictures.has(wanted)) pictures.set(wanted, read(wanted));
        if (before !== wanted || !zoomed) zoom.show(pictures.get(wanted).svg);
        zoomed = true;
    };
    let zoomed = false;
    const update = () => {
        if (differs()) state.day = days[data.first];
        choose();
        showFigure();
        draw(current());
        nameSoon();
        tell();
        fillTable();
        markDate();
        if (state.actor !== null) panel.show(side(), state.actor, words(iso(state.day)));
        else panel.hide();
        heatChosen();
        write();
    };
    let opener = null;
    function open(actor, move) {
        if (actor !== null && state.actor === null) opener = document.activeElement;
        state.actor = actor;
        update();
        if (actor !== null && move) $("panel-name").focus();
        if (actor === null) opener?.focus?.();
    }

    // --- controls ---

    const radio = (box, name, value, text, checked, act) => box.append(make("label", {}, make("input", { type: "radio", name, value, checked, on: { change: () => act(value) } }), ` ${text}`));
    const check = (box, value, text, count, color) => {
        const swatch = color ? make("span", { class: "swatch", "aria-hidden": "true" }) : null;
        if (swatch) swatch.style.background = color;
        const input = make("input", { type: "checkbox", value, checked: !state.without.has(value), on: { change: ({ target }) => {
            if (target.checked) state.without.delete(value);
            else state.without.add(value);
            update();
        } } });
        box.append(make("label", {}, input, swatch, make("span", { class: "what" }, text), make("span", { class: "count" }, String(count))));
    };
    const count = (list) => list.reduce((all, one) => all.set(one, (all.get(one) ?? 0) + 1), new Map());
    const buildLegend = () => {
        const of = side();
        for (const box of ["changes", "vectors", "signs", "types"]) for (const label of $(box).querySelectorAll("label")) label.remove();
        const inVectors = count(of.actors.flatMap((actor) => vectorsOf(of, actor)));
        for (const [value, name, id] of [...of.vectors.map((vector) => [`vector:${vector.id}`, vector.name, vector.id]), ["vector:", of.vectors.length ? "no vector" : "all actors"]])
            if (inVectors.has(value)) check($("vectors"), value, name, inVectors.get(value), id === undefined ? null : colorOf(id));
        const changes = count([...document.querySelectorAll('figure[data-side="2"][data-layout="network"] .edge[data-change]')].map((element) => element.dataset.change));
        for (const [change, many] of ["added", "removed", "changed", "kept"].filter((one) => changes.has(one)).map((one) => [one, changes.get(one)])) check($("changes"), `change:${change}`, change, many);
        const inSigns = count(of.relations.map(([, , , sign]) => sign)), inTypes = count(of.relations.map(([, , type]) => type));
        for (const [id, text, sign] of signs) if (inSigns.has(sign)) check($("signs"), `terms:${id}`, text, inSigns.get(sign));
        const types = [...inTypes].sort((a, b) => b[1] - a[1] || of.types[a[0]].name.localeCompare(of.types[b[0]].name));
        for (const [type, many] of types) check($("types"), `type:${of.types[type].id}`, of.types[type].name, many);
    };
    const buildLayouts = () => {
        for (const label of $("layouts").querySelectorAll("label")) label.remove();
        for (const figure of figures.filter((one) => Number(one.dataset.side) === state.side))
            radio($("layouts"), "layout", figure.dataset.layout, figure.dataset.title, figure.dataset.layout === state.layout, (value) => {
                state.layout = value;
                update();
            });
    };
    // Actors and types of the other side have other numbers.
    const change = (value) => {
        const id = state.actor === null ? null : side().actors[state.actor].id;
        state.side = value;
        state.actor = side().byId.get(id) ?? null;
        buildLayouts();
        buildLegend();
        update();
        syncControls();
    };
    const buildViews = () => {
        if (data.sides.length < 2) return;
        $("views").hidden = false;
        [`A: ${data.sides[0].name}`, `B: ${data.sides[1].name}`, "What differs"].forEach((text, value) => radio($("views"), "view", value, text, value === state.side, change));
    };
    const syncControls = () => {
        for (const input of document.querySelectorAll("#views input")) input.checked = Number(input.value) === state.side;
        for (const input of document.querySelectorAll("#legend input")) input.checked = !state.without.has(input.value);
        for (const input of document.querySelectorAll("#layouts input")) input.checked = input.value === state.layout;
        $("size").value = String(state.size);
        $("date").value = String(step());
    };

    let timer = null;
    const stop = () => {
        clearInterval(timer);
        timer = null;
        $("play").textContent = "Play";
        $("play").setAttribute("aria-pressed", "false");
    };
    const goToStep = (at) => {
        state.day = days[at];
        $("date").value = String(at);
        $("date").setAttribute("aria-valuetext", words(texts[at]));
        update();
    };
    const play = () => {
        if (timer) return stop();
        if (step() === days.length - 1) goToStep(0);
        $("play").textContent = "Stop";
        $("play").setAttribute("aria-pressed", "true");
        timer = setInterval(() => {
            goToStep(Math.min(step() + 1, days.length - 1));
            if (step() === days.length - 1) stop();
        }, calm.matches ? 1500 : 900);
    };

    const find = () => {
        const of = side(), text = $("search").value.trim().toLocaleLowerCase(), list = $("found");
        const hits = text ? of.actors.map((actor, i) => [actor.name.toLocaleLowerCase().indexOf(text), i]).filter(([at, i]) => at >= 0 || of.actors[i].id.toLocaleLowerCase() === text).sort((a, b) => a[0] - b[0] || of.actors[a[1]].name.length - of.actors[b[1]].name.length) : [];
        list.replaceChildren(...hits.slice(0, 8).map(([, actor]) => make("li", {}, make("button", { type: "button", on: { click: () => pick(actor) } }, of.actors[actor].name))));
        if (text && !hits.length) list.append(make("li", { class: "none" }, "Nobody of that name."));
        list.hidden = !text;
        if (hits.length) heat(hits.map(([, actor]) => actor), []);
        else heatChosen();
        return hits;
    };
    const pick = (actor) => {
        $("search").value = "";
        $("found").hidden = true;
        open(actor, true);
    };

    // In a file names are as large as in the printed picture.
    const save = (act) => {
        placeNames(1, everywhere);
        act(...saved());
        placeNames();
    };
    const saved = () => [current().svg, document.querySelector("h1").textContent, `${told().on} \u00b7 ${$("counts").textContent}`, `${state.layout}-${iso(state.day)}`];
    const saveCsv = () => {
        if (differs()) {
            const wanted = [...document.querySelector("table.changes").rows].filter((row) => !state.without.has(`change:${row.cells[0].textContent}`));
            return globalThis.mvSave.csv(wanted.map((row) => [...row.cells].map((cell) => cell.textContent)), `changes-${iso(state.day)}`);
        }
        const of = side(), rows = [["source", "target", "type", "sign", "weight", "directed", "start", "until"]];
        of.relations.forEach(([from, to, type, sign, weight, directed, , since, , until], i) => of.live[i] && rows.push([of.actors[from].id, of.actors[to].id, of.types[type].id, sign, weight, directed, since, until]));
        globalThis.mvSave.csv(rows, `relations-${iso(state.day)}`);
    };

    // The nearest actor in the direction of an arrow.
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const step_to = (node, [x, y]) => {
        const others = [...current().nodes.values()].filter((other) => other !== node && !other.element.classList.contains("gone"));
        const cost = (other) => {
            const dx = other.x - node.x, dy = other.y - node.y, along = dx * x + dy * y, aside = Math.abs(dx * y) + Math.abs(dy * x);
            return along > 0 ? along + 2 * aside : Infinity;
        };
        const next = others.reduce((best, other) => (cost(other) < cost(best) ? other : best), others[0]);
        if (!next || cost(next) === Infinity) return;
        node.element.setAttribute("tabindex", "-1");
        next.element.setAttribute("tabindex", "0");
        next.element.focus();
    };

    const listen = () => {
        stage.addEventListener("pointerover", ({ target }) => (nodeAt(target) ? heatAround(nodeAt(target)) : target.closest("svg") && heatChosen()));
        stage.addEventListener("pointerleave", heatChosen);
        stage.addEventListener("focusin", ({ target }) => nodeAt(target) && heatAround(nodeAt(target)));
        stage.addEventListener("focusout", heatChosen);
        stage.addEventListener("click", ({ target }) => nodeAt(target)?.actor >= 0 && open(nodeAt(target).actor));
        stage.addEventListener("keydown", (event) => {
            const node = nodeAt(event.target);
            if (!node) return;
            if (event.key === "Enter" || event.key === " ") open(node.actor, true);
            else if (ways[event.key]) step_to(node, ways[event.key]);
            else return;
            event.preventDefault();
        });
        addEventListener("keydown", (event) => {
            if (event.key !== "Escape") return;
            $("search").value = "";
            $("found").hidden = true;
            if (state.actor !== null) open(null);
            else cool();
        });
        document.querySelector("main").addEventListener("click", ({ target }) => target.closest("button.name") && open(Number(target.closest("button.name").dataset.actor), true));
        $("closer").addEventListener("click", () => zoom.by(1.4));
        $("farther").addEventListener("click", () => zoom.by(1 / 1.4));
        $("fit").addEventListener("click", () => zoom.fit());
        $("play").addEventListener("click", play);
        $("date").addEventListener("input", ({ target }) => {
            stop();
            goToStep(Number(target.value));
        });
        $("size").addEventListener("change", ({ target }) => {
            state.size = Number(target.value);
            update();
        });
        $("search").addEventListener("input", find);
        $("search").addEventListener("keydown", (event) => event.key === "Enter" && find().length && pick(find()[0][1]));
        $("all").addEventListener("click", () => {
            state.without.clear();
            syncControls();
            update();
        });
        $("save-svg").addEventListener("click", () => save(globalThis.mvSave.svg));
        $("save-png").addEventListener("click", () => save(globalThis.mvSave.png));
        $("save-csv").addEventListener("click", saveCsv);
        matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
            colors.clear();
            buildLegend();
            update();
        });
        addEventListener("beforeprint", () => {
            zoom.widen();
            placeNames(1, everywhere);
        });
        addEventListener("afterprint", () => zoom.apply());
        new ResizeObserver(nameSoon).observe(stage);
        addEventListener("hashchange", () => {
            if (document.getElementById(location.hash.slice(1))) return; // a source in the list, no view
            parse();
            buildLayouts();
            buildLegend();
            update();
            syncControls();
        });
        for (const part of document.querySelectorAll(".part.actors")) part.addEventListener("toggle", fillTable);
        for (const part of document.querySelectorAll(".part.relations")) part.addEventListener("toggle", () => wake(part));
    };

    const start = () => {
        document.documentElement.classList.add("live");
        for (const element of document.querySelectorAll("[data-live]")) element.hidden = element.id === "panel";
        stage.setAttribute("tabindex", "0");
        stage.setAttribute("role", "group");
        stage.setAttribute("aria-label", "Picture. Arrows move it, plus and minus change its size, 0 shows all of it.");
        $("date").max = String(days.length - 1);
        parse();
        data.metrics.forEach((metric, m) => $("size").append(make("option", { value: m }, metric.title)));
        buildViews();
        buildLayouts();
        buildLegend();
        syncControls();
        listen();
        update();
        if (matchMedia("(max-width: 60rem)").matches) $("legend").open = false;
    };
    start();
})();
