// Small parts of the page, and the panel about one actor. All text goes in as text.
"use strict";
globalThis.mvMake = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes))
        if (key === "on") for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
        else if (value === true) element.setAttribute(key, "");
        else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
};

globalThis.mvNumber = (value, decimals) => {
    if (value === null || value === undefined) return "\u2013";
    const text = decimals < 0 ? String(Math.abs(value) < 1e4 ? Number(value.toPrecision(4)) : Math.round(value)) : value.toFixed(Number.isInteger(value) ? decimals : Math.max(decimals, decimals ? 0 : 1));
    return text.replace("-", "\u2212");
};

globalThis.mvPanel = ({ panel, data, opened, valueAt, profileAt, bridgedAt, isLive, goTo, colorOf }) => {
    const make = globalThis.mvMake, most = 30;
    const signs = { "-1": ["\u2212", "on bad terms"], 0: ["\u25cb", "neutral"], 1: ["+", "on good terms"] };

    const bar = (vector, share, hostile) => make("li", { class: vector.counted ? "" : "uncounted" },
        make("span", { class: "what" }, vector.name),
        make("span", { class: "bar", "aria-hidden": "true" }, colored(vector, share)),
        make("span", { class: "share" }, share === null ? "\u2013" : `${Math.round(share * 100)} %`),
        hostile ? make("span", { class: "hostile" }, `bad terms: strength ${globalThis.mvNumber(hostile, -1)}`) : null);
    const colored = (vector, share) => {
        const inner = make("span", {});
        inner.style.width = `${(share ?? 0) * 100}%`;
        inner.style.background = colorOf(vector.id);
        return inner;
    };

    const profile = (side, actor) => {
        const values = profileAt(side, actor), count = side.vectors.length;
        if (!count) return [];
        const rows = side.vectors.map((vector, v) => [vector, values[v], values[count + v]]);
        const told = rows.filter(([vector, share, hostile]) => (vector.counted && share !== null) || hostile);
        return [make("h3", {}, "With whom: shares of positive strength"),
            told.length ? make("ul", { class: "profile" }, ...told.map((row) => bar(...row))) : make("p", {}, "No positive ties with a vector on this date.")];
    };

    const metrics = (side, actor) => [make("h3", {}, "In numbers"), make("dl", {}, ...data.metrics.flatMap((metric, m) => [
        make("div", { title: metric.summary }, make("dt", {}, metric.title), make("dd", {}, globalThis.mvNumber(valueAt(side, m, actor), metric.decimals)))]))];

    const bridged = (side, actor) => {
        const found = actor === side.focus ? bridgedAt(side) : [];
        if (!found.length) return [];
        const names = pairs(found).map((ends) => make("li", {}, ends.map((end) => side.actors[end].name).join(" \u2013 ")));
        return [make("h3", {}, `On good terms with both sides of: ${names.length}`), make("ul", {}, ...names)];
    };

    const time = (since, until) => (since && until ? `${since} to ${until}` : since ? `since ${since}` : until ? `until ${until}` : "");

    const cited = (side, [from, quote]) => {
        const source = side.sources[from], whole = [source.title, source.by, source.date].filter(Boolean).join(", "), text = source.by ?? source.title;
        const shown = source.url ? make("a", { href: source.url, rel: "noreferrer", target: "_blank", title: whole }, text) : make("span", { title: whole }, text);
        return make("li", {}, shown, quote ? make("q", {}, quote) : null);
    };
    const pairs = (list) => list.reduce((all, item, i) => (i % 2 ? all.at(-1).push(item) : all.push([item]), all), []);

    const relation = (side, actor, number) => {
        const [from, to, type, sign, weight, directed, , since, , until, sources, note] = side.relations[number];
        const other = from === actor ? to : from, [mark, meaning] = signs[sign];
        const way = !directed ? "" : from === actor ? "" : " \u2190";
        return make("li", { class: sign < 0 ? "bad" : "" },
            make("span", { class: "sign", title: meaning }, mark, make("span", { class: "unseen" }, ` ${meaning}: `)), " ",
            make("button", { type: "button", class: "link", on: { click: () => goTo(other) } }, side.actors[other].name), " ",
            make("span", { class: "type" }, `${side.types[type].name}${way}`), " ",
            make("span", { class: "when" }, time(since, until)),
            weight === 1 ? null : make("span", { class: "when" }, ` weight ${globalThis.mvNumber(weight, -1)}`),
            note ? make("p", { class: "note" }, note) : null,
            sources.length ? make("ul", { class: "cited" }, ...pairs(sources).map((one) => cited(side, one))) : null);
    };

    const list = (side, actor, title, numbers) => {
        if (!numbers.length) return [];
        const rest = numbers.slice(most), shown = make("ul", { class: "relations" }, ...numbers.slice(0, most).map((number) => relation(side, actor, number)));
        const more = ({ target }) => {
            target.remove();
            shown.append(...rest.map((number) => relation(side, actor, number)));
        };
        return [make("h3", {}, `${title}: ${numbers.length}`), shown,
            rest.length ? make("button", { type: "button", on: { click: more } }, `The other ${rest.length}`) : null];
    };

    const show = (side, actor, day) => {
        const one = side.actors[actor], own = side.of[actor], live = own.filter(isLive), rest = own.filter((number) => !isLive(number));
        const vectors = pairs(one.vectors).map(([vector]) => side.vectors[vector].name).join(" / ");
        panel.replaceChildren(
            make("button", { type: "button", class: "close", "aria-label": "Close", on: { click: opened.close } }, "\u00d7"),
            make("h2", { id: "panel-name", tabindex: "-1" }, one.name),
            make("p", { class: "quiet" }, [one.kind, vectors].filter(Boolean).join(" \u00b7 ")),
            make("p", { class: "quiet" }, day),
            ...profile(side, actor), ...metrics(side, actor), ...bridged(side, actor), ...list(side, actor, "Relations", live).filter(Boolean),
            ...list(side, actor, "At other times, or not selected", rest).filter(Boolean));
        panel.hidden = false;
    };
    return { show, hide: () => (panel.hidden = true) };
};
