#!/usr/bin/env python3
"""Difference maps: differences.py BUILD [PART]. Pairs of random relation sets, one made from the other, are compared here
independently of the program, and what is drawn is counted in the SVG. Added, removed, changed and kept must be told
apart without colour; actors keep their places in all panels; the order of a file changes nothing. The scenarios of
graphs/ against their base must give sound pictures, too."""
import collections
import copy
import itertools
import json
import math
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import check_svg
import machine
import model

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SVG = check_svg.SVG
CHANGES = ["kept", "added", "removed", "changed"]
ACTOR_WORDS = {"kept": "in both", "added": "new", "removed": "gone", "changed": "changed"}
WHAT = {1: "partnership", 0: "neutral relation", -1: "dispute"}
RELATION_WORDS = {change: {sign: words.format(what) for sign, what in WHAT.items()} for change, words in
                  {"kept": "{} in both", "added": "new {}", "removed": "{} ended", "changed": "{} changed"}.items()}
FIELDS = ["type", "sign", "weight", "directed", "start", "end", "confidence", "basis", "note"]


# ---- what differs, computed here ------------------------------------------------------------------------------------

def completed(document):
    """The relations with everything their types say."""
    types = {t["id"]: {"sign": 1, "weight": 1, "directed": False, **t} for t in document["relation_types"]}
    for relation in document["relations"]:
        kind = types[relation["type"]]
        yield {**{name: kind[name] for name in ("sign", "weight", "directed")}, **relation}


def ends(relation):
    pair = relation["source"], relation["target"]
    return pair if relation["directed"] else tuple(sorted(pair))


def day(date):
    return (date + "-01-01")[:10] if date and len(date) == 4 else (date + "-01")[:10] if date else ""


def fields_of(relation):
    return (ends(relation), *(relation.get(name) or "" for name in FIELDS))


def matched(a, b):
    """Pairs of relations, None standing for one that is missing: by id and ends, then by ends, type and start, then by the
    same turned round."""
    pairs, left_a, left_b = [], list(a), list(b)
    by_id = {r["id"]: r for r in left_b if "id" in r}
    for one in list(left_a):
        other = by_id.get(one.get("id"))
        if other and sorted((one["source"], one["target"])) == sorted((other["source"], other["target"])):
            pairs.append((one, other))
            left_a.remove(one)
            left_b.remove(other)
    key = lambda r: (r["directed"], ends(r), r["type"], day(r.get("start")))
    groups = collections.defaultdict(lambda: ([], []))
    for side, relations in enumerate((left_a, left_b)):
        for relation in relations:
            groups[key(relation)][side].append(relation)
    for ones, others in groups.values():
        for one in list(ones):
            twin = next((o for o in others if fields_of(o) == fields_of(one)), None)
            if twin:
                pairs.append((one, twin))
                ones.remove(one)
                others.remove(twin)
        pairs += itertools.zip_longest(sorted(ones, key=by_content), sorted(others, key=by_content))
    return join_turned(pairs)


def join_turned(pairs):
    """A directed relation that is gone, and one of its type and start that leads the other way, are one."""
    gone = [one for one, other in pairs if not other and one["directed"]]
    new = [other for one, other in pairs if not one and other["directed"]]
    joined = []
    for one in sorted(gone, key=by_content):
        turned = next((o for o in sorted(new, key=by_content) if ends(o) == ends(one)[::-1] and ends(o) != ends(one)
                       and (o["type"], day(o.get("start"))) == (one["type"], day(one.get("start")))), None)
        if turned:
            new.remove(turned)
            joined.append((one, turned))
    used = [id(r) for pair in joined for r in pair]
    return joined + [pair for pair in pairs if all(id(r) not in used for r in pair if r)]


def by_content(relation):
    order = {"high": 1, "medium": 2, "low": 3}
    return (relation["sign"], relation["weight"], day(relation.get("start")), len(relation.get("start") or ""),
            day(relation.get("end")), len(relation.get("end") or ""), order.get(relation.get("confidence"), 0),
            relation.get("note") or "", relation.get("id") or "")


def change_of(one, other):
    if not one or not other:
        return "removed" if one else "added"
    return "kept" if fields_of(one) == fields_of(other) else "changed"


def leads_to(relation):
    """The actor with the arrowhead."""
    return relation["target"] if relation["directed"] else None


def strokes(pairs):
    """What is one line: relations of one type, sign and direction between two actors that changed alike."""
    found = set()
    for one, other in pairs:
        shown = other or one
        found.add((change_of(one, other), ends(shown), shown["directed"], shown["type"], shown["sign"], (one or shown)["sign"],
                   leads_to(shown), leads_to(one or shown)))
    return found


def actor_change(one, other):
    if not one or not other:
        return "removed" if one else "added"
    shares = lambda a: {a["vector"]: 1} if isinstance(a.get("vector"), str) else a.get("vector", {})
    same = shares(one) == shares(other) and all(one.get(n) == other.get(n) for n in ("name", "region", "note"))
    return "kept" if same and one.get("kind", "country") == other.get("kind", "country") else "changed"


# ---- two sets -------------------------------------------------------------------------------------------------------

def altered(rng, document):
    """Another set, made from this one."""
    other = copy.deepcopy(document)
    for actor in [a for a in other["actors"] if rng.random() < 0.12]:
        other["actors"].remove(actor)
        other["relations"] = [r for r in other["relations"] if actor["id"] not in (r["source"], r["target"])]
        if other.get("focus") == actor["id"]:
            del other["focus"]
    for number in range(rng.randint(0, 3)):
        other["actors"].append({"id": f"new{number}", "name": f"New <{number}> & co"})
    other["relations"] = [r for r in other["relations"] if rng.random() < 0.85]
    for relation in other["relations"]:
        what = rng.choice(["sign", "weight", "note", "type", "start", "turn"] + 14 * [None])
        if what == "sign":
            relation["sign"] = rng.choice([-1, 0, 1])
        elif what == "weight":
            relation["weight"] = rng.choice([0.5, 1, 2, 7.25])
        elif what == "note":
            relation["note"] = "another"
        elif what == "type":
            relation["type"] = rng.choice(other["relation_types"])["id"]
        elif what == "start":
            relation["start"] = "1990"
        elif what == "turn":
            relation["source"], relation["target"] = relation["target"], relation["source"]
    ids = [a["id"] for a in other["actors"]]
    for _ in range(rng.randint(0, 2 * len(ids)) if ids else 0):
        other["relations"].append({"source": rng.choice(ids), "target": rng.choice(ids),
                                   "type": rng.choice(other["relation_types"])["id"]})
    for actor in other["actors"]:
        if rng.random() < 0.1:
            actor["note"] = "another"
    return other


def random_pair(rng, number):
    document = model.random_document(rng, number)
    document.pop("coverage", None)             # what is set apart is not drawn: comparison.py holds that
    document["relations"] = document["relations"][:120]
    for index, relation in enumerate(document["relations"]):
        relation.pop("id", None)
        if rng.random() < 0.7:
            relation["id"] = f"r{index}"
    return document, altered(rng, document)


# ---- the picture ----------------------------------------------------------------------------------------------------

class Picture:
    def __init__(self, root):
        self.groups = [g for g in root.iter(SVG + "g")]

    def of(self, kind, change=None):
        return [g for g in self.groups if kind in g.get("class", "").split()
                and (not change or change in g.get("class", "").split())]

    def counts(self, kind):
        return {change: len(self.of(kind, change)) for change in CHANGES}


def compare(program, folder, a, b, *options):
    target = folder / "map.svg"
    target.unlink(missing_ok=True)
    done = subprocess.run([program, "compare", a, b, "--svg", target, *options], capture_output=True, text=True,
                          timeout=900, check=False)
    return done, target


def write(folder, name, document):
    path = folder / name
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def line_look(group):
    """Dashes, width and letters of a line: how it says what became of it."""
    path = next(child for child in group if child.tag == SVG + "path")
    badge = next((child for child in group if child.get("class") == "badge"), None)
    letters = "" if badge is None else "".join(badge.itertext()).strip() or badge[1].get("d")
    return path.get("stroke-dasharray", ""), float(path.get("stroke-width", 1)), "".join(c for c in letters if c in "hvqM→↔~")


def sign_of(group):
    """What the colour of a line says: blue, red or grey."""
    color = next(child for child in group if child.tag == SVG + "path").get("stroke")
    red, green, blue = (int(color[i:i + 2], 16) for i in (1, 3, 5))
    return 0 if max(red, green, blue) - min(red, green, blue) < 30 else 1 if blue > red else -1


def sign_faults(picture, letters):
    """Every line has the colour of its sign, a negative one a circled minus or letters that have one, no other a minus."""
    for group in picture.of("edge"):
        sign, minus = sign_of(group), any(child.get("class") == "minus" for child in group)
        said = "".join("".join(child.itertext()) for child in group if child.get("class") == "badge").strip()
        if minus and sign >= 0:
            return f"{group.get('id')} has a minus and the colour of sign {sign}"
        if letters and (sign < 0) != (minus or said.startswith("− ") or said.endswith("→−")):
            return f"{group.get('id')} has the colour of sign {sign} and says {said!r}"
    return ""


def look_faults(picture):
    """Told apart by dashes; what changed has letters, what is kept is thin."""
    dashes = {}
    for change in CHANGES:
        looks = [line_look(g) for g in picture.of("edge", change)]
        kinds = {look[0] for look in looks}
        if len(kinds) > 1:
            return f"{change} lines are dashed in several ways: {kinds}"
        if looks:
            dashes[change] = kinds.pop(), max(look[1] for look in looks), {look[2] for look in looks}
    if len({dashes[c][0] for c in dashes if c != "kept"}) != len([c for c in dashes if c != "kept"]):
        return f"dashes are not different: {dashes}"
    for change, found in dashes.items():
        if change != "changed" and found[2] != {""}:
            return f"the letters of {change} lines are {found[2]}"
        if change == "changed" and not all(any(c in letters for c in "→↔~q") for letters in found[2]):
            return f"the letters of changed lines are {found[2]}"
    if "kept" in dashes and "added" in dashes and dashes["kept"][1] * 1.5 > dashes["added"][1]:
        return "kept lines are as wide as added ones"
    outlines = {change: {next(c for c in g if c.tag != SVG + "title").get("stroke-dasharray", "") for g in picture.of("node", change)}
                for change in CHANGES}
    if any(len(found) > 1 for found in outlines.values()) or (outlines["removed"] and outlines["removed"] & outlines["changed"]):
        return f"outlines are {outlines}"
    prefixes = {"added": "new:", "removed": "gone:", "changed": "changed:"}
    for change, prefix in prefixes.items():
        for group in picture.of("node", change):
            if not group.find(SVG + "text").text.startswith(prefix):
                return f"the name of {group.get('id')} does not begin with {prefix}"
    return ""


def count_faults(picture, a, b):
    pairs = matched(list(completed(a)), list(completed(b)))
    wanted = collections.Counter(stroke[0] for stroke in strokes(pairs))
    found = picture.counts("edge")
    if any(found[change] != wanted[change] for change in CHANGES):
        return f"strokes {found}, but {dict(wanted)} differ"
    actors = {actor["id"]: [None, None] for actor in a["actors"] + b["actors"]}
    for side, document in enumerate((a, b)):
        for actor in document["actors"]:
            actors[actor["id"]][side] = actor
    changes = {name: actor_change(*pair) for name, pair in actors.items()}
    drawn = {g.get("data-actor"): g.get("data-change") for g in picture.of("node")}
    if drawn != changes:
        return f"actors {sorted(set(drawn.items()) ^ set(changes.items()))}"
    for kind in ("node", "edge"):
        for change in CHANGES:
            for group in picture.of(kind, change):
                words = ACTOR_WORDS[change] if kind == "node" else RELATION_WORDS[change][sign_of(group)]
                if group.get("data-change") != change or f"; {words}" not in group.find(SVG + "title").text:
                    return f"{group.get('id')} does not say that it is {words}"
    signs = collections.Counter(stroke[4] for stroke in strokes(pairs))
    seen = collections.Counter(sign_of(g) for g in picture.of("edge"))
    return sign_faults(picture, True) if seen == signs else f"lines have the signs {seen}, not {signs}"


def legend_faults(picture):
    """The counts of the legend are those of what is drawn, in its words."""
    drawn = collections.Counter()
    for change in CHANGES:
        for group in picture.of("edge", change):
            drawn[RELATION_WORDS[change][sign_of(group)]] += relations_of(group)
    legend = next((g for g in picture.groups if g.get("id") == "legend"), None)
    texts = " ".join(t.text for t in legend.iter(SVG + "text")) if legend is not None else ""
    words = {word for by_sign in RELATION_WORDS.values() for word in by_sign.values()}
    said = {word: int(n) for word, n in re.findall(f"({'|'.join(words)}): ([0-9]+)", texts)}
    return "" if said == drawn else f"the legend says {said}, drawn are {dict(drawn)}"


def actor_row_faults(picture):
    """The legend counts the actors of each change that are drawn, whoever is the focus."""
    legend = next((g for g in picture.groups if g.get("id") == "legend"), None)
    texts = list(legend.iter(SVG + "text")) if legend is not None else []
    inside, part, said = False, "", collections.Counter()
    for text in texts:
        inside = text.text.startswith("Actors: what became") if text.get("font-weight") == "bold" else inside
        part += " " + text.text if inside else ""
    for word, count in re.findall(r" (new|gone|changed|in both)(?:, [a-z ]*)?: (\d+)", part):
        said[word] += int(count)
    drawn = +collections.Counter({ACTOR_WORDS[change]: count for change, count in picture.counts("node").items()})
    return "" if said == drawn else f"the legend says {dict(said)} of actors, drawn are {dict(drawn)}"


def middle(polygon):
    """Its centre and half its width."""
    xs, ys = zip(*(map(float, point.split(",")) for point in polygon.get("points").split()))
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2, (max(xs) - min(xs)) / 2


def mark_of(group):
    shape = next(child for child in group.iter() if child.tag in (SVG + "ellipse", SVG + "polygon", SVG + "path"))
    if shape.tag == SVG + "ellipse":
        return tuple(float(shape.get(name)) for name in ("cx", "cy", "rx"))
    if shape.tag == SVG + "polygon":
        return middle(shape)
    numbers = check_svg.numbers(shape.get("d"))
    xs, ys = numbers[::2], numbers[1::2]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2, (max(xs) - min(xs)) / 2


def ahead(head, mark):
    """How far a mark lies before an arrowhead: left, tip, right. Between near marks it may be closer to the one it leaves."""
    (ax, ay), (x, y), (bx, by) = [tuple(map(float, point.split(","))) for point in head.get("points").split()[:3]]
    return (mark[0] - x) * (x - (ax + bx) / 2) + (mark[1] - y) * (y - (ay + by) / 2)


def head_faults(panel, wanted):
    """Arrowheads by the type of relation and the actor they point at; types that bare drawings have none of are left out."""
    marks = {g.get("data-actor"): mark_of(g) for g in panel.of("node")}
    found = collections.Counter()
    for group in panel.of("edge"):
        pair = group.get("data-from"), group.get("data-to")
        for head in group.iter(SVG + "polygon") if pair[0] != pair[1] else ():
            found[group.get("data-type"), max(pair, key=lambda end: ahead(head, marks[end]))] += 1
    differ = [key for key in found.keys() | wanted.keys() if found[key] != wanted[key] and key[0] != "friend"]
    return [(key, found[key], wanted[key]) for key in differ]


def panel_faults(root, a, b):
    """A, B and the difference: the same places, in each what it has."""
    pairs = matched(list(completed(a)), list(completed(b)))
    panels = {g.get("id"): Picture(g) for g in root.iter(SVG + "g") if g.get("class") == "panel"}
    if list(panels) != ["panel-a", "panel-b", "panel-difference"]:
        return f"the panels are {list(panels)}"
    found = strokes(pairs)
    for name, gone, side in (("panel-a", "added", 5), ("panel-b", "removed", 4), ("panel-difference", None, 4)):
        panel, shown = panels[name], [s for s in found if s[0] != gone]
        signs = collections.Counter(map(sign_of, panel.of("edge")))
        if signs != collections.Counter(s[side] for s in shown):
            return f"{name} has lines of the signs {signs}, of {len(shown)}"
        if sign_faults(panel, gone is None):
            return f"{name}: {sign_faults(panel, gone is None)}"
        heads = collections.Counter((s[3], s[side + 2]) for s in shown if s[side + 2] and s[1][0] != s[1][1])
        if head_faults(panel, heads):
            return f"{name} has other arrowheads: {head_faults(panel, heads)}"
    for name, document in (("panel-a", a), ("panel-b", b)):
        here = {g.get("data-actor") for g in panels[name].of("node")}
        if here != {actor["id"] for actor in document["actors"]}:
            return f"{name} has other actors than its set"
    boxes = collections.defaultdict(set)
    for panel in panels.values():
        for group in panel.of("node"):
            boxes[group.get("data-actor")].add(group.get("data-box"))
    wandering = [actor for actor, places in boxes.items() if len(places) > 1]
    return f"{wandering} stand in several places" if wandering else ""


def compass_faults(root, a, b):
    """The focus and who it has or had a tie with, and of all relations those between them. A relation of the focus that
    differs counts for its ends even where no line shows it: a loop, one of no sign."""
    focus = b.get("focus") or a["focus"]
    own = [pair for pair in matched(list(completed(a)), list(completed(b))) if focus in ends(pair[1] or pair[0])]
    touched = {end for one, other in own if change_of(one, other) != "kept" for end in ends(other or one)}
    pairs = [(one, other) for one, other in own if len(set(ends(other or one))) == 2]
    shown = {end for one, other in pairs for end in ends(other or one) if (other or one)["sign"]} | {focus}
    pairs = [pair for pair in pairs if set(ends(pair[1] or pair[0])) <= shown]
    picture, wanted = Picture(root), collections.Counter(stroke[0] for stroke in strokes(pairs))
    if {g.get("data-actor") for g in picture.of("node")} != shown:
        return f"the compass shows other actors than {sorted(shown)}"
    found = picture.counts("edge")
    if any(found[change] != wanted[change] for change in CHANGES):
        return f"strokes of the compass {found}, but {dict(wanted)} differ"
    if legend_faults(picture):
        return legend_faults(picture)
    said = {g.get("data-actor") for g in picture.of("node", "touched") if g.get("data-change") == "kept"}
    return "" if said <= touched else f"{said - touched} are called touched"


def shuffled(rng, document):
    other = copy.deepcopy(document)
    rng.shuffle(other["actors"])
    rng.shuffle(other["relations"])
    return other


def pair_faults(program, rng, folder, a, b):
    paths = write(folder, "a.json", a), write(folder, "b.json", b)
    theme = rng.choice(["light", "dark"])
    options = ["--at", "all", "--theme", theme]
    done, target = compare(program, folder, *paths, *options)
    if done.returncode > 1:
        return done.stderr
    svg = target.read_bytes()
    root = ET.fromstring(svg)
    wrong = "; ".join(check_svg.check(target)) or count_faults(Picture(root), a, b) or look_faults(Picture(root)) or \
        legend_faults(Picture(root)) or actor_row_faults(Picture(root))
    if wrong:
        return wrong
    write(folder, "a.json", shuffled(rng, a)), write(folder, "b.json", shuffled(rng, b))
    if compare(program, folder, *paths, *options)[1].read_bytes() != svg:
        return "another picture from another order of the file"
    target = compare(program, folder, *paths, *options, "--panels")[1]
    wrong = "; ".join(check_svg.check(target)) or panel_faults(ET.parse(target).getroot(), a, b)
    if wrong or not ("focus" in a or "focus" in b):
        return wrong
    done, target = compare(program, folder, *paths, *options, "--layout", "compass")
    return done.stderr if done.returncode > 1 else "; ".join(check_svg.check(target)) or \
        compass_faults(ET.parse(target).getroot(), a, b)


# ---- what is committed ----------------------------------------------------------------------------------------------

def extensions():
    for path in sorted((ROOT / "graphs/scenarios").glob("*.json")):
        base = json.loads(path.read_text(encoding="utf-8")).get("extends")
        if base:
            yield (path.parent / base).resolve(), path


def scenario_faults(program, folder, a, b, options):
    done, target = compare(program, folder, a, b, *options)
    return done.stderr if done.returncode > 1 else "; ".join(check_svg.check(target))


def same_faults(program, folder):
    path = ROOT / "graphs/kazakhstan-2013.json"
    done, target = compare(program, folder, path, path)
    picture = Picture(ET.parse(target).getroot())
    if done.returncode or "Nothing differs: 57 actors" not in target.read_text(encoding="utf-8"):
        return "a set against itself is not told to be the same"
    return "" if not any(picture.of("edge", change) for change in CHANGES[1:]) else "a set differs from itself"


def place_faults(program, folder):
    """From its own places the same picture comes out; a file of places serves a smaller selection, too."""
    pair, places = (ROOT / "graphs/kazakhstan-2013.json", ROOT / "graphs/scenarios/article-with-ukraine-and-georgia.json"), \
        folder / "places.csv"
    first = compare(program, folder, *pair, "--save-positions", places)[1].read_bytes()
    if compare(program, folder, *pair, "--positions", places)[1].read_bytes() != first:
        return "another picture from its own places"
    return "".join(compare(program, folder, *pair, "--positions", places, "--kind", kind)[0].stderr for kind in ("country", "organisation"))


def form_faults(program, folder):
    """The other forms, by the ending of the file; what cannot be drawn is refused before anything is written."""
    path, other = ROOT / "graphs/kazakhstan-2013.json", ROOT / "graphs/scenarios/article-with-ukraine-and-georgia.json"
    forms = {"dot": b"digraph", "png": b"\x89PNG", "pdf": b"%PDF"}
    if not shutil.which("rsvg-convert"):
        machine.without("rsvg-convert is missing; no PNG and PDF")
        forms = {"dot": forms["dot"]}
    for ending, signature in forms.items():
        target = folder / f"map.{ending}"
        done = subprocess.run([program, "compare", path, other, "--svg", target], capture_output=True, timeout=900, check=False)
        if done.returncode != 1 or not target.read_bytes().startswith(signature):
            return f"no {ending}: {done.stderr.decode()}"
    done = subprocess.run([program, "compare", path, other, "--svg", folder / "none.svg", "--layout", "compas"],
                          capture_output=True, text=True, timeout=900, check=False)
    if done.returncode != 64 or 'did you mean "compass"?' not in done.stderr or done.stdout or (folder / "none.svg").exists():
        return f"an unknown layout is answered with {done.returncode}: {done.stderr}"
    return ""


def relations_of(stroke):
    several = re.match(r"(\d+) relations:", stroke.find(SVG + "title").text)
    return int(several.group(1)) if several else 1


def large_faults(program, folder):
    """Too much to draw: what is kept is left out and counted; everything that differs is drawn."""
    path = ROOT / "graphs/eurasia.json"
    done, target = compare(program, folder, f"{path}@1992-12-31", f"{path}@2013-09-10")
    text = target.read_text(encoding="utf-8")
    left = re.search(r"(\d+) relations unchanged, (?:(\d+) of them )?not drawn", text)
    if done.returncode != 1 or not left:
        return "nothing is left out: " + done.stderr
    picture = Picture(ET.parse(target).getroot())
    drawn = {change: sum(map(relations_of, picture.of("edge", change))) for change in CHANGES}
    said = {change: int(re.search(rf"(\d+)(?: relations)? {word}", text).group(1))
            for change, word in (("added", "added"), ("removed", "ended"))}
    kept, not_drawn = int(left.group(1)), int(left.group(2) or left.group(1))
    if drawn["added"] != said["added"] or drawn["removed"] != said["removed"] or drawn["kept"] != kept - not_drawn:
        return f"{drawn} are drawn, {said} and {left.group(0)} are said"
    if legend_faults(picture):
        return legend_faults(picture)
    return "; ".join(check_svg.check(target))


# ---- the parts of the test ------------------------------------------------------------------------------------------

def random_pairs(numbers):
    def part(program, folder):
        for number in numbers:
            rng = random.Random(f"differences/{number}")
            yield f"random pair {number}", pair_faults(program, rng, folder, *random_pair(rng, number))
    return part


def scenarios(program, folder):
    """They are much like each other: every other one in panels."""
    for number, (a, b) in enumerate(extensions()):
        options = ["--panels", "--theme", "dark"] if number % 2 else []
        yield b.name, scenario_faults(program, folder, a, b, options)


def cases(program, folder):
    for case in (same_faults, place_faults, form_faults, large_faults):
        yield case.__name__, case(program, folder)


PARTS = {"few": random_pairs(range(5)), "pairs": random_pairs(range(5, 30)), "scenarios": scenarios, "cases": cases}


def main():
    passed, failed = 0, 0
    parts = [PARTS[name] for name in sys.argv[2:] or PARTS]
    with tempfile.TemporaryDirectory() as name:
        arguments = f"{sys.argv[1]}/multivector", pathlib.Path(name)
        for what, wrong in itertools.chain.from_iterable(part(*arguments) for part in parts):
            passed, failed = passed + (not wrong), failed + bool(wrong)
            if wrong:
                print(f"{what}: {wrong}")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
