#!/usr/bin/env python3
"""set_maps.py BUILD [PART]: reads pictures of several sets back. Sets are called by their titles where these tell them
apart, their numbers are rows of the tree, from the top; scale bar and axis have a unit; sets that have an order in time are
joined in it; text can be read in print and stands clear."""
import itertools
import json
import math
import pathlib
import re
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import charts
import machine

ROOT = pathlib.Path(__file__).resolve().parents[2]
SVG = charts.SVG


def drawn(tool, arguments, folder):
    path = folder / "sets.svg"
    charts.run(tool, "compare", *arguments, "--svg", path)
    return charts.parse(path.read_text())


def part(root, name):
    return next(g for g in root.iter(SVG + "g") if g.get("class") == name)


def leaves(root):
    """What stands at the ends of the tree, from the top."""
    found = [text for text in part(root, "tree").iter(SVG + "text") if text.get("font-size") == "12.00" and not text.get("font-weight")]
    return [text.text for text in sorted(found, key=lambda text: float(text.get("y")))]


def points(root):
    """{name: place} on the map"""
    return {group.find(SVG + "title").text: tuple(float(group.find(SVG + "circle").get(axis)) for axis in ("cx", "cy"))
            for group in root.iter(SVG + "g") if group.get("class") == "set"}


def way(root):
    groups = [g for g in root.iter(SVG + "g") if g.get("class") == "way"]
    return [tuple(float(line.get(end)) for end in ("x1", "y1", "x2", "y2")) for g in groups for line in g.iter(SVG + "line")]


def arrow_faults(root):
    """In the middle of each long piece of the way a head points along it, as far to its left as to its right."""
    group = next((g for g in root.iter(SVG + "g") if g.get("class") == "way"), None)
    heads = [charts.check_svg.numbers(path.get("d")) for path in group.iter(SVG + "path")] if group is not None else []
    long = [piece for piece in way(root) if math.hypot(piece[2] - piece[0], piece[3] - piece[1]) > 22]
    if len(heads) != len(long):
        yield f"{len(heads)} heads on {len(long)} lines"
        return
    for (x1, y1, x2, y2), (x, y, left, above, right, below) in zip(long, heads):
        length = math.hypot(x2 - x1, y2 - y1)
        along, aside = (x2 - x1) / length, (y2 - y1) / length
        places = [((a - x1) * along + (b - y1) * aside, (b - y1) * along - (a - x1) * aside) for a, b in ((x, y), (left, above), (right, below))]
        (tip, off), (one, up), (other, down) = places
        if abs(off) > 0.2 or abs(one - other) > 0.2 or abs(up + down) > 0.2 or abs(up) < 1 or not 0 < one < tip < length:
            yield f"a head on the way from {x1, y1} to {x2, y2} is at {places}"


def faults(root, names, distance, in_time):
    yield from charts.text_faults(root)
    places, rows = points(root), leaves(root)
    if set(places) != set(names):
        yield f"sets are called {sorted(places)}"
    bare = [re.sub(r"^\d+ ", "", row).removesuffix("…") for row in rows]
    if len(rows) != len(names) or any(not any(name.startswith(row) for name in names) for row in bare):
        yield f"rows are {rows}"
    numbered = [row for row in rows if re.match(r"\d+ ", row)]
    if numbered and [int(row.split()[0]) for row in rows] != list(range(1, len(rows) + 1)):
        yield f"rows are not numbered in their order: {rows}"
    said = charts.words(root)
    if not any(re.fullmatch(re.escape(distance) + r": [\d.e-]+", word) for word in said):
        yield "the scale bar has no unit"
    if not any(text.text == distance for text in part(root, "tree").iter(SVG + "text")):
        yield "the axis of the tree has no name"
    wanted = [(*places[a], *places[b]) for a, b in itertools.pairwise(names)] if in_time and set(places) == set(names) else []
    if len(way(root)) != len(wanted) or any(abs(x - y) > 0.1 for a, b in zip(way(root), wanted) for x, y in zip(a, b)):
        yield "the way is not from date to date"
    yield from arrow_faults(root)


def graphs(tool, folder):
    eurasia = ROOT / "graphs/eurasia.json"
    dates = ["2013-09-10", "1992-12-31", "2024-12-31", "2001-12-31"]
    yield "dates", list(faults(drawn(tool, [f"{eurasia}@{date}" for date in dates], folder), sorted(dates), "Jaccard distance of signed ties", True))
    paths = [eurasia, *sorted((ROOT / "graphs/scenarios").glob("*.json"))]
    titles = [json.loads(path.read_text())["title"] for path in paths]
    picture = drawn(tool, paths, folder)
    cut = [f"{word} is cut, with room beside it" for word in charts.words(part(picture, "map")) if word.endswith("…")]
    yield "scenarios", [*faults(picture, titles, "Jaccard distance of signed ties", False), *cut]


def snapshots(tool, folder):
    """Sets without a date, each of another time; then one of them with relations of two times."""
    for number, (start, broken) in enumerate(itertools.product((2000,), (False, True))):
        paths = []
        for i in range(5):
            path = folder / f"window{number}{(i * 2) % 5}.csv"
            year = start + 3 * ((i * 2) % 5)
            lines = [f"A,{chr(66 + k)},alliance,{year + (broken and k == 1)},{year + 4}" for k in range(i + 2)]
            path.write_text("source,target,type,start,end\n" + "\n".join(lines) + "\n")
            paths.append(path)
        names = [path.stem for path in sorted(paths)]
        yield f"snapshots {broken}", list(faults(drawn(tool, paths, folder), names, "Jaccard distance of signed ties", not broken))


def real(tool, folder):
    paths = sorted((machine.real_data() / "cowlist").glob("*.edges.csv"))
    names = [path.name.removesuffix(".edges.csv") for path in paths]
    yield "windows", list(faults(drawn(tool, paths, folder), names, "Jaccard distance of signed ties", True))


PARTS = {part.__name__: part for part in (graphs, snapshots, real)}

charts.main(PARTS)
