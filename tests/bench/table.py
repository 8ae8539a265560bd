"""Results as lines on the screen and as the JSON kept in the tree."""
import json

UNITS = {"memory": "MB", "gap": "%", "file": "MB"}
WIDTHS = "{:9}{:34}{:>9}{:>9}{:>6}   {:16}{:>9}{:>9}{:>6}   {:>6}{:>7}{:>7}   {}"
HEADS = (("", "", "ours", "", "", "", "peer", "", "", "peer/ours", "", "", ""),
         ("", "", "CPU", "wall", "MB", "", "CPU", "wall", "MB", "CPU", "wall", "MB", "measured (promised)"))


def digits(value):
    """About three digits, however large: 0.971, 47.2, 1684."""
    return f"{value:.3g}" if value < 1000 else f"{value:.0f}"


def seconds(value):
    return f"{digits(1000 * value)} ms" if value < 1 else f"{digits(value)} s"


def amount(promise, value):
    if promise.of == "ratio":
        return f"{digits(value)}x"
    unit = UNITS.get(promise.measure)
    return f"{digits(value)} {unit}" if unit else seconds(value)


def limit(promise):
    return f"at {'least' if promise.least else 'most'} {amount(promise, promise.limit)}"


def promised(row):
    return ", ".join(f"{promise.measure} {limit(promise)}" for promise in row.promises) or "nothing"


def judged(result):
    return ", ".join(f"{promise.measure} {amount(promise, result.value(promise))} ({limit(promise)})" for promise in result.row.promises)


def _side(took):
    return seconds(took["cpu"]), seconds(took["wall"]), digits(took["memory"])


def head():
    return "\n".join(WIDTHS.format(*words).rstrip() for words in HEADS)


def line(result):
    row = result.row
    if not result.ratio:
        return f"{result.outcome:9}{row.name:34} {result.note}"
    ratios = [digits(result.ratio[measure]) for measure in ("cpu", "wall", "memory")]
    return WIDTHS.format(result.outcome, row.name, *_side(result.ours), row.peer.name, *_side(result.peer), *ratios,
                         judged(result)).rstrip()


def _rounded(took):
    return {measure: float(f"{value:.4g}") for measure, value in took.items()}


def entry(result, commit):
    row = result.row
    return {"group": row.group, "name": row.name, "outcome": result.outcome, "promised": promised(row), "commit": commit,
            "runs": result.runs, "ours": {"who": row.ours.name, **_rounded(result.ours)},
            "peer": {"who": row.peer.name, **_rounded(result.peer)}, "ratio": _rounded(result.ratio)}


def save(path, results, made_with, order):
    """Rows that were not measured now keep what was measured before; those whose answers differ lose it."""
    old = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    kept = {row["name"]: row for row in old.get("rows", []) if row["name"] in order}
    for result in results:
        if result.ratio:
            kept[result.row.name] = entry(result, made_with["commit"])
        elif result.outcome != "skipped":
            kept.pop(result.row.name, None)
    rows = sorted(kept.values(), key=lambda row: order.index(row["name"]))
    path.parent.mkdir(exist_ok=True)
    text = json.dumps({**old, "made_with": made_with, "rows": rows}, indent=2, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")
