// The pictures of the page: what their marks and lines stand for, and how they look on a date. `state` is what is chosen.
"use strict";
globalThis.mvSet = (element, name, on) => element.classList.contains(name) !== on && element.classList.toggle(name, on);

globalThis.mvPicture = ({ data, state, step, valueAt, profileAt }) => {
    const set = globalThis.mvSet, number = globalThis.mvNumber;

    const key = (a, b, bad) => `${Math.min(a, b)} ${Math.max(a, b)} ${bad}`;
    const linesOf = new Map();
    const relationsByLine = (of) => {
        if (linesOf.has(of)) return linesOf.get(of);
        const found = new Map();
        of.relations.forEach(([from, to, , sign], i) => {
            const name = key(from, to, sign < 0);
            found.get(name)?.push(i) ?? found.set(name, [i]);
        });
        return linesOf.set(of, found).get(of);
    };

    // A line goes on below the marks to where they are, which may get smaller.
    const extend = (edge, nodes) => {
        const path = edge.element.querySelector("path"), heads = edge.element.querySelectorAll("polygon").length;
        const points = path?.getAttribute("d").match(/-?[\d.]+,-?[\d.]+/g);
        if (!points || edge.a === edge.b || heads > 1) return;
        const at = (text) => text.split(",").map(Number), far = ([x, y], node) => Math.hypot(x - node.x, y - node.y);
        const ends = [edge.a, edge.b].map((actor) => nodes.get(actor));
        if (far(at(points[0]), ends[0]) > far(at(points[0]), ends[1])) ends.reverse();
        const last = ends[1], add = heads ? "" : `L${last.x.toFixed(1)},${last.y.toFixed(1)}`;
        path.setAttribute("d", `M${ends[0].x.toFixed(1)},${ends[0].y.toFixed(1)}L${path.getAttribute("d").slice(1)}${add}`);
    };

    const readNode = (element, of) => {
        const actor = of.byId.get(element.dataset.actor) ?? -1 - of.byId.size - element.parentNode.childElementCount + [...element.parentNode.children].indexOf(element), marks = [...element.children].filter((one) => !/^(title|text|line)$/.test(one.tagName) && !one.classList.contains("place"));
        const boxes = marks.map((one) => {
            const box = one.getBBox(), own = one.transform.baseVal.consolidate()?.matrix;
            return { x: box.x + (own?.e ?? 0), y: box.y + (own?.f ?? 0), width: box.width, height: box.height };
        });
        const left = Math.min(...boxes.map((box) => box.x)), top = Math.min(...boxes.map((box) => box.y));
        const right = Math.max(...boxes.map((box) => box.x + box.width)), bottom = Math.max(...boxes.map((box) => box.y + box.height));
        const node = { element, actor, x: (left + right) / 2, y: (top + bottom) / 2, size: right - left, radius: (right - left) / 2, lines: [], scale: "" };
        const mark = document.createElementNS("http://www.w3.org/2000/svg", "g");
        mark.setAttribute("class", "mark");
        marks[0].before(mark);
        mark.append(...marks);
        node.mark = mark;
        const name = of.actors[actor]?.name ?? element.querySelector("title").textContent.split(":")[0];
        element.querySelector("title").textContent = name;
        node.label = globalThis.mvLabels.read(node, name);
        element.setAttribute("aria-label", node.label.text === name ? name : `${node.label.text}: ${name}`);
        return node;
    };

    // Of a compass: the shares of its sectors, and the rivalries along its rim.
    const readCompass = (picture) => {
        const slug = (node) => node.element.id.slice(node.element.id.indexOf("actor-") + 6), bySlug = new Map([...picture.nodes.values()].map((node) => [slug(node), node.actor]));
        picture.rivalries = [...picture.svg.querySelectorAll("g.rivalry.bridged")].map((element) => {
            const ends = element.id.slice(element.id.indexOf("rivalry-") + 8).split("..");
            return { element, ends: ends.map((end) => bySlug.get(end)).sort((a, b) => a - b).join(" ") };
        });
        picture.sectors = [...picture.svg.querySelectorAll("g.sector")].map((element) => ({ text: [...element.querySelectorAll("text")].at(-1), title: element.querySelector("title"), vector: picture.of.vectors.findIndex(({ id }) => id === element.dataset.vector) }));
    };
    const drawCompass = (picture) => {
        const { of } = picture, pairs = of.bridged[step()], now = new Set(), found = relationsByLine(of);
        if (picture.change) return;
        for (let i = 0; i < pairs.length; i += 2) now.add([pairs[i], pairs[i + 1]].sort((a, b) => a - b).join(" "));
        for (const { element, ends } of picture.rivalries) set(element, "gone", !now.has(ends) || !found.get(`${ends} true`)?.some((i) => of.live[i]));
        for (const { text, title, vector } of picture.sectors) {
            if (vector < 0 || !text) continue;
            const share = profileAt(of, of.focus)[vector], told = of.vectors[vector].counted ? (share === null || share === undefined ? "\u2013" : `${Math.round(share * 100)} %`) : "not counted";
            if (text.textContent !== told) text.textContent = title.textContent = told;
        }
    };

    // Done when a picture is shown for the first time.
    const read = (figure) => {
        const of = data.sides[Math.min(Number(figure.dataset.side), data.sides.length - 1)], svg = figure.querySelector("svg"), found = relationsByLine(of);
        const picture = { figure, svg, of, nodes: new Map(), edges: [], others: new Map(), change: figure.dataset.side === "2", fixed: figure.dataset.layout === "compass" ? of.focus : undefined };
        for (const name of ["width", "height"]) {
            svg.dataset[name] = svg.getAttribute(name);
            svg.removeAttribute(name);
        }
        svg.querySelector("g[aria-hidden]").removeAttribute("aria-hidden");
        svg.setAttribute("role", "group");
        for (const element of svg.querySelectorAll("g.node[data-actor]")) {
            const node = readNode(element, of);
            picture.nodes.set(node.actor, node);
            if (node.actor < 0) picture.others.set(element.dataset.actor, node.actor);
            element.setAttribute("role", "button");
            element.setAttribute("tabindex", node.actor === of.focus ? "0" : "-1");
        }
        if (!svg.querySelector('.node[tabindex="0"]')) svg.querySelector(".node")?.setAttribute("tabindex", "0");
        for (const element of svg.querySelectorAll("g.edge[data-from]")) {
            const [a, b] = [element.dataset.from, element.dataset.to].map((id) => of.byId.get(id) ?? picture.others.get(id));
            const edge = { element, a, b, relations: found.get(key(a, b, element.classList.contains("negative"))) ?? [] };
            picture.edges.push(edge);
            for (const end of new Set([a, b])) picture.nodes.get(end)?.lines.push(edge);
            if (picture.nodes.has(a) && picture.nodes.has(b)) extend(edge, picture.nodes);
        }
        if (picture.fixed !== undefined && picture.nodes.has(picture.fixed)) picture.nodes.get(picture.fixed).plate = true;
        readCompass(picture);
        const loose = [...svg.querySelectorAll("#".concat(svg.querySelector("[id$=-network]").id, " text"))].filter((text) => !text.closest(".node, .edge, .sector"));
        picture.words = globalThis.mvLabels.readWords([...[...svg.querySelectorAll(".sector")].map((sector) => [...sector.querySelectorAll("text")]), ...loose.map((text) => [text])]);
        picture.largest = Math.max(...[...picture.nodes.values()].filter((node) => node.actor !== picture.fixed).map((node) => node.size));
        return picture;
    };
    const drawChanges = (picture) => {
        for (const { element } of picture.edges) set(element, "gone", state.without.has(`change:${element.dataset.change}`));
        picture.drawn = picture.edges.filter(({ element }) => !element.classList.contains("gone")).length;
    };
    const drawLines = (picture) => {
        if (picture.change) return drawChanges(picture);
        const { of } = picture, busy = new Set();
        let drawn = 0;
        for (const edge of picture.edges) {
            const shown = edge.relations.some((i) => of.live[i]);
            set(edge.element, "gone", !shown);
            if (shown) busy.add(edge.a).add(edge.b);
            drawn += shown;
        }
        for (const node of picture.nodes.values()) {
            set(node.element, "gone", !of.shown[node.actor]);
            set(node.element, "lone", !busy.has(node.actor) && node.actor !== of.focus);
        }
        picture.drawn = drawn;
    };

    // Areas are in proportion to the value, as in the printed picture where it shows the same metric.
    const tops = new Map();
    const topOf = (picture, metric) => {
        const { of } = picture, name = `${data.sides.indexOf(of)} ${metric}`, printed = [...picture.nodes.values()].filter(({ element }) => element.dataset.metric === data.metrics[metric].name);
        if (printed.length) return Math.max(...printed.filter(({ actor }) => actor !== picture.fixed).map(({ element }) => Number(element.dataset.value) || 0));
        if (!tops.has(name)) tops.set(name, Math.max(...of.scores[metric].flatMap((list) => list.filter((_, i) => i % 2)).map((value) => value ?? 0), 0));
        return tops.get(name);
    };
    // The legend that goes to paper and into files.
    const drawScale = (picture, top) => {
        if (!picture.scale) {
            const lines = [...picture.svg.querySelectorAll(".legend text")], at = lines.findIndex((text) => text.textContent.startsWith("Size: "));
            const values = at < 0 ? [] : lines.slice(at + 1).filter((text) => /^[\d.]+$/.test(text.textContent));
            picture.scale = { title: lines[at], values: values.map((text) => [text, Number(text.textContent)]) };
        }
        const { title, values } = picture.scale, metric = data.metrics[state.size];
        if (!title || title.textContent === `Size: ${metric.title}`) return;
        title.textContent = `Size: ${metric.title}`;
        for (const [text, value] of values) text.textContent = number((value / values[0][1]) * top, -1);
    };
    const drawSizes = (picture) => {
        const { of } = picture, top = topOf(picture, state.size), least = 7;
        if (picture.change) return;
        drawScale(picture, top);
        for (const node of picture.nodes.values()) {
            if (node.actor === picture.fixed || node.element.classList.contains("gone")) continue;
            const value = Math.max(valueAt(of, state.size, node.actor) ?? 0, 0), size = Math.max(picture.largest * Math.sqrt(top > 0 ? value / top : 0), least);
            const k = (size / node.size).toFixed(3), { x, y } = node;
            node.radius = size / 2;
            if (k === node.scale) continue;
            node.scale = k;
            node.mark.setAttribute("transform", `matrix(${k} 0 0 ${k} ${(x * (1 - k)).toFixed(2)} ${(y * (1 - k)).toFixed(2)})`);
        }
    };

    const draw = (picture) => {
        drawLines(picture);
        drawSizes(picture);
        drawCompass(picture);
    };
    return { read, topOf, draw };
};
