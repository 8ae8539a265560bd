// Names of a picture at a size that can be read at any distance: of those that would meet, the more important stays.
"use strict";
globalThis.mvLabels = (() => {
    const least = 11.5, most = 15, gap = 2.5, ns = "http://www.w3.org/2000/svg";
    const sides = {
        right: (n, r, _, h) => [n.x + r + gap, n.y - h / 2], left: (n, r, w, h) => [n.x - r - gap - w, n.y - h / 2],
        below: (n, r, w) => [n.x - w / 2, n.y + r + gap / 2], above: (n, r, w, h) => [n.x - w / 2, n.y - r - gap / 2 - h],
    };

    // The names of the picture become groups that can be moved; who has none, for want of room, gets one.
    const read = (node, name) => {
        const texts = [...node.element.querySelectorAll("text")];
        if (!texts.length) {
            const text = document.createElementNS(ns, "text");
            for (const [key, value] of Object.entries({ x: node.x, y: node.y, "font-size": 8.5, fill: "#1d2329", "paint-order": "stroke", stroke: "#ffffff", "stroke-width": 3, "stroke-linejoin": "round" })) text.setAttribute(key, value);
            text.textContent = name;
            node.element.append(text);
            texts.push(text);
        }
        for (const text of texts) text.append(" "); // for who hears the lines one behind the other
        const group = document.createElementNS(ns, "g");
        group.setAttribute("class", "name");
        texts[0].before(group);
        group.append(...texts);
        const leaders = [...node.element.querySelectorAll("line")].slice(node.element.querySelector(".place") ? 1 : 0);
        for (const leader of leaders) leader.setAttribute("class", "gone");
        const { x, y, width, height } = group.getBBox(), dx = x + width / 2 - node.x, dy = y + height / 2 - node.y;
        const inside = !texts[0].hasAttribute("paint-order"), wide = Math.abs(dx) > width / 2;
        const first = wide ? (dx > 0 ? "right" : "left") : dy > 0 ? "below" : "above";
        return { group, text: texts.map((text) => text.textContent.trim()).join(" "), x, y, width, height, inside, told: null, font: Number(texts[0].getAttribute("font-size")), order: [...new Set([inside ? "right" : first, "right", "left", "below", "above"])] };
    };

    const meet = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    const within = (a, b) => a[0] >= b[0] && a[1] >= b[1] && a[2] <= b[2] && a[3] <= b[3];
    const box = (x, y, w, h) => [x, y, x + w, y + h];

    const write = (label, told, turn) => {
        if (label.told === told) return;
        label.told = told;
        label.group.setAttribute("class", told ? `name ${turn.outside ? "outside" : ""}` : "name mute");
        if (told) label.group.setAttribute("transform", told);
    };

    // Lists of boxes by squares of the plane, so that a name is compared with its neighbours alone.
    const grid = (size) => {
        const squares = new Map();
        const over = ([left, top, right, bottom], act) => {
            for (let x = Math.floor(left / size); x <= right / size; x++)
                for (let y = Math.floor(top / size); y <= bottom / size; y++) if (act(`${x} ${y}`)) return true;
            return false;
        };
        return {
            add: (one, owner) => over(one, (key) => void (squares.get(key)?.push([one, owner]) ?? squares.set(key, [[one, owner]]))),
            hits: (one, owner) => over(one, (key) => squares.get(key)?.some(([other, of]) => of !== owner && meet(one, other))),
        };
    };

    const scaleOf = (font, pixels) => Math.min(Math.max(font * pixels, least), most) / (font * pixels);

    // Other words of a picture, each about its own middle.
    const enlarge = (words, pixels) => {
        for (const word of words) {
            const k = scaleOf(word.font, pixels), told = `matrix(${k.toFixed(3)} 0 0 ${k.toFixed(3)} ${(word.x * (1 - k)).toFixed(2)} ${(word.y * (1 - k)).toFixed(2)})`;
            if (told === word.told) continue;
            word.told = told;
            for (const text of word.texts) text.setAttribute("transform", told);
        }
    };
    const readWords = (groups) => groups.filter((texts) => texts.length).map((texts) => {
        const boxes = texts.map((text) => text.getBBox()), left = Math.min(...boxes.map((one) => one.x)), top = Math.min(...boxes.map((one) => one.y));
        const right = Math.max(...boxes.map((one) => one.x + one.width)), bottom = Math.max(...boxes.map((one) => one.y + one.height));
        return { texts, x: (left + right) / 2, y: (top + bottom) / 2, font: Number(texts[0].getAttribute("font-size")), told: "" };
    });

    // `pixels`: of the screen for a unit of the picture.
    const place = (nodes, pixels, rank, frame) => {
        const shown = [...nodes].filter((node) => !node.element.classList.contains("gone")).sort((a, b) => rank(b) - rank(a) || a.actor - b.actor);
        const taken = grid(60);
        for (const node of shown) taken.add(box(node.x - node.radius, node.y - node.radius, 2 * node.radius, 2 * node.radius), node);
        for (const node of shown) {
            const label = node.label, k = Math.min(scaleOf(label.font, pixels), node.plate ? (node.size * 0.9) / label.width : Infinity), w = label.width * k, h = label.height * k;
            const fits = label.inside && (node.plate || Math.hypot(w, h) < 2.1 * node.radius), at = { inside: [node.x - w / 2, node.y - h / 2] };
            const seen = meet(box(node.x, node.y, 0.01, 0.01), frame), free = (one) => !taken.hits(one, node) && (!seen || within(one, frame));
            const spot = fits ? at.inside : label.order.map((side) => sides[side](node, node.radius, w, h)).find(([x, y]) => free(box(x, y, w, h)));
            if (!spot) {
                write(label, "", {});
                continue;
            }
            taken.add(box(...spot, w, h), node);
            write(label, `matrix(${k.toFixed(3)} 0 0 ${k.toFixed(3)} ${(spot[0] - label.x * k).toFixed(2)} ${(spot[1] - label.y * k).toFixed(2)})`, { outside: label.inside && !fits });
        }
    };
    return { read, place, readWords, enlarge };
})();
