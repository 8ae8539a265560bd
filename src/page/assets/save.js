// What is on the screen, as a file.
"use strict";
globalThis.mvSave = (() => {
    const hand = (blob, name) => {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(blob);
        link.download = name;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    };

    // The whole picture with its legend, without what is not shown; its heading says what is.
    const copy = (svg, title, told) => {
        const out = svg.cloneNode(true), [width, height] = ["width", "height"].map((name) => Number(svg.dataset[name]));
        for (const gone of out.querySelectorAll(".gone, .mute, style")) gone.remove();
        for (const text of out.querySelectorAll(".outside text")) for (const [name, value] of Object.entries({ fill: "#1d2329", stroke: "#ffffff", "stroke-width": 3, "paint-order": "stroke" })) text.setAttribute(name, value);
        for (const one of out.querySelectorAll(".near, .lone")) one.classList.remove("near", "lone");
        for (const one of out.querySelectorAll("[tabindex]")) for (const name of ["tabindex", "role", "aria-label"]) one.removeAttribute(name);
        out.setAttribute("viewBox", `0 0 ${width} ${height}`);
        out.setAttribute("width", width);
        out.setAttribute("height", height);
        out.removeAttribute("class");
        const lines = [...out.querySelectorAll(".heading text")], bold = lines.filter((line) => line.hasAttribute("font-weight"));
        const say = (list, text) => {
            list.forEach((line, i) => i && line.remove());
            if (!list.length) return;
            const size = Number(list[0].getAttribute("font-size")), fitting = (width * 0.95) / (text.length * 0.54);
            list[0].textContent = text;
            list[0].setAttribute("font-size", Math.min(size, fitting).toFixed(2));
        };
        for (const extra of out.querySelectorAll(".heading > :not(text)")) extra.remove();
        say(bold, title);
        say(lines.filter((line) => !bold.includes(line)), told);
        return new XMLSerializer().serializeToString(out);
    };

    const svg = (picture, title, told, name) => hand(new Blob([copy(picture, title, told)], { type: "image/svg+xml" }), `${name}.svg`);

    const png = (picture, title, told, name) => {
        const image = new Image(), twice = 2;
        image.onload = () => {
            const canvas = document.createElement("canvas");
            canvas.width = image.width * twice;
            canvas.height = image.height * twice;
            canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
            canvas.toBlob((blob) => hand(blob, `${name}.png`));
        };
        image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(copy(picture, title, told))}`;
    };

    // What a spreadsheet would take for a formula is a text.
    const field = (value) => {
        const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
        return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
    };
    const csv = (rows, name) => hand(new Blob([rows.map((row) => row.map(field).join(",") + "\n").join("")], { type: "text/csv" }), `${name}.csv`);

    return { svg, png, csv };
})();
