// A picture that can be moved and enlarged: by its viewBox, with mouse, fingers and keys.
"use strict";
globalThis.mvZoom = (stage, changed) => {
    const most = 12, fingers = new Map();
    let svg = null, whole = null, view = null, dragged = false, scrolled = 0;

    const apply = () => {
        svg.setAttribute("viewBox", [view.x, view.y, view.w, view.h].map((n) => n.toFixed(2)).join(" "));
        stage.classList.toggle("near", view.w < whole.w * 0.99);
        changed(whole.w / view.w);
    };

    // Nothing is to be seen beyond the picture: it stays within by half of what is shown.
    const keep = () => {
        view.w = Math.min(Math.max(view.w, whole.w / most), whole.w);
        view.h = (view.w * whole.h) / whole.w;
        view.x = Math.min(Math.max(view.x, whole.x - view.w / 2), whole.x + whole.w - view.w / 2);
        view.y = Math.min(Math.max(view.y, whole.y - view.h / 2), whole.y + whole.h - view.h / 2);
        if (view.w >= whole.w) view = { ...whole };
    };

    // Units of the picture for a pixel, and where a point of the screen is in it.
    const place = (x, y) => {
        const matrix = svg.getScreenCTM().inverse();
        return new DOMPoint(x, y).matrixTransform(matrix);
    };
    const scale = () => 1 / svg.getScreenCTM().a;

    const by = (factor, at) => {
        const point = at ?? { x: view.x + view.w / 2, y: view.y + view.h / 2 }, before = view.w;
        const wanted = Math.min(Math.max(view.w / factor, whole.w / most), whole.w), share = wanted / before;
        view = { x: point.x - (point.x - view.x) * share, y: point.y - (point.y - view.y) * share, w: wanted };
        keep();
        apply();
    };

    const move = (x, y) => {
        view.x += x;
        view.y += y;
        keep();
        apply();
    };

    // The picture without its heading and legend: the page has them.
    const show = (picture) => {
        svg = picture;
        const groups = [...svg.querySelectorAll(":scope > g > g:not(.heading, .legend, .source)")].map((group) => group.getBBox()).filter((box) => box.width), air = 8;
        const x = Math.min(...groups.map((box) => box.x)) - air, y = Math.min(...groups.map((box) => box.y)) - air;
        whole = { x, y, w: Math.max(...groups.map((box) => box.x + box.width)) + air - x, h: Math.max(...groups.map((box) => box.y + box.height)) + air - y };
        view = { ...whole };
        apply();
    };

    const keys = {
        ArrowLeft: () => move(-view.w / 10, 0), ArrowRight: () => move(view.w / 10, 0),
        ArrowUp: () => move(0, -view.h / 10), ArrowDown: () => move(0, view.h / 10),
        "+": () => by(1.4), "=": () => by(1.4), "-": () => by(1 / 1.4), 0: () => fit(),
    };
    const fit = () => {
        view = { ...whole };
        apply();
    };

    stage.addEventListener("keydown", (event) => {
        const moving = event.key.startsWith("Arrow") && event.target !== stage;
        if (event.ctrlKey || event.metaKey || event.altKey || moving || !keys[event.key]) return;
        event.preventDefault();
        keys[event.key]();
    });

    // A wheel that turns while the page scrolls goes on scrolling; from the whole picture there is no way farther.
    addEventListener("scroll", () => (scrolled = performance.now()), { passive: true });
    stage.addEventListener("wheel", (event) => {
        const scrolling = performance.now() - scrolled < 300 && !event.ctrlKey, whole_shown = view.w >= whole.w && event.deltaY > 0;
        if (scrolling || whole_shown || event.target.closest("button")) return;
        event.preventDefault();
        by(Math.exp(-Math.max(-60, Math.min(60, event.deltaY)) / 200), place(event.clientX, event.clientY));
    }, { passive: false });

    stage.addEventListener("pointerdown", (event) => {
        if (event.target.closest("button")) return;
        fingers.set(event.pointerId, event);
        dragged = false;
    });
    const pinch = (one, other, event) => {
        const far = (a, b) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
        const moved = event.pointerId === one.pointerId ? [event, other] : [one, event];
        by(far(...moved) / Math.max(far(one, other), 1), place((one.clientX + other.clientX) / 2, (one.clientY + other.clientY) / 2));
    };
    stage.addEventListener("pointermove", (event) => {
        const before = fingers.get(event.pointerId);
        if (!before) return;
        const x = event.clientX - before.clientX, y = event.clientY - before.clientY;
        if (!dragged && fingers.size < 2 && Math.hypot(x, y) < 4) return;
        if (!dragged) stage.setPointerCapture(event.pointerId);
        dragged = true;
        if (fingers.size === 2) pinch(...fingers.values(), event);
        else if (view.w < whole.w) move(-x * scale(), -y * scale());
        fingers.set(event.pointerId, event);
    });
    for (const end of ["pointerup", "pointercancel"]) stage.addEventListener(end, (event) => fingers.delete(event.pointerId));
    stage.addEventListener("click", (event) => dragged && !event.target.closest("button") && event.stopPropagation(), true);
    stage.addEventListener("dblclick", (event) => event.target.closest("button") || by(2, place(event.clientX, event.clientY)));

    // What is to be seen, beside the view itself as well where the stage is wider or higher.
    const frame = () => {
        const { left, top, right, bottom } = svg.getBoundingClientRect(), a = place(left, top), b = place(right, bottom);
        return [a.x, a.y, b.x, b.y];
    };
    // On paper the legend is wanted as well.
    const widen = () => {
        const boxes = [...svg.querySelectorAll(".legend, .source")].map((group) => group.getBBox()), right = Math.max(whole.x + whole.w, ...boxes.map((box) => box.x + box.width)), bottom = Math.max(whole.y + whole.h, ...boxes.map((box) => box.y + box.height));
        const left = Math.min(whole.x, ...boxes.map((box) => box.x));
        svg.setAttribute("viewBox", [left, whole.y, right - left, bottom - whole.y].join(" "));
    };

    return { show, by, fit, frame, widen, apply: () => apply(), pixels: () => svg.getScreenCTM().a, center: (x, y) => move(x - view.x - view.w / 2, y - view.y - view.h / 2) };
};
