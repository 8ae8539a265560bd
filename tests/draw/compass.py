#!/usr/bin/env python3
"""compass.py BUILD [PART]: draws compasses of made-up sets (three to nine vectors, one with all, one with hardly anything
and many actors, an actor of two vectors, none, hostile names) and of graphs/, and checks them: what check_svg.py checks,
that everyone tied to the focus is there once and inside the right sector, that sectors fill the circle, that the bar is as the
shares, that lines of others are drawn on request alone and bridged rivalries outside, that no negative line crosses the focus, that names of sectors keep off the ring and off each other, and that the
figures are those of the report."""
import collections
import itertools
import json
import math
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import check_svg
import machine

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SVG = check_svg.SVG
HOSTILE = ['<b>&"\'', "]]> \\N \\G %s", "Қазақстан Республикасы " * 3, "中华人民共和国", "-->", "x" * 90]


def wheel(shares, countries=4, bodies=1, rivals=True, seats=None):
    """A set whose focus has that strength of ties with each of so many vectors."""
    actors, relations = [{"id": "FOC", "name": "Focusland"}], []
    for k, share in enumerate(shares):
        many = seats[k] if seats else countries
        for i in range(many):
            actors.append({"id": f"C{k}_{i}", "name": f"Country {k}.{i}", "vector": f"v{k}"})
            relations.append({"source": "FOC", "target": f"C{k}_{i}", "type": "treaty" if share else "rift",
                              "weight": share / many if share else 1})
        for i in range(bodies if many else 0):
            actors.append({"id": f"ORG{k}{i}", "name": f"Organisation for Matters of Kind {k}.{i}", "kind": "organisation",
                           "vector": f"v{k}"})
            relations += [{"source": f"C{k}_{j}", "target": f"ORG{k}{i}", "type": "seat"} for j in range(many)]
            if share:
                relations.append({"source": "FOC", "target": f"ORG{k}{i}", "type": "seat", "weight": 1e-9})
        if rivals and k and many and (not seats or seats[k - 1]):
            relations.append({"source": f"C{k}_0", "target": f"C{k - 1}_0", "type": "rift"})
            relations.append({"source": f"C{k}_0", "target": f"C{(k + len(shares) // 2) % len(shares)}_0", "type": "rift"})
    actors.append({"id": "FAR", "name": "Far away", "vector": "v0"})
    return document(actors, relations, [{"id": f"v{k}", "name": f"Direction {k}"} for k in range(len(shares))])


def document(actors, relations, vectors):
    known = {a["id"] for a in actors}
    return {"format": "multivector-relation-set", "version": 1, "title": "Made up", "focus": "FOC", "vectors": vectors,
            "relation_types": [{"id": "treaty", "name": "treaty with", "family": "contractual"},
                               {"id": "seat", "name": "member of", "family": "institutional", "directed": True},
                               {"id": "rift", "name": "at odds with", "family": "hostile", "sign": -1}],
            "actors": actors, "relations": [r for r in relations if r["source"] in known and r["target"] in known
                                            and r["source"] != r["target"]]}


def two_vectors():
    made = wheel([3, 2, 1])
    made["actors"][1]["vector"] = {"v0": 0.5, "v1": 0.5}
    made["actors"][2]["vector"] = {"v0": 0.25, "v2": 0.75}
    made["vectors"].append({"id": "world", "name": "The world", "counted": False})
    made["actors"] += [{"id": "W", "name": "World body", "kind": "organisation", "vector": "world"}, {"id": "NONE"}]
    made["relations"] += [{"source": "FOC", "target": "W", "type": "seat"}, {"source": "NONE", "target": "FOC", "type": "rift"},
                          {"source": "FOC", "target": "FOC", "type": "treaty"}]
    made["relations"] += [{"source": "FOC", "target": "C1_0", "type": t, "weight": w} for t in ("treaty", "seat", "rift")
                          for w in (0.1,)]
    return made


def hostile():
    actors = [{"id": "FOC", "name": HOSTILE[0]}] + [{"id": text, "name": text, "vector": text} for text in HOSTILE]
    relations = [{"source": "FOC", "target": text, "type": "rift" if i == 4 else "treaty"} for i, text in enumerate(HOSTILE)]
    return document(actors, relations, [{"id": text, "name": text} for text in HOSTILE])


def large_wheels():
    for count in range(4, 10):
        yield f"{count} vectors", wheel([1 + (5 * k) % 4 for k in range(count)])
    yield "many of little", wheel([0.55, 0.4, 0.05], seats=[3, 3, 40])
    yield "crowd", wheel([3, 2, 2, 1], countries=38, bodies=3)


def small_wheels():
    pair = [{"id": "v0", "name": "One"}, {"id": "v1", "name": "Other"}]
    yield "three vectors", wheel([1, 2, 3])
    yield "halves", wheel([0.5, 0.5])
    yield "one has all", wheel([1, 0, 0, 0])
    yield "one vector", wheel([1])
    yield "empty sectors", wheel([1, 1, 0, 0, 0], seats=[2, 0, 0, 0, 0])
    yield "two vectors", two_vectors()
    yield "hostile", hostile()
    yield "no tie", document([{"id": "FOC"}, {"id": "A", "vector": "v0"}], [], pair)
    yield "only foes", document([{"id": "FOC"}, {"id": "A", "vector": "v0"}],
                                [{"source": "A", "target": "FOC", "type": "rift"}], pair)
    yield "two ties", document([{"id": "FOC"}, {"id": "A", "vector": "v0"}, {"id": "B", "vector": "v1"}],
                               [{"source": "A", "target": "FOC", "type": "treaty"},
                                {"source": "FOC", "target": "B", "type": "rift"}], pair)

ARTICLE, EURASIA = ROOT / "graphs/kazakhstan-2013.json", ROOT / "graphs/eurasia.json"
OF_ARTICLE = [[], ["--others"], ["--kind", "country,organisation,group"], ["--color-by", "kind", "--theme", "light"],
              ["--color-by", "kind", "--theme", "dark"],
              ["--highlight", "CHN", "--size-by", "strength", "--title", "T", "--seed", "5"]]
OF_DAYS = [["--focus", "KAZ", "--at", "1992"], ["--focus", "UKR", "--at", "2024"],
           ["--focus", "KAZ", "--at", "2013-09-10", "--theme", "dark"]]
FOCUSES = ["KAZ", "BLR", "TUR", "CHE", "RUS", "USA", "CHN", "NZL"]


def run(tool, *arguments):
    return subprocess.run([tool, *map(str, arguments)], capture_output=True, timeout=900, check=False)


# --- what is in a picture ---------------------------------------------------------------------------------------

class Compass:
    def __init__(self, path):
        self.root = ET.parse(path).getroot()
        groups = list(self.root.iter(SVG + "g"))
        self.nodes = [g for g in groups if "node" in g.get("class", "").split()]
        self.edges = [g for g in groups if "edge" in g.get("class", "").split()]
        self.sectors = [g for g in groups if "sector" in g.get("class", "").split()]
        dial = next(g for g in groups if g.get("id") == "dial")
        self.middle = check_svg.numbers(dial.get("data-middle"))
        self.radius = float(dial.get("data-radius"))

    def angle(self, x, y):
        return math.degrees(math.atan2(x - self.middle[0], self.middle[1] - y)) % 360

    def distance(self, x, y):
        return math.hypot(x - self.middle[0], y - self.middle[1])


def span(sector):
    return float(sector.get("data-from")), float(sector.get("data-to"))


def mark_of(node):
    """The middle and the reach of an actor's mark."""
    points = [p for child in node if child.tag != SVG + "text" for p in check_svg.points(child)]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2, (max(xs) - min(xs)) / 2


# --- what must hold ------------------------------------------------------------------------------------------------

BAR = 640


def check_bar(compass, profile):
    """Its segments are the shares in the order in which vectors are declared, on a length that never varies."""
    heading = compass.root.find(f".//{SVG}g[@id='heading']")
    segments = [r for r in heading.iter(SVG + "rect") if r.get("class") == "share"]
    frame = [r for r in heading.iter(SVG + "rect") if r.get("class") == "no-share"]
    shares = [(row["vector"], row["share"]) for row in profile if row["share"] is not None]
    if not shares:
        if segments or len(frame) != 1:
            yield f"no shares, but {len(segments)} segments and {len(frame)} frames"
        return
    shown = [share for _, share in shares if share > 0]
    if len(segments) != len(shown) or frame:
        yield f"{len(segments)} segments for {len(shown)} shares"
        return
    edge = float(segments[0].get("x")) - float(segments[0].get("stroke-width")) / 2
    for segment, share in zip(segments, shown):
        rim = float(segment.get("stroke-width"))
        left, wide = float(segment.get("x")) - rim / 2, float(segment.get("width")) + rim
        if abs(float(segment.get("data-share")) - share) > 1e-6 or abs(wide - BAR * share) > 0.02 or abs(left - edge) > 0.05:
            yield f"{segment.get('data-name')}: share {share}, {wide} wide at {left}, expected at {edge}"
        edge = left + wide
    words = " ".join(t.text for t in heading.iter(SVG + "text"))
    for _, share in shares:
        if share > 0 and f"{100 * share:.{1 if share < 0.0095 else 0}f} %" not in words:
            yield f"the share {share} is not said: {words}"


def check_sectors(compass, profile):
    spans = [span(s) for s in compass.sectors]
    if abs(spans[-1][1] - spans[0][0] - 360) > 1e-2 or any(
            abs(a[1] - b[0]) > 1e-3 for a, b in zip(spans, spans[1:])):
        yield f"sectors do not fill the circle: {spans}"
    shares = {row["vector"]: row["share"] for row in profile if row["share"] is not None}
    drawn = {s.get("data-vector"): float(s.get("data-share")) for s in compass.sectors if s.get("data-share")}
    if shares.keys() != drawn.keys() or any(abs(drawn[v] - share) > 1e-9 for v, share in shares.items()):
        yield f"shares of {shares}, sectors of {drawn}"
    counted = collections.Counter()
    for node in compass.nodes:
        x, y, _ = mark_of(node)
        if compass.distance(x, y) < 1:
            continue
        counted[next(i for i, (start, end) in enumerate(spans) if (compass.angle(x, y) - start) % 360 < end - start)] += 1
    for i, sector in enumerate(compass.sectors):
        shown = sector.findall(SVG + "text")[-1].text
        number = counted[i]
        if not shown.startswith(f"{number} actor{'s' * (number != 1)}" if number else "no tie") or "%" in shown:
            yield f"{sector.get('id')} has {number} actors, and says {shown}"


def check_rivalries(compass, content, bridged):
    """The bridged rivalries run outside the rim, from one actor's direction to the other's, and are listed by number."""
    arcs = [g for g in compass.root.iter(SVG + "g") if "rivalry" in g.get("class", "").split()]
    places = {n.get("data-actor"): compass.angle(*mark_of(n)[:2]) for n in compass.nodes}
    if len(arcs) != min(len(bridged["pairs"]), 24):
        yield f"{len(arcs)} arcs for {len(bridged['pairs'])} bridged rivalries"
        return
    legend = [t.text for t in compass.root.find(f".//{SVG}g[@id='legend']").iter(SVG + "text")]
    names = {a["id"]: a.get("name", a["id"]) for a in content["actors"]}
    for number, (arc, pair) in enumerate(zip(arcs, bridged["pairs"]), 1):
        wanted, found = sorted(places[a] for a in pair), sorted(a % 360 for a in span(arc))
        if any(abs(w - f) > 0.02 for w, f in zip(wanted, found)):
            yield f"{arc.get('id')} leads from {found}, {pair} stand at {wanted}"
        if str(number) not in [t.text for t in arc.iter(SVG + "text")] or str(number) not in legend:
            yield f"{arc.get('id')} has no number {number}"
        if not all(any(names[a].split()[0] in text or a in text for text in legend) for a in pair):
            yield f"{pair} are not listed"
        n = check_svg.numbers(next(arc.iter(SVG + "path")).get("d"))
        if min(compass.distance(x, y) for x, y in ((n[-2], n[-1]), (n[-9], n[-8]), (n[-16], n[-15]))) < compass.radius + 7:
            yield f"{arc.get('id')} does not run outside"


def check_own(compass):
    """Unasked there are no lines but those of the focus, and each is seen on the ground of its sector."""
    focus = next(n for n in compass.nodes if "focus" in n.get("class").split()).get("data-actor")
    places = {n.get("data-actor"): compass.angle(*mark_of(n)[:2]) for n in compass.nodes}
    for edge in compass.edges:
        ends = [edge.get("data-from"), edge.get("data-to")]
        if focus not in ends:
            yield f"{edge.get('id')} is a line of others"
            continue
        at = places[ends[ends[0] == focus]]
        sector = next(s for s in compass.sectors if (at - span(s)[0]) % 360 < span(s)[1] - span(s)[0])
        path = next(edge.iter(SVG + "path"))
        seen = check_svg.contrast(path.get("stroke"), sector.find(f"{SVG}path[@class='ground']").get("fill"))
        if seen < 2.95 or float(path.get("stroke-opacity", 1)) < 1:
            yield f"{edge.get('id')} has a contrast of {seen:.2f}"


def check_few(compass, vectors, content, positive):
    """Fewer than five positive ties with actors of counted vectors show no direction, and the picture says so."""
    counted = {v["id"] for v in content.get("vectors", []) if v.get("counted", True)}
    own = {a["id"]: a.get("vector") for a in content["actors"]}
    ties = sum(bool(counted & set([own[a]] if isinstance(own[a], str) else own[a] or [])) for a in positive)
    remark = any("too few to read a direction" in (t.text or "") for t in compass.root.iter(SVG + "text"))
    if vectors["dominant"] is not None and remark != (ties < 5):
        yield f"{ties} ties, and the remark is {'there' if remark else 'missing'}"


def sector_of(vector, vectors, compass):
    """The sector an actor of this vector (an id, shares or None) must stand in."""
    if isinstance(vector, dict):
        vector = max(vectors, key=lambda v: vector.get(v, 0))
    counted = vectors.get(vector)
    for index, sector in enumerate(compass.sectors):
        own = sector.get("data-vector")
        name = sector.find(SVG + "text").text
        if vector is None and not own and name == "No vector":
            return index
        if vector is not None and (own == vector or (not counted and not own and name != "No vector")):
            return index
    return None


def check_places(compass, content, tied):
    names = [node.get("data-actor") for node in compass.nodes]
    focus = next(n for n in compass.nodes if "focus" in n.get("class").split())
    wanted = sorted([*tied, focus.get("data-actor")])
    if sorted(names) != wanted:
        yield f"shown are {sorted(set(names) ^ set(wanted))} too many or too few"
    vectors = {v["id"]: v.get("counted", True) for v in content.get("vectors", [])}
    actors = {a["id"]: a for a in content["actors"]}
    x, y, _ = mark_of(focus)
    if compass.distance(x, y) > 0.1:
        yield "the focus is not in the middle"
    for node in compass.nodes:
        if node is focus:
            continue
        index = sector_of(actors[node.get("data-actor")].get("vector"), vectors, compass)
        if index is None:
            yield f"{node.get('id')} has no sector"
            continue
        start, end = span(compass.sectors[index])
        left, top, width, height = check_svg.numbers(node.get("data-box"))
        for px, py in [(left + i * width / 4, top + j * height / 4) for i in range(5) for j in range(5)]:
            angle = compass.angle(px, py)
            if (angle - start + 0.01) % 360 > end - start + 0.02 or compass.distance(px, py) > compass.radius:
                yield f"{node.get('id')} leaves its sector"
                break


def curve_of(edge):
    path = next(edge.iter(SVG + "path"))
    n = check_svg.numbers(path.get("d"))
    return list(check_svg.along(list(zip(n[::2], n[1::2])), 60))


def check_lines(compass):
    focus = next(n for n in compass.nodes if "focus" in n.get("class").split())
    _, _, reach = mark_of(focus)
    for edge in compass.edges:
        own = focus.get("data-actor") in (edge.get("data-from"), edge.get("data-to"))
        if "negative" not in edge.get("class").split():
            continue
        if edge.find(f".//{SVG}path").get("stroke-dasharray") is None:
            yield f"{edge.get('id')} is negative and solid"
        if edge.find(f"{SVG}g[@class='minus']") is None:
            yield f"{edge.get('id')} is negative and has no minus"
        if not own and min(compass.distance(x, y) for x, y in curve_of(edge)) < reach:
            yield f"{edge.get('id')} crosses the focus"


def check_names(compass):
    boxes = []
    for sector in compass.sectors:
        for text in sector.findall(SVG + "text"):
            box = check_svg.text_box(text)
            boxes.append((sector, box))
            near = [max(low - at, 0, at - high) for at, low, high in
                    ((compass.middle[0], box.left, box.right), (compass.middle[1], box.top, box.bottom))]
            if math.hypot(*near) < compass.radius + 7.5:
                yield f"{text.text!r} touches the ring"
        if not sector.find(SVG + "title").text.strip():
            yield f"{sector.get('id')} says nothing"
    for i, (sector, box) in enumerate(boxes):
        for other, other_box in boxes[i + 1:]:
            if other is not sector and box.meets(other_box):
                yield f"the names of {sector.get('id')} and {other.get('id')} overlap"


def check_rings(compass):
    """Organisations stand nearer to the focus than countries do, on the whole."""
    distances = {"organisation": [], "country": []}
    for node in compass.nodes:
        if node.get("data-kind") in distances and "focus" not in node.get("class").split():
            x, y, _ = mark_of(node)
            distances[node.get("data-kind")].append(compass.distance(x, y))
    inner, outer = (sorted(distances[k]) for k in ("organisation", "country"))
    if inner and outer and inner[len(inner) // 2] >= outer[len(outer) // 2]:
        yield "organisations stand outside"


def check_figures(compass, vectors):
    heading = compass.root.find(f".//{SVG}g[@id='heading']")
    shown = [t.text for t in heading.findall(SVG + "text")]
    bridged, wanted = vectors["bridged_rivalries"], []
    wanted.append("–" if vectors["evenness"] is None else f"{vectors['evenness']:.2f}")
    if vectors["effective_vectors"] is not None:
        wanted.append(f"{vectors['effective_vectors']:.1f}")
    if bridged["of"]:
        wanted.append(f"{bridged['count']} of {bridged['of']}")
    for figure in wanted:
        if figure not in shown:
            yield f"the figure {figure} is not among {shown}"


def check_compass(path, content, ties, vectors, others):
    compass, (tied, positive) = Compass(path), ties
    return [*check_svg.check(path), *check_sectors(compass, vectors["profile"]),
            *check_bar(compass, vectors["profile"]), *check_rivalries(compass, content, vectors["bridged_rivalries"]),
            *([] if others else check_own(compass)),
            *check_few(compass, vectors, content, positive), *check_places(compass, content, tied),
            *check_lines(compass), *check_names(compass), *check_rings(compass), *check_figures(compass, vectors)]


# --- the cases ------------------------------------------------------------------------------------------------------

def find_ties(tool, path, options, focus):
    """Whom the focus has a tie with, and a positive one, from the relations behind the network and our own sum over each pair."""
    listed = json.loads(run(tool, "relations", path, "--actor", focus, "--format", "json", *options).stdout)
    sums = {}
    for relation in listed["relations"]:
        ends = [relation["source"], relation["target"]]
        ends = [e["id"] if isinstance(e, dict) else e for e in ends]
        if ends[0] != ends[1]:
            other = ends[ends[0] == focus]
            sums.setdefault(other, []).append(relation["sign"] * relation["weight"])
    return ([other for other, signs in sums.items() if any(signs)],
            [other for other, signs in sums.items() if sum(signs) > 1e-12])

SELECTION = ("--focus", "--at", "--kind")


def faults(tool, path, options, folder, twice=True):
    drawn = run(tool, "render", path, "--layout", "compass", *options)
    if drawn.returncode or drawn.stderr:
        return drawn.stderr.decode() or f"exit code {drawn.returncode}"
    if twice and run(tool, "render", path, "--layout", "compass", *options).stdout != drawn.stdout:
        return "another picture the second time"
    picture = folder / "picture.svg"
    picture.write_bytes(drawn.stdout)
    others = [o for o in options if o != "--others"]
    pairs = list(zip(others[::2], others[1::2]))
    selection = [word for option, value in pairs if option in SELECTION for word in (option, value)]
    report = json.loads(run(tool, "report", path, "--section", "vectors", "--format", "json", *selection).stdout)
    content = json.loads(pathlib.Path(path).read_text())
    focus = dict(pairs).get("--focus", content.get("focus"))
    selection = [w for o, v in pairs if o in SELECTION[1:] for w in (o, v)]
    return "\n".join(check_compass(picture, content, find_ties(tool, path, selection, focus), report["vectors"][0],
                                   "--others" in options or "--highlight" in options))


def order_faults(tool, folder):
    """Actors in another order make no other picture."""
    made, drawn = wheel([3, 2, 1, 1]), []
    for turn in (1, -1):
        made["actors"] = made["actors"][::turn]
        (folder / "order.json").write_text(json.dumps(made))
        drawn.append(run(tool, "render", folder / "order.json", "--layout", "compass").stdout)
    return "" if drawn[0] == drawn[1] else "another picture with the actors in another order"


def refusal_faults(tool, folder):
    made = wheel([1, 1])
    without = {**made, "focus": None}
    del without["focus"]
    uncounted = {**made, "vectors": [{**v, "counted": False} for v in made["vectors"]]}
    places = folder / "places.csv"
    places.write_text("id,x,y\n")
    for content, options, expected in (
            (without, [], "--focus ID was expected"), (uncounted, [], "declares none that is counted"),
            (made, ["--engine", "neato"], "--engine has no meaning"), (made, ["--positions", places], "--positions has no"),
            (made, ["--layout", "compas"], "did you mean \"compass\"?"), (made, ["--focus", "FOK"], "did you mean \"FOC\"?")):
        (folder / "refused.json").write_text(json.dumps(content))
        drawn = run(tool, "render", folder / "refused.json", "--layout", "compass", *options)
        if drawn.returncode != 64 or expected not in drawn.stderr.decode() or drawn.stdout:
            return f"{options} are answered with {drawn.returncode}: {drawn.stderr.decode()}"
    return ""


def dot_faults(tool, folder):
    """Graphviz draws the DOT again with all actors and sectors."""
    (folder / "dot.json").write_text(json.dumps(two_vectors()))
    options = [folder / "dot.json", "--layout", "compass"]
    dot, svg = run(tool, "render", *options, "--format", "dot").stdout, run(tool, "render", *options).stdout
    if not shutil.which("dot"):
        machine.without("dot is missing; the DOT is not drawn again")
        return ""
    again = subprocess.run(["dot", "-Knop2", "-Tsvg"], input=dot, capture_output=True, check=False)
    for what, wanted, found in (("actors", svg.count(b'class="node '), again.stdout.count(b'class="node"')),
                                ("sectors", svg.count(b'class="ground"'), again.stdout.count(b">Direction")
                                 + again.stdout.count(b">The world") + again.stdout.count(b">No vector"))):
        if again.returncode or wanted != found:
            return f"{wanted} {what}, {found} in what dot makes of the DOT: {again.stderr.decode()}"
    return ""


def place_faults(tool, folder):
    """Saved places are those of the actors shown."""
    target = folder / "saved.csv"
    (folder / "saved.json").write_text(json.dumps(wheel([1, 2, 3])))
    svg = run(tool, "render", folder / "saved.json", "--layout", "compass", "--save-positions", target).stdout
    saved = sorted(line.split(",")[0] for line in target.read_text().splitlines()[1:])
    shown = sorted(re.findall(r'data-actor="([^"]*)"', svg.decode()))
    return "" if saved == shown else f"places of {saved}, actors {shown}"


def form_faults(tool, folder):
    if not shutil.which("rsvg-convert"):
        machine.without("rsvg-convert is missing; no PNG and PDF")
        return ""
    for form, signature in (("png", b"\x89PNG\r\n\x1a\n"), ("pdf", b"%PDF-")):
        drawn = run(tool, "render", ARTICLE, "--layout", "compass", "--format", form).stdout
        if not drawn.startswith(signature):
            return f"{form} is none"
    return ""


# --- the parts of the test -------------------------------------------------------------------------------------------

def made_up(tool, folder, sets, twice):
    for name, content in sets:
        path = folder / "set.json"
        path.write_text(json.dumps(content))
        yield name, faults(tool, path, [], folder, twice)


def large(tool, folder):
    yield from made_up(tool, folder, large_wheels(), twice=False)


def small(tool, folder):
    yield from made_up(tool, folder, small_wheels(), twice=True)
    for case in (order_faults, refusal_faults, dot_faults, place_faults):
        yield case.__name__, case(tool, folder)


def article(tool, folder):
    for options in OF_ARTICLE:
        yield options, faults(tool, ARTICLE, options, folder, twice=not options)
    yield "forms", form_faults(tool, folder)


def focuses(tool, folder):
    for focus in FOCUSES:
        yield focus, faults(tool, EURASIA, ["--focus", focus, "--at", "2013-09-10"], folder, twice=focus == FOCUSES[0])


def days(tool, folder):
    for options in OF_DAYS:
        yield options, faults(tool, EURASIA, options, folder, twice=False)


PARTS = {part.__name__: part for part in (small, large, article, focuses, days)}


def main():
    parts, passed, wrong = [PARTS[name] for name in sys.argv[2:] or PARTS], 0, 0
    with tempfile.TemporaryDirectory() as name:
        arguments = f"{sys.argv[1]}/multivector", pathlib.Path(name)
        for what, fault in itertools.chain.from_iterable(part(*arguments) for part in parts):
            passed, wrong = passed + (not fault), wrong + bool(fault)
            if fault:
                print(f"{what}: {fault}")
    print(f"{passed} passed, {wrong} failed")
    return wrong > 0


sys.exit(main())
