#!/usr/bin/env python3
"""timelines.py BUILD [PART]: reads line charts back from their SVG and compares them with the table of the same timeline:
the points of the lines, the bars of what begins and ends, counted here by year and sign. What relations of unknown beginning
add is found by leaving them out of the document; few ties are those that the focus's own positive degree counts. Panels of
the focus and of the whole stand apart, each called by whose it is, and text can be read in print."""
import collections
import datetime
import itertools
import json
import math
import pathlib
import re
import sys
from random import Random

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import charts
import machine
import model

ROOT = pathlib.Path(__file__).resolve().parents[2]
SVG = charts.SVG
WHOLE = {"ties": "Ties", "negative": "Negative ties", "transitivity": "Transitivity"}
OWN = ["evenness", "degree", "strength", "negative_degree", "hhi"]
FEW = 5


def year_of(date):
    """As a number: months are equally long on the page, which nobody sees."""
    parts = [int(part) for part in date.split("-")] + [1, 1]
    return parts[0] + (parts[1] - 1) / 12 + (parts[2] - 1) / 372


def texts(element):
    return [text for text in element.iter(SVG + "text")]


def scale_of(labels, axis, slack):
    """From a place on the page to a value, by the labels of an axis: {value: place}."""
    (first, a), (last, b) = min(labels.items()), max(labels.items())
    assert first != last, "an axis with one label"
    return lambda place: first + (place - a - slack) * (last - first) / (b - a) if axis else None


def panel_scale(panel):
    ends = {}
    for text in texts(panel):
        if text.get("text-anchor") == "end" and re.fullmatch(r"-?[\d.e+]+", text.text):
            ends[float(text.text)] = float(text.get("y"))
    return scale_of(ends, True, -3.5), abs(max(ends) - min(ends))


def time_scale(root):
    ticks = {}
    for text in texts(root):
        if text.get("text-anchor") == "middle" and re.fullmatch(r"\d{4}", text.text):
            ticks[float(text.text)] = float(text.get("x"))
    return scale_of(ticks, True, 0)


def line_points(panel, time, value):
    """The stretches of a line, each a list of (year, value)."""
    stretches = []
    for path in panel.iter(SVG + "path"):
        if path.get("stroke-width") != "2":
            continue
        for stretch in path.get("d").split("M")[1:]:
            points = [tuple(map(float, pair.split())) for pair in stretch.replace("h0", "").split("L")]
            stretches.append([(time(x), value(y)) for x, y in points])
    return stretches


# ---- lines ---------------------------------------------------------------------------------------------------------------

def near(a, b, span):
    return abs(a - b) <= 0.012 * span + 1e-6


def line_faults(panel, root, name, dates, values, without, thin, joins):
    """Each value with enough ties is on the line, no other; at the step the line arrives at the value without, and goes on
    from that with, relations of unknown beginning."""
    value, span = panel_scale(panel)
    stretches = line_points(panel, time_scale(root), value)
    width = year_of(dates[-1]) - year_of(dates[0])
    met = collections.defaultdict(list)
    for stretch in stretches:
        for year, height in stretch:
            met[min(range(len(dates)), key=lambda d: abs(year_of(dates[d]) - year))].append((year, height))
    for d, date in enumerate(dates):
        wanted = [values[d]] if values[d] is not None and not thin[d] else []
        steps = d == joins and wanted and (without is None or abs(without - values[d]) > 1e-9 * abs(values[d]))
        comes = d and values[d - 1] is not None and not thin[d - 1] and without is not None
        if steps and comes:
            wanted.append(without)
        if any(abs(year - year_of(date)) > 0.002 * width + 0.01 for year, _ in met[d]):
            yield f"{name}: a point beside {date}"
        for height in wanted:
            if not any(near(height, got, span) for _, got in met[d]):
                yield f"{name} on {date}: {height} is not on the line, {met[d]}"
        for _, got in met[d]:
            if not any(near(height, got, span) for height in wanted):
                yield f"{name} on {date}: {got} is on the line, wanted {wanted}"
        if steps:
            arrived = [stretch for stretch in stretches if len(stretch) > 1 and abs(stretch[0][0] - year_of(dates[d - 1])) < 0.01 * width
                       and near(stretch[-1][1], values[d], span / 4) and not near(stretch[-1][1], without or 0, span)]
            if comes and arrived:
                yield f"{name}: the line jumps on {date}"
            if not [p for p in panel.iter(SVG + "path") if p.get("class") == "joins"]:
                yield f"{name}: the step on {date} is not marked"
    hollow = [c for c in panel.iter(SVG + "circle") if c.get("class") == "few"]
    known = [d for d in range(len(dates)) if thin[d] and values[d] is not None]
    if len({round(float(c.get("cx")), 1) for c in hollow}) != len(known):
        yield f"{name}: {len(hollow)} hollow dots for {len(known)} dates"
    places = {c.get("cx") for c in hollow}
    if any(c.get("cx") in places and c not in hollow for c in panel.iter(SVG + "circle")):
        yield f"{name}: a dot that is full covers a hollow one"
    if bool(known) != any("hollow" in text.text for text in texts(panel)):
        yield f"{name}: hollow dots are not explained"


def distance(box, lines):
    """How far the line keeps from the middle of a box, above and below it."""
    middle, nearest = (box.top + box.bottom) / 2, math.inf
    for stretch in lines:
        for (x, y), (to_x, to_y) in itertools.pairwise(stretch):
            left, right = max(x, box.left), min(to_x, box.right)
            if to_x > x and left <= right:
                ends = [y + (at - x) * (to_y - y) / (to_x - x) - middle for at in (left, right)]
                nearest = min(nearest, 0 if ends[0] * ends[1] < 0 else min(map(abs, ends)))
    return nearest


def note_faults(panel):
    """What is said of the step stands clear of the line, if there is room for it at the top, in the middle or at the foot."""
    lines = line_points(panel, lambda x: x, lambda y: y)
    edges = [float(t.get("y")) - 3.5 for t in texts(panel) if t.get("text-anchor") == "end" and re.fullmatch(r"-?[\d.e+]+", t.text)]
    for text in texts(panel):
        if "unknown beginning count" in text.text and len(edges) > 1:
            box = charts.check_svg.text_box(text)
            free = [distance(box.moved(0, y - box.top), lines) for y in
                    (min(edges) + 6, (min(edges) + max(edges)) / 2 - 6, max(edges) - 16)]
            if distance(box, lines) < 6 and max(free) > 20:
                yield f"a note stands on the line of {panel.get('data-metric')}"


# ---- bars ----------------------------------------------------------------------------------------------------------------

def bar_faults(root, events):
    strip = next((g for g in root.iter(SVG + "g") if g.get("class") == "strip"), None)
    if strip is None or not events:
        if events or strip is not None:
            yield "events without a strip, or a strip without events"
        return
    note = next(text.text for text in texts(strip) if "a bar is" in text.text)
    many = re.search(r"a bar is (a year|a month|(\d+) years)", note)
    length = int(many.group(2) or 1)
    wanted = collections.Counter()
    for event in events:
        date = [int(part) for part in event["date"].split("-")] + [1]
        start = date[0] + (date[1] - 1) / 12 if many.group(1) == "a month" else date[0] // length * length
        tone = {1: "positive", 0: "neutral", -1: "negative"}[event["sign"]]
        wanted[round(start, 3), event["change"], tone] += 1
    counts = [(float(t.text), float(t.get("y")) - 3.5) for t in texts(strip) if t.get("text-anchor") == "end"]
    zero = next(y for count, y in counts if count == 0)
    unit = next(abs(y - zero) / count for count, y in counts if count > 0)
    found, begun = collections.Counter(), [g.get("data-from") for g in strip.iter(SVG + "g") if g.get("class") == "events"]
    if len(set(begun)) != len(begun):
        yield f"bars of {len(begun)} stretches of time, and {len(set(begun))} times that these begin"
    for group in strip.iter(SVG + "g"):
        for rect in group.findall(SVG + "rect") if group.get("class") == "events" else []:
            side, tone = rect.get("class").split()
            height = float(rect.get("height")) + (1 if rect.get("stroke") else 0)
            middle = float(rect.get("y")) + float(rect.get("height")) / 2
            if (middle < zero) != (side == "begins"):
                yield f"{rect.get('class')} is drawn on the other side"
            found[round(float(group.get("data-from")), 3), side, tone] += round(height / unit)
    if found != wanted:
        yield f"bars are {sorted((found - wanted).items())[:4]} beyond, {sorted((wanted - found).items())[:4]} missing"


# ---- areas ---------------------------------------------------------------------------------------------------------------

def corners_of(area):
    """The lower and the upper edge of an area, from left to right."""
    points = [tuple(map(float, pair.split())) for pair in area.get("d").strip("Mz").split("L")]
    return points[:len(points) // 2], points[:len(points) // 2 - 1:-1]


def quarters(panel):
    """The places of 0, 25, ... 100 %, by the rules; and by the numbers beside them."""
    rules = next(p.get("d") for p in panel.iter(SVG + "path") if "H" in p.get("d"))
    labels = [text for text in texts(panel) if re.fullmatch(r"\d+ %", text.text) and text.get("text-anchor") == "end"]
    boxes = {int(text.text[:-2]): charts.check_svg.text_box(text) for text in labels}
    return [float(y) for y in re.findall(r"M[\d.]+ ([\d.]+)H", rules)], {n: (b.top + b.bottom) / 2 for n, b in boxes.items()}


def area_faults(root, shares, names):
    """Each area is as high as the share of its vector, and lies on the one before; numbers stand beside their rules, and
    the names of areas in their order."""
    panel = next(g for g in root.iter(SVG + "g") if g.get("data-metric") == "shares")
    rules, labels = quarters(panel)
    whole = rules[0] - rules[-1]
    if [round((rules[0] - y) / whole, 2) for y in rules] != [0, 0.25, 0.5, 0.75, 1] or sorted(labels) != [0, 25, 50, 75, 100]:
        yield f"rules at {rules}, called {sorted(labels)}"
    for quarter, y in zip(sorted(labels), rules):
        if abs(labels[quarter] - y) > 2:
            yield f"{quarter} % stands at {labels[quarter]}, its rule at {y}"
    before = [0] * len(shares)
    for vector, area in zip(shares[0], [p for p in panel.iter(SVG + "path") if p.get("class") == "share"]):
        if not (area.find(SVG + "title").text or "").startswith(names[vector] + ":"):
            yield f"the area of {vector} is called {area.find(SVG + 'title').text!r}"
        for d, (low, high) in enumerate(zip(*corners_of(area))):
            begins, ends = (rules[0] - low[1]) / whole, (rules[0] - high[1]) / whole
            if abs(begins - before[d]) > 0.003 or abs(ends - begins - shares[d][vector]) > 0.003:
                yield f"the area of {vector} on date {d} reaches from {begins} to {ends}, its share is {shares[d][vector]}"
            before[d] = ends
    called = sorted((float(t.get("y")), t.text) for t in texts(panel) if re.search(r" \d+ %$", t.text) and not t.get("text-anchor"))
    wanted = [f" {100 * share:.0f} %" for share in reversed(shares[-1].values())]
    if [re.search(r" \d+ %$", text)[0] for _, text in called] != wanted:
        yield f"areas are called {called}, from the top {wanted} were expected"


def areas(tool, _):
    path = ROOT / "graphs/eurasia.json"
    names = {vector["id"]: vector["name"] for vector in json.loads(path.read_text())["vectors"]}
    for options in (["--focus", "KAZ"], ["--focus", "TUR", "--theme", "dark"]):
        asked = ["--since", "1996", "--until", "2012", "--step", "4y", "--metrics", "shares", *options]
        points = table(tool, path, [a for a in asked if a not in ("--theme", "dark")])["points"]
        shares = [{key.removeprefix("share:"): value for key, value in point["metrics"].items()} for point in points]
        root = charts.parse(charts.run(tool, "timeline", path, *asked, "--format", "svg").stdout)
        yield f"{options}", [*charts.text_faults(root), *area_faults(root, shares, names)]


# ---- the whole -----------------------------------------------------------------------------------------------------------

def group_faults(root, focus, metrics):
    """Which panels stand above the rule, and what they are called."""
    rule = [float(line.get("y1")) for g in root.iter(SVG + "g") if g.get("class") == "rule" for line in g]
    panels = [g for g in root.iter(SVG + "g") if g.get("class") == "panel"]
    whole = [name for name in metrics if name in WHOLE]
    if focus and whole and len(whole) < len(metrics) and len(rule) != 1:
        yield f"{len(rule)} rules between the focus and the whole"
    for panel in panels:
        name, heading = panel.get("data-metric"), texts(panel)[0]
        if name in WHOLE and focus and heading.text != WHOLE[name] + " in the whole network":
            yield f"{name} is called {heading.text!r}"
        if name not in WHOLE and "whole network" in heading.text:
            yield f"{name} is called {heading.text!r}"
        if rule and len(whole) < len(metrics) and (float(heading.get("y")) > rule[0]) != (name in WHOLE):
            yield f"{name} stands with the others"


def table(tool, path, arguments):
    answer = charts.run(tool, "timeline", path, *arguments, "--format", "json")
    return json.loads(answer.stdout) if not answer.returncode else None


def dated_only(document, folder):
    """The document without what has no beginning."""
    path = folder / "dated.json"
    path.write_text(json.dumps({**document, "relations": [r for r in document["relations"] if "start" in r]}))
    return path


def joining_date(document, dates):
    if "as_of" not in document or all("start" in r for r in document["relations"]):
        return None
    reached = [d for d, date in enumerate(dates) if model.first_day(date) >= model.first_day(document["as_of"])]
    return reached[0] if reached and reached[0] else None


def faults(tool, path, arguments, metrics, folder, document):
    asked = [*arguments, "--metrics", ",".join(metrics)]
    whole, focus = table(tool, path, asked), None
    drawn = charts.run(tool, "timeline", path, *asked, "--format", "svg")
    if whole is None or drawn.returncode:
        return [drawn.stderr]
    root, focus = charts.parse(drawn.stdout), whole["input"]["focus"]
    dates = [point["date"] for point in whole["points"]]
    partners = table(tool, path, [*arguments, "--metrics", "positive_degree"]) if focus else None
    few = [((point["metrics"]["positive_degree"] or 0) < FEW) for point in partners["points"]] if focus else [False] * len(dates)
    without = table(tool, dated_only(document, folder), asked)
    joins = joining_date(document, dates)
    wrong = [*charts.text_faults(root), *group_faults(root, focus, metrics), *bar_faults(root, whole.get("events", []))]
    steps = False
    for name in metrics:
        values = [point["metrics"][name] for point in whole["points"]]
        bare = without["points"][joins]["metrics"][name] if joins else None
        panel = next(g for g in root.iter(SVG + "g") if g.get("data-metric") == name)
        if joins and bare != values[joins]:
            steps = True
        if all(value is None for value in values) or len(time_ticks(root)) < 2:
            continue
        wrong += note_faults(panel)
        thin = few if name in ("evenness", "hhi") else [False] * len(dates)
        wrong += line_faults(panel, root, name, dates, values, bare, thin, joins)
    noted = "the beginning is not known: counted from" in " ".join(charts.words(root))
    beware = any(word.startswith("Beware") for word in charts.words(root))
    if noted != (steps and not beware):
        wrong.append(f"the note on undated relations is {noted}, steps {steps}")
    return wrong


def time_ticks(root):
    return {text.text for text in texts(root) if text.get("text-anchor") == "middle" and re.fullmatch(r"\d{4}", text.text)}


def random(tool, folder):
    """Random sets whose dates are years apart."""
    rng = Random(15)
    for number in range(2, 42):
        document = model.random_document(rng, number)
        document.pop("coverage", None)
        document.setdefault("focus", document["actors"][0]["id"])
        for actor in document["actors"]:
            for key in ("start", "end", "through"):
                actor.pop(key, None)
        for relation in document["relations"]:
            relation["weight"] = rng.choice([0.5, 1, 2])
            if rng.random() < 0.5 and "through" not in relation:
                relation.pop("end", None)
                relation["start"] = str(rng.randint(1990, 2020))
        path = folder / "random.json"
        path.write_text(json.dumps(document))
        metrics = rng.sample(OWN, 2) + rng.sample(sorted(WHOLE), 1)
        arguments = ["--since", "1990", "--until", "2020", "--step", rng.choice(["1y", "2y", "3y"]), "--quiet"]
        yield f"random {number}", faults(tool, path, arguments, metrics, folder, document)


def step(tool, folder):
    """One relation has no beginning; the line stays at the foot of the panel long after it is counted."""
    relations = [("B", {"start": "1990"}), ("C", {}), *((f"X{i}", {"start": "2018"}) for i in range(40))]
    document = {"format": "multivector-relation-set", "version": 1, "focus": "A", "as_of": "2000",
                "actors": [{"id": "A"}, *({"id": other} for other, _ in relations)],
                "relations": [{"source": "A", "target": other, "type": "alliance", **dates} for other, dates in relations]}
    path = folder / "step.json"
    path.write_text(json.dumps(document))
    yield "step", faults(tool, path, ["--since", "1990", "--until", "2020", "--quiet"], ["degree"], folder, document)


def sets(tool, folder):
    path = ROOT / "graphs/eurasia.json"
    document = json.loads(path.read_text())
    for arguments, metrics in ((["--since", "1992", "--until", "2024"], ["evenness", "degree", "negative"]),
                               (["--since", "1992", "--until", "2024"], ["negative", "ties"]),
                               (["--since", "2012", "--until", "2015", "--step", "3m", "--theme", "dark"], ["strength", "ties"]),
                               (["--since", "1992", "--until", "2024", "--focus", "TUR"], ["hhi", "ties", "negative_degree"])):
        shown = [a for a in arguments if a not in ("--theme", "dark")]
        yield f"{arguments} {metrics}", faults(tool, path, shown, metrics, folder, document)
    years = charts.parse(charts.run(tool, "timeline", path, "--since", "1992", "--until", "2024", "--metrics", "evenness,degree,negative",
                                    "--format", "svg").stdout)
    said = charts.words(years)
    yield "headings", [f"{word} is missing" for word in ("Kazakhstan", "All 220 actors") if word not in said]
    listed = charts.run(tool, "timeline", path, "--since", "1992", "--until", "2024", "--metrics", "negative").stdout
    yield "table", [] if "Negative ties in the whole network" in listed and "Timeline of Kazakhstan" not in listed else [listed[:300]]


def real(tool, _):
    for name in ("rivalries_tss", "cowlist/cowlist_1946-1949"):
        drawn = charts.run(tool, "timeline", machine.real_data() / f"{name}.edges.csv", "--format", "svg")
        root = charts.parse(drawn.stdout)
        listed = table(tool, machine.real_data() / f"{name}.edges.csv", [])
        yield name, [*charts.text_faults(root), *bar_faults(root, listed.get("events", []))]


PARTS = {part.__name__: part for part in (random, areas, step, sets, real)}

charts.main(PARTS)
