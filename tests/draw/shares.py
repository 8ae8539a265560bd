#!/usr/bin/env python3
"""shares.py BUILD PART: draws bars of shares (by date, type and actor) and cards, and checks them: segments are the shares
of the report, in one order on one length; what is undefined, or rests on few ties, is said; a card has everything in the
same place whoever it is of, nothing leaves it and no letter is too small. The part "every" draws the cards of every fifth country
of graphs/eurasia.json."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import check_svg

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
EURASIA = ROOT / "graphs/eurasia.json"
SVG = check_svg.SVG
SMALLEST = 9 * 1200 / 360   # nine pixels where a card is 360 wide
LONG = ["Қазақстан Республикасы " * 3, "中华人民共和国", "<b>&\"'", "x" * 90, "Democratic and Popular Commonwealth of the Isles"]


def run(tool, *arguments):
    done = subprocess.run([tool, *map(str, arguments)], capture_output=True, text=True, timeout=900, check=False)
    return done.returncode, done.stdout, done.stderr


def draw(tool, *arguments):
    code, out, err = run(tool, "render", *arguments)
    return (ET.fromstring(out.encode()), "") if not code and not err else (None, f"exit code {code}: {err}")


def profile_of(tool, *selection):
    """Shares of the counted vectors in their order, None where undefined; and what the report says beside them."""
    _, out, _ = run(tool, "report", *selection, "--section", "vectors", "--format", "json")
    found = json.loads(out)["vectors"]
    if not found or "profile" not in found[0]:
        return None, {}
    counted = {v["id"] for v in json.loads(pathlib.Path(selection[0]).read_text())["vectors"] if v.get("counted", True)}
    rows = [row for row in found[0]["profile"] if row["vector"] in counted]
    return (None if rows[0]["share"] is None else [row["share"] for row in rows]), found[0]


# --- bars -----------------------------------------------------------------------------------------------------------

def segments(group):
    return [r for r in group.iter(SVG + "rect") if r.get("class") == "share"]


def bar_faults(group, shares, width):
    """The segments of a bar against the shares, None being undefined."""
    drawn = segments(group)
    if shares is None:
        if drawn or not any(r.get("class") == "no-share" for r in group.iter(SVG + "rect")):
            yield "undefined shares are drawn"
        if not any("no " in (t.text or "") for t in group.iter(SVG + "text")):
            yield "it is not said why there are no shares"
        return
    wanted = [s for s in shares if s > 0]
    if len(drawn) != len(wanted):
        yield f"{len(drawn)} segments for {len(wanted)} shares"
        return
    for rect, share in zip(drawn, wanted):
        wide = float(rect.get("width")) + float(rect.get("stroke-width"))
        if abs(wide - width * share) > 0.02 or abs(float(rect.get("data-share")) - share) > 1e-6:
            yield f"{rect.get('data-name')} is {wide} of {width} wide, its share {share}"


def most_faults(root, rows):
    """The title names who is most one-sided, of two at least who have ties enough and are told apart."""
    largest = sorted((max(float(r.get("data-share")) for r in segments(row)), row.get("data-name")) for row in rows
                     if segments(row) and segments(row)[0].get("stroke") == "none")
    clear = len(largest) > 1 and largest[-1][0] - largest[-2][0] >= 0.01
    said = re.search(r"Most one-sided.*?: ([^,]*),", root[0].text)
    if (said[1] if said else None) != (largest[-1][1] if clear else None):
        yield f"{root[0].text!r} of {largest}"


def row_faults(tool, options, expected):
    """A picture of bars against the names and the selections of its rows."""
    root, fault = draw(tool, EURASIA, "--layout", "bars", *options)
    if fault:
        yield fault
        return
    yield from check_svg.check_page(root)
    rows = [g for g in root.iter(SVG + "g") if g.get("class") == "row"]
    if [g.get("data-name") for g in rows] != [name for name, _ in expected]:
        yield f"rows of {[g.get('data-name') for g in rows]}, expected {[name for name, _ in expected]}"
        return
    if "actor" in options:
        yield from most_faults(root, rows)
    order = [t.text for t in root.iter(SVG + "text")]
    for group, (name, selection) in zip(rows, expected):
        shares, _ = profile_of(tool, EURASIA, *selection)
        yield from (f"{name}: {fault}" for fault in bar_faults(group, shares, 470))
        names = [r.get("data-name") for r in segments(group)]
        if sorted(names, key=order.index) != names:
            yield f"{name}: vectors stand in another order: {names}"
        texts = [t.text for t in group.iter(SVG + "text")]
        hollow = bool(segments(group)) and segments(group)[0].get("stroke") != "none"
        if hollow != any("too few" in t for t in texts):
            yield f"{name}: too few ties, and it is not said, or the other way round: {texts}"


def bars(tool, folder):
    days = ["1991-12-31", "1992", "2001-06-15", "2024"]
    yield "dates", list(row_faults(tool, ["--focus", "UZB", "--days", ",".join(days)],
                                   [(day, ["--focus", "UZB", "--at", day]) for day in days]))
    actors = json.loads(EURASIA.read_text())["actors"] if "actors" in json.loads(EURASIA.read_text()) else []
    alike = ["KAZ", "KGZ", "TJK", "TKM", "UZB"]
    names = {"KAZ": "Kazakhstan", "KGZ": "Kyrgyzstan", "TJK": "Tajikistan", "TKM": "Turkmenistan", "UZB": "Uzbekistan"}
    names.update({a["id"]: a["name"] for a in actors if "name" in a})
    yield "actors", list(row_faults(tool, ["--facet", "actor"], [(names[a], ["--focus", a]) for a in alike]))
    chosen = ["RUS", "BLR", "CHE"]
    yield "chosen", list(row_faults(tool, ["--facet", "actor", "--actors", ",".join(chosen)],
                                    [(names.get(a, a), ["--focus", a]) for a in chosen]))
    yield "alone", list(row_faults(tool, ["--facet", "actor", "--actors", "RUS"], [(names.get("RUS", "RUS"), ["--focus", "RUS"])]))
    yield "types", list(row_faults(tool, ["--facet", "type", "--type", "member,friendship_treaty"],
                                   [(name, ["--type", i]) for i, name in (("friendship_treaty", "friendship treaty with"),
                                                                          ("member", "member of"))]))
    yield "refusals", list(refusals(tool, folder))


def refusals(tool, folder):
    for options, expected in ((["--layout", "bars", "--days", "soon"], "a date was expected"),
                              (["--layout", "bars", "--facet", "actor", "--actors", "NOBODY"], "not in the network"),
                              (["--layout", "bars", "--facet", "dates"], 'did you mean "date"?'),
                              (["--size", "card", "--layout", "network"], "a card has no room"),
                              (["--size", "cards"], 'did you mean "card"?')):
        code, out, err = run(tool, "render", EURASIA, *options)
        if code != 64 or expected not in err or out:
            yield f"{options} are answered with {code}: {err}"
    code, _, err = run(tool, "compare", f"{EURASIA}@2013", f"{EURASIA}@2024", "--layout", "bars",
                       "--svg", folder / "none.svg")
    if code != 64 or "network, compass or map was expected" not in err:
        yield f"bars of a difference are answered with {code}: {err}"


# --- cards ----------------------------------------------------------------------------------------------------------

def geometry(root, layout):
    """Whatever must be in the same place on every card of a set."""
    if layout == "compass":
        return [(p.get("class"), p.get("d")) for p in root.iter(SVG + "path") if p.get("class") in ("ground", "rim")]
    rects = [r for r in root.iter(SVG + "rect") if r.get("class") in ("share", "no-share")]
    edges = [(float(r.get("x")) - float(r.get("stroke-width")) / 2, float(r.get("y")) - float(r.get("stroke-width")) / 2,
              float(r.get("width")) + float(r.get("stroke-width"))) for r in rects]
    return [round(edges[0][0]), round(edges[0][1]), round(edges[-1][0] + edges[-1][2])]


def plate_faults(root, focus):
    """The plate with the focus is where its lines begin, and holds its name in the middle."""
    plate = next(r for r in root.iter(SVG + "rect") if r.get("class") == "focus")
    x, y, wide, high = (float(plate.get(name)) for name in ("x", "y", "width", "height"))
    starts = [check_svg.numbers(p.get("d"))[:2] for p in root.iter(SVG + "path") if p.get("class") == "tie"]
    for at_x, at_y in starts:
        if abs(at_x - x - wide / 2) > 0.02 or abs(at_y - y - high / 2) > 0.02:
            yield f"a line begins at {at_x}, {at_y}, beside the middle of the plate"
    name = check_svg.text_box(next(t for t in root.iter(SVG + "text") if t.text == focus and t.get("text-anchor") == "middle"))
    if abs((name.left + name.right) / 2 - x - wide / 2) > 0.5 or abs((name.top + name.bottom) / 2 - y - high / 2) > 5:
        yield f"{focus} does not stand in the middle of its plate"


def card_faults(root, focus, shares, found, layout):
    if (root.get("width"), root.get("height")) != ("1200", "630"):
        yield f"it is {root.get('width')} x {root.get('height')}"
    yield from check_svg.check_page(root)
    texts = list(root.iter(SVG + "text"))
    boxes = [check_svg.text_box(t) for t in texts]
    for text, box in zip(texts, boxes):
        if float(text.get("font-size")) < SMALLEST:
            yield f"{text.text!r} is too small"
        for other, other_box in zip(texts, boxes):
            if other is not text and box.meets(other_box):
                yield f"{text.text!r} and {other.text!r} overlap"
    words = " ".join(t.text for t in texts)
    few = "too few to read a direction" in words
    if not few and (f"{found['evenness']:.2f}" if found["evenness"] is not None else "no evenness") not in words:
        yield f"the evenness {found['evenness']} is not said: {words}"
    rank = found.get("rank", {}).get("rank") if isinstance(found.get("rank"), dict) else found.get("rank")
    if not few and found["evenness"] is not None and (f"rank {rank} of" if rank else "no rank") not in words:
        yield f"the rank {rank} is not said: {words}"
    if layout == "bars":
        yield from bar_faults(root, shares, 1112)
    elif focus not in words:
        yield "the focus has no plate"
    else:
        yield from plate_faults(root, focus)


def card_set(tool, path, focuses, *options):
    places = {}
    for focus in focuses:
        shares, found = profile_of(tool, path, "--focus", focus, *options)
        for layout in ("compass", "bars"):
            root, fault = draw(tool, path, "--size", "card", "--layout", layout, "--focus", focus, *options)
            faults = [fault] if fault else list(card_faults(root, focus, shares, found, layout))
            if root is not None and geometry(root, layout) != places.setdefault(layout, geometry(root, layout)):
                faults.append("another geometry than the card before")
            yield f"{focus} {layout}", faults


def made_up(vectors):
    """Nine vectors at most, long names, one actor tied to all, one to few, one to nobody."""
    names = [LONG[k % len(LONG)] if k % 2 else f"Direction {k} (of many)" for k in range(vectors)]
    actors = [{"id": i, "name": LONG[n]} for n, i in enumerate(("FOC", "FEW", "NIL"))]
    actors += [{"id": f"P{k}", "vector": f"v{k}"} for k in range(vectors)]
    relations = [{"source": "FOC", "target": f"P{k}", "type": "treaty", "weight": 1 + k} for k in range(vectors)]
    relations.append({"source": "FEW", "target": "P0", "type": "treaty"})
    return {"format": "multivector-relation-set", "version": 1, "title": "Made up " * 20, "focus": "FOC",
            "vectors": [{"id": f"v{k}", "name": name} for k, name in enumerate(names)],
            "relation_types": [{"id": "treaty", "name": "treaty with", "family": "contractual"}],
            "actors": actors, "relations": relations}


def cards(tool, folder):
    yield from card_set(tool, EURASIA, ["KAZ", "CHE", "UZB", "COD"], "--at", "2013-09-10")
    for vectors in (1, 2, 6):
        path = folder / "made.json"
        path.write_text(json.dumps(made_up(vectors)))
        yield from ((f"{vectors} vectors, {name}", faults) for name, faults in card_set(tool, path, ["FOC", "FEW", "NIL"]))


def every(tool, _):
    listed = json.loads(run(tool, "report", EURASIA, "--section", "vectors", "--all", "--format", "json")[1])
    yield from card_set(tool, EURASIA, [row["actor"] for row in listed["vectors"]][::5])


def main(build, part):
    tool, bad, count = pathlib.Path(build).resolve() / "multivector", 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for what, faults in {"bars": bars, "cards": cards, "every": every}[part](tool, pathlib.Path(folder)):
            count += 1
            bad += bool(faults)
            for fault in faults:
                print(f"{what}: {fault}")
    print(f"{count - bad} passed, {bad} failed")
    return 1 if bad or not count else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: shares.py BUILD bars|cards|every")
    sys.exit(main(*sys.argv[1:]))
