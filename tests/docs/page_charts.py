#!/usr/bin/env python3
"""page_charts.py BUILD: charts in pages, read back from their SVG. Both forms of a chart say the same; what is written in it is
what the table beside it and the JSON report say; lengths and places are those of the values, all on one scale; no text leaves
its chart or lies on another; no colour but those of the page. Pictures of their own have a narrow form: other ids, no command, and
words that keep clear of each other as well."""
import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import charts

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TOOL = pathlib.Path(sys.argv[1]) / "multivector"
EURASIA, ARTICLE = ROOT / "graphs/eurasia.json", ROOT / "graphs/kazakhstan-2013.json"
NEAR = 0.011   # of places, which have two decimals


def run(*arguments):
    done = subprocess.run([TOOL, *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode > 1:
        sys.exit(f"{arguments}: {done.stderr}")
    return done.stdout


class Row:
    """A row of a chart: its name in lines, its value, its marks."""

    def __init__(self, first):
        self.words, self.value, self.marks = [], first.text, []

    @property
    def name(self):   # a line ends behind a hyphen or at a space
        return re.sub("- ", "-", " ".join(self.words))


def number(text):
    return float(text.replace("−", "-"))


def rows_of(svg):
    rows = []
    for element in svg.find("g"):
        if element.tag == "text" and element.get("text-anchor") == "end":
            rows.append(Row(element))
        elif element.tag == "text":
            rows[-1].words.append(element.text)
        else:
            rows[-1].marks.append(element)
    return rows


def marks_of(row):
    """What stands where: (class, from, to) of bars, (class, x) of dots."""
    found = []
    for mark in row.marks:
        if mark.tag == "rect":
            x, width = float(mark.get("x")), float(mark.get("width"))
            found.append((mark.get("class"), x, x + width))
        elif mark.tag == "circle":
            found.append((mark.get("class"), float(mark.get("cx"))))
    return found


def scale_faults(points):
    """(value, x) pairs must lie on one line."""
    points = sorted(points)
    (low, left), (high, right) = points[0], points[-1]
    for value, x in points:
        wanted = left if high == low else left + (right - left) * (value - low) / (high - low)
        if abs(x - wanted) > 3 * NEAR:
            yield f"{value} stands at {x}, not at {wanted:.2f}"


def text_faults(svg):
    """Text that leaves the chart or lies on another."""
    root = ET.fromstring(re.sub(r"<(/?)(\w)", rf"<\1s:\2", ET.tostring(svg, encoding="unicode")).replace("<s:svg", f'<s:svg xmlns:s="{charts.SVG[1:-1]}"', 1))
    width, height = (float(root.get(name)) for name in ("width", "height"))
    boxes = [(text.text, charts.check_svg.text_box(text)) for text in root.iter(charts.SVG + "text")]
    for i, (words, box) in enumerate(boxes):
        if box.left < -1 or box.right > width + 1 or box.top < -1 or box.bottom > height + 1:
            yield f"{words!r} leaves the chart"
        for other, there in boxes[:i]:
            if min(box.right, there.right) - max(box.left, there.left) > 1 and min(box.bottom, there.bottom) - max(box.top, there.top) > 3:
                yield f"{words!r} lies on {other!r}"


def charts_of(section):
    """(title, [svg, …]) of each."""
    for figure in re.findall(r'<figure class="plot">(.*?)</figure>', section, flags=re.S):
        title = html.unescape(re.search("<figcaption>(.*?)</figcaption>", figure, flags=re.S).group(1))
        yield title, [ET.fromstring(svg) for svg in re.findall("<svg.*?</svg>", figure, flags=re.S)]


def sections_of(page):
    return dict(re.findall(r'<section id="([^"]+)">(.*?)</section>', page, flags=re.S))


def cells_of(section):
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", section, flags=re.S)
    return [[html.unescape(re.sub("<.*?>", "", cell)) for cell in re.findall(r"<t[hd]\b.*?>(.*?)</t[hd]>", row, flags=re.S)] for row in rows]


def form_faults(title, forms):
    """What holds of every chart, and what it says: [(name, value)]."""
    said = [[(row.name, row.value) for row in rows_of(svg)] for svg in forms]
    if any(other != said[0] for other in said[1:]):
        yield f"{title}: its forms differ: {said}"
    names = [svg.get("class") for svg in forms]
    if names not in (["broad", "narrow"], ["narrow"]):
        yield f"{title}: its forms are {names}"
    for svg in forms:
        yield from (f"{title}: {fault}" for fault in text_faults(svg))
        if svg.get("role") != "img" or svg.get("aria-label") != title:
            yield f"{title} is not the name of its picture"
        for element in svg.iter():
            if "#" in element.get("fill", "") + element.get("stroke", "") or element.get("style"):
                yield f"{title}: a colour of its own: {ET.tostring(element)[:90]}"


def table_faults(title, rows, section):
    """Each value stands in the row of its name: both ends of a range, both ways of what leads two ways."""
    table = {}
    for cells in filter(None, cells_of(section)):
        table.setdefault(cells[0], []).extend(cells[1:])
    for row in rows:
        for value in re.split(" to | and ", row.value):
            if value not in table.get(row.name, []):
                yield f"{title}: {row.name} {value} is not in the table: {table.get(row.name)}"


def bars_faults(title, forms, wanted):
    """wanted: [(name, value to the right, value to the left)]"""
    for svg in forms:
        rows, points = rows_of(svg), []
        if [row.name for row in rows] != [name for name, _, _ in wanted]:
            yield f"{title}: the rows are {[row.name for row in rows]}"
            return
        for row, (name, right, left) in zip(rows, wanted):
            shown = [number(text) for text in row.value.split(" and ")]
            if shown != ([value for value in (right, left) if value] or [0]):
                yield f"{title}: {name} is {row.value}, not {right}, {left}"
            bars = {mark[0]: mark[1:] for mark in marks_of(row)}
            if set(bars) != {kind for kind, value in (("good", right), ("bad", left)) if value}:
                yield f"{title}: {name} has the bars {bars}"
            points += [(0, bars["good"][0]), (right, bars["good"][1])] if "good" in bars else []
            points += [(0, bars["bad"][1]), (-left, bars["bad"][0])] if "bad" in bars else []
        yield from (f"{title}: {fault}" for fault in scale_faults(points))


def dots_faults(title, forms, wanted):
    """wanted: [(name, [values of the dots, the earlier first])]; None: undefined"""
    for svg in forms:
        rows, points = rows_of(svg), []
        if [row.name for row in rows] != [name for name, _ in wanted]:
            yield f"{title}: the rows are {[row.name for row in rows]}, not {wanted}"
            return
        for row, (name, values) in zip(rows, wanted):
            shown = [] if row.value == "–" else [number(text) for text in row.value.split(" to ")]
            places = [x for _, x in marks_of(row)]
            if len(places) != len(values) or any(abs(a - b) > 5e-4 for a, b in zip(shown, values)):
                yield f"{title}: {name} is {row.value} at {places}, not {values}"
            points += zip(values, places)
        yield from (f"{title}: {fault}" for fault in scale_faults(points))


def bands_faults(title, forms, wanted):
    """wanted: {name: (observed, low, high)}"""
    rows, points = rows_of(forms[0]), []
    for row in rows:
        observed, low, high = wanted[row.name]
        marks = dict((mark[0], mark[1:]) for mark in marks_of(row))
        if abs(number(title.rpartition(": ")[2]) - observed) > 0.051 or any(abs(number(text) - value) > 0.051 for text, value in zip(row.value.split(" to "), (low, high))):
            yield f"{title}: {row.name} is {row.value}, not {wanted[row.name]}"
        points += [(observed, marks["dot"][0]), (low, marks["band"][0]), (high, marks["band"][1])]
    yield from (f"{title}: {fault}" for fault in scale_faults(points))


TRIANGLES = {"Three friends (+++)": "+++", "Two friends, common enemy (+--)": "+--", "Friend of two rivals (++-)": "++-", "Three rivals (---)": "---"}
MODELS = {"signs": "Signs at random", "signs_in_strata": "Signs in strata", "rewired": "Rewired"}
STATISTICS = {"triangle_balance": "Triangle balance", "walk_balance": "Walk balance", "frustration": "Frustration index",
              **{kind: f"Triangles {kind}" for kind in TRIANGLES.values()}}


def vector_faults(page, report):
    [(title, forms)] = charts_of(page["vectors"])
    profile = report["vectors"][0]["profile"]
    names = {row[0] for row in cells_of(page["vectors"])[1:]}
    rows = rows_of(forms[0])
    wanted = [(row.name, line["positive"], line["negative"]) for row, line in zip(rows, profile)]
    if len(rows) < len(profile) or not {row.name for row in rows} <= names:
        yield f"{title}: {len(rows)} rows of {names}"
    wanted += [(row.name, number(row.value), 0) for row in rows[len(profile):]]   # of no vector, which JSON has elsewhere
    yield from bars_faults(title, forms, wanted)
    yield from table_faults(title, rows, page["vectors"])
    if (": good terms to the right" in title) != any(line["negative"] for line in profile):
        yield f"{title!r} does not say what is drawn"


def report_faults(page, report):
    for name, section in page.items():
        for title, forms in charts_of(section):
            yield from form_faults(title, forms)
    yield from vector_faults(page, report)
    if "centrality" in page:
        [(title, forms)] = charts_of(page["centrality"])
        best = sorted(report["actors"], key=lambda actor: (-actor["metrics"]["degree"], actor["id"]))[:20]
        yield from dots_faults(title, forms, [(actor["name"], [actor["metrics"]["degree"]]) for actor in best])
        yield from table_faults(title, rows_of(forms[0]), page["centrality"])
    drawn = list(charts_of(page.get("balance", "")))
    counts = report["structural_balance"]["triangles"]
    if bool(drawn) != bool(report["network"]["negative"]):
        yield "triangles are drawn where there is no negative tie, or not where there is one"
    for title, forms in drawn:
        wanted = [(name, counts[kind] * (kind in "+++ +--"), counts[kind] * (kind not in "+++ +--")) for name, kind in TRIANGLES.items()]
        yield from bars_faults(title, forms, wanted)


def chance_faults(page, report):
    drawn = dict(charts_of(page["chance"]))
    wanted = {}
    for model in report["chance"]["models"]:
        for row in model["statistics"]:
            wanted.setdefault(STATISTICS[row["name"]], {})[MODELS[model["model"]]] = (row["observed"], row["low"], row["high"])
    if [title.rpartition(": ")[0] for title in drawn] != [name for name in wanted if any(values[0] is not None for values in wanted[name].values())]:
        yield f"the charts are {list(drawn)}, not {list(wanted)}"
    for title, forms in drawn.items():
        yield from form_faults(title, forms)
        yield from bands_faults(title, forms, wanted[title.rpartition(": ")[0]])


def quarrels(folder):
    """A focus that is on bad terms as well, with a vector of each kind: good alone, both, bad alone, nothing."""
    path = pathlib.Path(folder) / "quarrels.json"
    ends = [("A1", "a", 1, 3), ("A2", "a", 1, 1.5), ("B1", "b", 1, 2), ("B2", "b", -1, 4), ("C1", "c", -1, 1)]
    path.write_text(json.dumps({
        "format": "multivector-relation-set", "version": 1, "title": "Quarrels", "focus": "F",
        "vectors": [{"id": id, "name": f"Vector {id}, whose name is too long for a line <of> a narrow chart & must be broken"} for id in "abcd"],
        "actors": [{"id": "F"}, *({"id": id, "name": f"Actor {id}", "vector": vector} for id, vector, _, _ in ends)],
        "relation_types": [{"id": "tie", "name": "tied to"}],
        "relations": [{"source": "F", "target": id, "type": "tie", "sign": sign, "weight": weight} for id, _, sign, weight in ends]
        + [{"source": "A1", "target": "B1", "type": "tie"}, {"source": "A2", "target": "C1", "type": "tie"}]}))
    return path


def compare_faults():
    sets = f"{EURASIA}@2013-09-10", f"{EURASIA}@2024-12-31"
    page, report = sections_of(run("compare", *sets, "--format", "html")), json.loads(run("compare", *sets, "--format", "json"))
    [(title, forms)] = charts_of(page["focus"])
    yield from form_faults(title, forms)
    yield from dots_faults(title, forms, [(row["name"], [share for share in (row["a"], row["b"]) if share is not None]) for row in report["focus"]["vectors"]])
    yield from table_faults(title, [row for row in rows_of(forms[0]) if row.marks], page["focus"])


def narrow_faults(*arguments):
    page = run(*arguments, "--format", "html")
    ids = re.findall(r'\sid="([^"]*)"', page)
    yield from (f"the id {name} is there twice" for name in set(ids) if ids.count(name) > 1)
    yield from (f"#{name} leads nowhere" for name in re.findall(r'(?:url\(#|href="#|labelledby="|describedby=")([^")]+)', page) if name not in ids)
    yield from ("a command is named" for text in re.findall("<desc.*?</desc>", page, flags=re.S) if "multivector" in text)
    [svg] = re.findall(r'<div class="narrow">(<svg.*?</svg>)', page, flags=re.S)
    root = ET.fromstring(svg)
    if float(root.get("width")) > 400:
        yield f"it is {root.get('width')} wide"
    yield from charts.text_faults(root)


NARROW = {"timeline": ["timeline", EURASIA, "--since", "1992", "--until", "2024"],
          "shares": ["timeline", EURASIA, "--since", "1992", "--until", "2024", "--metrics", "shares,evenness,negative"],
          "article": ["timeline", ARTICLE, "--since", "2010", "--until", "2016", "--metrics", "degree,evenness"],
          "rank": ["rank", f"{EURASIA}@2001", f"{EURASIA}@2013", "--metric", "degree"],
          "rank of few": ["rank", EURASIA, "--metric", "evenness"],
          "sets": ["compare", *(f"{EURASIA}@{year}" for year in range(1995, 2016, 5)), "--kind", "country"],
          "scenarios": ["compare", *sorted((ROOT / "graphs/scenarios").glob("without-*.json"))]}


def cases():
    for name, arguments in NARROW.items():
        yield f"narrow {name}", list(narrow_faults(*arguments))
    with tempfile.TemporaryDirectory() as folder:
        for path in (ARTICLE, EURASIA, quarrels(folder)):
            sections = "centrality,balance,vectors"
            page = sections_of(run("report", path, "--sections", sections, "--format", "html"))
            yield path.name, list(report_faults(page, json.loads(run("report", path, "--format", "json"))))
        page = sections_of(run("report", EURASIA, "--sections", "vectors", "--all", "--format", "html"))
        [(title, forms)] = charts_of(page["vectors"])
        yield "all vectors", [*form_faults(title, forms), *([] if len(rows_of(forms[0])) == 20 else ["not 20 rows"])]
    asked = "--sections", "chance", "--draws", "30"
    page = sections_of(run("report", EURASIA, *asked, "--format", "html"))
    yield "chance", list(chance_faults(page, json.loads(run("report", EURASIA, *asked, "--format", "json"))))
    yield "compare", list(compare_faults())


def main():
    failed = passed = 0
    for name, faults in cases():
        passed, failed = passed + (not faults), failed + bool(faults)
        for fault in faults[:6]:
            print(f"{name}: {fault}")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
