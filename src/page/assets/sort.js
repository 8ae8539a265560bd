// Tables of the class "sortable": a button in each head of a column puts the rows in order by it, once more turns it.
// A cell counts by its data-value where it has one, else by what is written in it. What has no value stays last.
"use strict";
(() => {
    const order = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });

    // 1,234 and 12.5 % are numbers, a minus may be a real one; anything else is a text; "" is undefined.
    const read = (cell) => {
        const text = (cell?.dataset.value ?? cell?.textContent ?? "").trim();
        const plain = text.replace(/\u2212/g, "-").replace(/[\s,%]/g, "");
        if (/^(-|\u2013|\u2014|undefined|n\/a)?$/.test(plain)) return null;
        return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : text;
    };

    const compare = (a, b) => {
        if (typeof a === "number" && typeof b === "number") return a - b;
        if (typeof a === typeof b) return order.compare(a, b);
        return typeof a === "number" ? -1 : 1;
    };

    // Equal rows stay in the order in which they are.
    const sort = (table, column, down) => {
        const body = table.tBodies[0], way = down ? -1 : 1;
        const rows = Array.from(body.rows, (row) => ({ row, value: read(row.cells[column]) }));
        rows.sort((a, b) => {
            if (a.value === null || b.value === null) return (a.value === null) - (b.value === null);
            return way * compare(a.value, b.value);
        });
        body.append(...rows.map(({ row }) => row));
    };

    // Numbers are asked for from the largest, texts from A.
    const press = (table, head) => {
        const now = head.getAttribute("aria-sort");
        const down = now ? now === "ascending" : head.classList.contains("number");
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        sort(table, head.cellIndex, down);
    };

    globalThis.mvSortable = (table) => {
        if (!table.tHead || !table.tBodies.length || table.tBodies[0].rows.length < 2) return;
        for (const head of table.tHead.rows[0].cells) {
            const button = document.createElement("button");
            button.type = "button";
            button.className = "sort";
            button.append(...head.childNodes);
            button.addEventListener("click", () => press(table, head));
            head.append(button);
        }
    };
    for (const table of document.querySelectorAll("table.sortable")) globalThis.mvSortable(table);
})();
