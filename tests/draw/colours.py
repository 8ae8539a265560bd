#!/usr/bin/env python3
"""What colours say: colours.py BUILD. Vectors are told apart by every eye, in grey as well, and their legend is that of what is
drawn; factions colour only who has friends in one alone, checked against all best splits; the print theme is grey; figures
of pages follow them into the dark."""
import collections
import itertools
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import check_svg
import looks
import vision

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SVG = check_svg.SVG
NAMELESS = "#7f7f7f #7a7a7a #bfbfbf #0072b2 #0a70ad #56b4e9 #5ab0e0 #ffffff #fafafa #111111 #d55e00".split()


def run(program, *arguments):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def draw(program, path, *options):
    return ET.fromstring(run(program, "render", path, *options).encode())


def write(folder, document):
    path = folder / "set.json"
    path.write_text(json.dumps({"format": "multivector-relation-set", "version": 1, **document}), encoding="utf-8")
    return path


# ---- vectors --------------------------------------------------------------------------------------------------------

def many_vectors(rng, count):
    """Countries and organisations of every vector, of one that is not counted, and of none."""
    ids = [f"v{i}" for i in range(count)]
    colors = rng.sample(NAMELESS, count - 2) + [None] * 2 if rng.random() < 0.6 and count - 2 <= len(NAMELESS) else [None] * count
    vectors = [{"id": v, "name": f"Vector {v}", **({"color": c} if c else {})} for v, c in zip(ids, colors)]
    vectors.append({"id": "all", "name": "Everybody", "counted": False})
    actors = [{"id": f"{v}{kind[0]}", "vector": v, "kind": kind} for v in [*ids, "all"] for kind in ("country", "organisation")]
    actors += [{"id": "nobody"}, {"id": "F"}]
    ties = [{"source": "F", "target": a["id"], "type": "cooperation"} for a in actors[:-1]]
    return {"title": "Vectors", "focus": "F", "vectors": vectors, "actors": actors, "relations": ties,
            "relation_types": [{"id": "cooperation"}]}


def vector_faults(root, counted, theme):
    paper = root.find(SVG + "rect").get("fill")
    found = looks.of_vectors(root)
    for vector, own in found.items():
        if len(own) != 1:
            return f"{vector} looks in several ways: {own}"
    found = {vector: own.pop() for vector, own in found.items()}
    for one, other in itertools.combinations(sorted(v for v in found if v), 2):
        if not looks.told_apart(found[one], found[other]):
            return f"{theme}: {one} and {other} look alike: {found[one]}, {found[other]}"
    for vector, (fill, lines) in found.items():
        if vector not in counted and (fill != paper or bool(lines) != bool(vector)):
            return f"{theme}: {vector or 'no vector'} is {fill} {lines}"
    rows = looks.legend_rows(root, ("Shade" if theme == "print" else "Colour") + ": vector")
    if {row[1] for row in rows} != set(found.values()):
        return f"{theme}: the legend shows {rows}, drawn are {found}"
    inks = {child.get("stroke") for g in root.iter(SVG + "g") if g.get("id") == "legend" for child in g.iter(SVG + "path")
            if child.get("class") != "hatch" and child.get("stroke", "none") != "none"}
    return next((f"{theme}: {vector} has the colour of the legend's ink" for vector in counted & found.keys()
                 for ink in inks if not found[vector][1] and vision.apart(found[vector][0], ink)[0] < 2), "")


def vectors(program, folder):
    rng = random.Random("colours")
    for number, count in enumerate([8, 9, 11, 12]):
        document = many_vectors(rng, count)
        path = write(folder, document)
        for theme in ("light", "dark", "print"):
            root = draw(program, path, "--theme", theme)
            yield f"{count} vectors, {number}", vector_faults(root, {f"v{i}" for i in range(count)}, theme)
    committed = {"kazakhstan-2013.json": ("light", "dark", "print"), "eurasia.json": ("dark",)}
    for path, themes in ((ROOT / "graphs" / name, themes) for name, themes in committed.items()):
        counted = {v["id"] for v in json.loads(path.read_text(encoding="utf-8"))["vectors"] if v.get("counted", True)}
        for theme in themes:
            root = draw(program, path, "--theme", theme, "--ego", "KAZ")
            yield path.name, vector_faults(root, counted, theme)


# ---- factions -------------------------------------------------------------------------------------------------------

def random_signed(rng):
    """A set of few actors, one tie for a pair."""
    ids = [f"a{i}" for i in range(rng.randint(2, 9))]
    pairs = [p for p in itertools.combinations(ids, 2) if rng.random() < rng.choice([0.25, 0.5])]
    least = rng.choice([0, 0.3, 1])
    return ids, {pair: -1 if rng.random() < least else 1 for pair in pairs}


def frustrated(sides, ties):
    return sum((sides[a] == sides[b]) != (sign > 0) for (a, b), sign in ties.items())


def best_splits(ids, ties):
    tied = sorted({a for pair in ties for a in pair})
    splits = [dict(zip(tied, sides)) for sides in itertools.product((0, 1), repeat=len(tied))]
    least = min(frustrated(s, ties) for s in splits)
    return [s for s in splits if frustrated(s, ties) == least]


def certain(sides, ties):
    """Who has a positive tie inside its faction and none to the other, and its side."""
    friends = collections.defaultdict(set)
    for (a, b), sign in ties.items():
        if sign > 0:
            friends[a].add(sides[b])
            friends[b].add(sides[a])
    return {actor: sides[actor] for actor in sides if friends[actor] == {sides[actor]}}


def faction_faults(root, ids, ties):
    paper = root.find(SVG + "rect").get("fill")
    fills = {g.get("data-actor"): looks.look(g)[0] for g in looks.nodes(root)}
    rows = looks.legend_rows(root, "Colour: faction")
    words = " ".join(text for text, _ in rows)
    if not ties or min(ties.values()) > 0:
        good = "no negative ties: one faction" in words and len(set(fills.values())) == 1
        return "" if good else f"one faction is drawn as {fills}, {words!r}"
    if "one faction" in words:
        good = any(len(set(s.values())) == 1 for s in best_splits(ids, ties))
        return "" if good else f"{words!r} with negative ties between two sides"
    hollow = {actor for actor, fill in fills.items() if fill == paper}
    said = re.search(r"side not determined \((\d+)\)", words)
    if (int(said.group(1)) if said else 0) != len(hollow) or "one of possibly many best splits" not in words:
        return f"{len(hollow)} are hollow, the legend says {words!r}"
    for sides in best_splits(ids, ties):
        sure = certain(sides, ties)
        colors = [{fills[a] for a, side in sure.items() if side == one} for one in (0, 1)]
        if set(sure) == set(fills) - hollow and all(len(c) < 2 for c in colors) and colors[0] != colors[1]:
            return ""
        if not sure and hollow == set(fills):
            return ""
    return f"no best split gives {fills}"


def factions(program, folder):
    rng = random.Random("factions")
    for number in range(24):
        ids, ties = random_signed(rng)
        types = {1: "cooperation", -1: "dispute"}
        path = write(folder, {"actors": [{"id": i} for i in ids], "relation_types": [{"id": "cooperation"}, {"id": "dispute", "sign": -1}],
                              "relations": [{"source": a, "target": b, "type": types[sign]} for (a, b), sign in ties.items()]})
        yield f"factions {number}", faction_faults(draw(program, path, "--color-by", "faction"), ids, ties)
    text = run(program, "render", ROOT / "graphs/kazakhstan-2013.json", "--color-by", "faction")
    yield "one faction", "" if "no negative ties:" in text and "heavy" not in text else "factions where there is one"


# ---- names of the data's own ----------------------------------------------------------------------------------------

def own_types(program, folder):
    """Types that no family has keep their names, the most frequent six of them."""
    actors = [{"id": f"a{i}"} for i in range(10)]
    ties = [{"source": f"a{i}", "target": f"a{j}", "type": f"custom{i}"} for i in range(8) for j in range(i + 1, 10)]
    path = write(folder, {"actors": actors, "relations": ties, "relation_types":
                          [{"id": f"custom{i}", "name": f"custom {i}", "family": "other"} for i in range(8)]})
    words = " ".join(t.text for t in draw(program, path).iter(SVG + "text"))
    named = re.findall(r"custom (\d)", words)
    yield "own types", "" if named == list("012345") and "and 2 more" in words else f"the legend says {words}"


def lines(program, folder):
    """The line of every family is the one that the table of the page on pictures gives it."""
    rows = re.findall(r"^\| ([a-z ,]+) \| [^|]* \| (`.*) \|$", (ROOT / "docs/pictures.md").read_text(), re.M)
    wanted = {family: name for name, families in rows for family in re.findall("`([a-z]+)`", families)}
    yield "families", "" if len(wanted) > 12 else f"{len(wanted)} families in the table"
    for family, name in wanted.items():
        for sign in (1, 0, -1):
            path = write(folder, {"actors": [{"id": "A"}, {"id": "B"}], "relations": [{"source": "A", "target": "B", "type": "t"}],
                                  "relation_types": [{"id": "t", "name": "t", "family": family, "sign": sign}]})
            words = [t.text for t in draw(program, path).iter(SVG + "text")]
            line = "at odds" if sign < 0 else "neutral, no tie" if sign == 0 else "works with" if name == "at odds" else name
            said = [word for word in words if word in {*wanted.values(), "neutral, no tie"}]
            yield f"line of {family}, sign {sign}", "" if said == [line] else f"{said}, expected {line}"


# ---- themes and pages -----------------------------------------------------------------------------------------------

def colors_of(root):
    return {value for element in root.iter() for name, value in element.attrib.items()
            if name in ("fill", "stroke") and value.startswith("#")}


def grey_faults(root):
    colored = [c for c in colors_of(root) if not vision.is_grey(c)]
    if colored:
        return f"{colored} are no greys"
    for group in (g for g in root.iter(SVG + "g") if "edge" in g.get("class", "").split()):
        minus = any(child.get("class") == "minus" for child in group)
        if minus and "negative" not in group.get("class").split():
            return f"{group.get('id')} has a minus and is not negative"
    return ""


def print_theme(program, folder):
    eurasia, target = ROOT / "graphs/eurasia.json", folder / "map.svg"
    for options in (["--ego", "BLR", "--sign", "-"], ["--ego", "BLR", "--layout", "compass", "--focus", "BLR"],
                    ["--color-by", "faction", "--ego", "UZB"]):
        yield " ".join(options), grey_faults(draw(program, eurasia, *options, "--theme", "print"))
    for options in ([], ["--layout", "compass", "--focus", "BLR"]):
        run(program, "compare", f"{eurasia}@2001", f"{eurasia}@2024", "--ego", "BLR", "--theme", "print", "--svg", target, *options)
        yield "difference in grey", grey_faults(ET.parse(target).getroot()) or "; ".join(check_svg.check(target))


def page_faults(text):
    """The figure is small, and every colour has its rule; text stays readable on the dark paper."""
    svg = re.search(r"<svg.*?</svg>", text, re.DOTALL).group(0)
    root = ET.fromstring(svg)
    rules = {(name, color): value for color, name, value in
             ((c, n, v) for n, c, v in re.findall(r'figure svg \[(fill|stroke)="(#\w{6})"\] \{ \1: ([^;]+);', svg))}
    variables = dict(re.findall(r"--(\w+): (#\w{6})", re.search(r"prefers-color-scheme: dark\) \{ :root(.*?)\n", text).group(1)))
    if not {"var(--paper)", "var(--ink)", "var(--quiet)"} <= {*rules.values()}:
        return "paper, ink and quiet text are not those of the page"
    dark = {key: variables.get(value[6:-1], value) for key, value in rules.items()}
    if float(root.get("width")) > 860:
        return f"the figure is {root.get('width')} wide"
    for element in root.iter():
        for name in ("fill", "stroke"):
            if element.get(name, "").startswith("#") and (name, element.get(name)) not in dark:
                return f"{name} {element.get(name)} has no rule"
    paper = dark["fill", root.find(SVG + "rect").get("fill")]
    inside = {text for g in looks.nodes(root) for text in g.findall(SVG + "text") if text.get("stroke") is None}
    for text in root.iter(SVG + "text"):
        if text not in inside and check_svg.contrast(dark["fill", text.get("fill")], paper) < 4.45:
            return f"{text.text!r} is {dark['fill', text.get('fill')]} on {paper}"
    for group in looks.nodes(root):
        for text in inside & set(group.findall(SVG + "text")):
            ground = dark["fill", looks.look(group)[0]]
            if check_svg.contrast(dark["fill", text.get("fill")], ground) < 4.45:
                return f"{text.text!r} is {dark['fill', text.get('fill')]} on {ground}"
    return "" if paper == variables["paper"] else f"the figure's paper is {paper}"


def pages(program, folder):
    eurasia = ROOT / "graphs/eurasia.json"
    for other in (f"{eurasia}@2001", ROOT / "graphs/scenarios/without-sco.json"):
        yield "compared page", page_faults(run(program, "compare", eurasia, other, "--format", "html"))
    text = run(program, "timeline", eurasia, "--since", "1992", "--until", "2000", "--metrics", "evenness", "--format", "html")
    yield "timeline page", page_faults(text)
    text = run(program, "timeline", eurasia, "--since", "1992", "--until", "2000", "--metrics", "evenness", "--format", "html",
               "--theme", "dark")
    yield "a theme that was asked for", "it changes" if "figure svg [" in text else ""


def main():
    passed, failed = 0, 0
    with tempfile.TemporaryDirectory() as name:
        arguments = f"{sys.argv[1]}/multivector", pathlib.Path(name)
        for part in (vectors, factions, own_types, lines, print_theme, pages):
            for what, wrong in part(*arguments):
                passed, failed = passed + (not wrong), failed + bool(wrong)
                if wrong:
                    print(f"{what}: {wrong}")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
