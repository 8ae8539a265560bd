#!/usr/bin/env python3
"""Checks `compare` of more than two sets against brute force, numpy and scipy, and its picture.

    sets.py BUILD

Random relation sets come from model.py, which also selects and folds them; with MV_DATA nine windows of the Correlates of
War are compared as well. Distances are computed from Python sets and dicts, the map's inner products by numpy, the tree by
scipy's average linkage. Equal eigenvalues and equal distances leave choices, so that the map is compared where its
eigenvalues are apart, and the tree by its cophenetic distances where no two merges could go either way.
Exit 77: numpy or scipy is missing.
"""
import csv
import json
import math
import os
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from random import Random

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import check_svg
import machine
import model

try:
    import numpy
    import scipy.cluster.hierarchy as hierarchy
    from scipy.spatial.distance import squareform
except ImportError:
    machine.skip("numpy or scipy is missing")

try:
    import jsonschema
except ImportError:
    jsonschema = None
    machine.without("python3-jsonschema is missing; comparisons are not held against the schema")

RUNS = 60
DAYS = ["1999", "2001", "2005-06", "2009", "2013-09-10"]
GRAPHS = pathlib.Path(__file__).resolve().parents[2] / "graphs"
WINDOWS = ["1946-1949", "1952-1955", "1958-1961", "1964-1967", "1970-1973", "1976-1979", "1982-1985", "1988-1991",
           "1994-1997"]
SVG = check_svg.SVG


# ---- distances -------------------------------------------------------------------------------------------------------

def jaccard(a, b):
    return 1 - len(a & b) / len(a | b) if a | b else 0


def absolute(a, b):
    return math.fsum(abs(a.get(key, 0) - b.get(key, 0)) for key in a.keys() | b.keys())


def signed(net, directed=False):
    return {pair: sign * strength for pair, (sign, strength) in (net.arcs if directed else net.ties).items() if sign}


def vectors(document, net, focus):
    """Shares of the counted vectors in the positive strength of the focus; None when there is none."""
    counted = {v["id"] for v in document.get("vectors", []) if v.get("counted", True)}
    shares, strength = {actor["id"]: model.shares(actor) for actor in document["actors"]}, dict.fromkeys(counted, 0)
    for pair, value in signed(net).items():
        if focus not in pair or value < 0:
            continue
        for vector, share in shares[pair[pair[0] == focus]].items():
            if vector in counted:
                strength[vector] += value * share
    return normalised(strength) if focus in net.actors else None


def partners(net, focus):
    return normalised({pair[pair[0] == focus]: v for pair, v in signed(net).items() if focus in pair and v > 0}) \
        if focus in net.actors else None


def normalised(strength):
    total = sum(strength.values())
    return {key: value / total for key, value in strength.items()} if total else None


def typed(document, options):
    found = set()
    for r in model.select(document, options)[1]:
        pair = (r["source"], r["target"])
        ways = [tuple(sorted(pair))] if "directed" not in options else [pair] if r["directed"] else [pair, pair[::-1]]
        found |= {(*way, r["type"], r["sign"]) for way in ways if pair[0] != pair[1]}
    return found


def half(a, b):
    return None if a is None or b is None else absolute(a, b) / 2


def expected(name, sets, focus):
    """The matrix of a distance; None: undefined."""
    read, compare = {
        "jaccard": (lambda d, o, n: set(signed(n, "directed" in o)), jaccard),
        "signed-jaccard": (lambda d, o, n: {(pair, v < 0) for pair, v in signed(n, "directed" in o).items()}, jaccard),
        "typed-jaccard": (lambda d, o, n: typed(d, o), jaccard),
        "manhattan": (lambda d, o, n: signed(n, "directed" in o), absolute),
        "profile": (lambda d, o, n: vectors(d, n, focus), half),
        "partners": (lambda d, o, n: partners(n, focus), half)}[name]
    features = [read(*one) for one in sets]
    return [[compare(a, b) for b in features] for a in features]


# ---- what the report says ------------------------------------------------------------------------------------------

def near(a, b, slack=1e-9):
    return (a is None) == (b is None) and (a is None or abs(a - b) <= slack * max(1, abs(b)))


def check_distances(report, wanted):
    for i, row in enumerate(report["distances"]):
        for j, value in enumerate(row):
            if not near(value, wanted[i][j]):
                yield f"distance {i},{j} is {value}, not {wanted[i][j]}"
            if (value is None) != (f"/distances/{i}/{j}" in report["undefined"]):
                yield f"distance {i},{j}: {value} and its reason do not go together"


def check_map(report, matrix):
    n = len(matrix)
    centring = numpy.eye(n) - 1 / n
    inner = -0.5 * centring @ matrix ** 2 @ centring
    values, columns = numpy.linalg.eigh(inner)
    values, columns = values[::-1], columns[:, ::-1]
    scale = max(values[0], 1e-300)
    if not numpy.allclose(report["map"]["eigenvalues"], values, atol=1e-9 * max(1, scale)):
        yield f"eigenvalues are {report['map']['eigenvalues']}, not {values}"
    dimensions = min(2, int((values > 1e-9 * scale).sum())) if matrix.any() else 0
    if report["map"]["dimensions"] != dimensions:
        yield f"{report['map']['dimensions']} dimensions, not {dimensions}"
    if dimensions and not near(report["map"]["fit"], values[:dimensions].sum() / values[values > 0].sum()):
        yield f"fit is {report['map']['fit']}"
    if dimensions and not near(report["map"]["fit_all"], values[:dimensions].sum() / abs(values).sum()):
        yield f"fit_all is {report['map']['fit_all']}"
    points = numpy.array([[p["x"], p["y"]] for p in report["map"]["points"]])
    for axis in range(dimensions):
        apart = all(abs(values[axis] - v) > 1e-6 * scale for k, v in enumerate(values) if k != axis)
        column = columns[:, axis] * math.sqrt(values[axis])
        lead = next(i for i, c in enumerate(column) if abs(c) > abs(column).max() - 1e-9 * math.sqrt(scale))
        column = column * numpy.sign(column[lead])
        if apart and not numpy.allclose(points[:, axis], column, atol=1e-7 * math.sqrt(scale)):
            yield f"axis {axis} is {points[:, axis]}, not {column}"
        if not near((points[:, axis] ** 2).sum(), values[axis], 1e-7):
            yield f"axis {axis} is not as long as its eigenvalue"


def check_tree(report, matrix):
    n, merges = len(matrix), report["tree"]["merges"]
    theirs = hierarchy.linkage(squareform(matrix, checks=False), "average")
    ours = numpy.array([[m["first"], m["second"], m["height"], m["size"]] for m in merges], dtype=float)
    if not hierarchy.is_valid_linkage(ours):
        yield "the merges are no linkage"
        return
    heights = sorted(squareform(matrix, checks=False))
    tied = any(b - a < 1e-9 for a, b in zip(heights, heights[1:]))      # then either pair may go first
    if not tied and not numpy.allclose(hierarchy.cophenet(ours), hierarchy.cophenet(theirs), atol=1e-9):
        yield f"another tree than scipy's: {ours.tolist()} and {theirs.tolist()}"
    if len(merges) != n - 1:
        yield f"{len(merges)} merges of {n} sets"


def check_ties(report, sets):
    nets, directed = [net for _, _, net in sets], "directed" in sets[0][1]
    every, threshold = [signed(net, directed) for net in nets], len(nets) // 2 + 1
    wanted, agreed = {}, {}
    for pair in sorted({pair for ties in every for pair in ties}, key=lambda p: [e.encode() for e in p]):
        values = [ties[pair] for ties in every if pair in ties]
        plus, minus = sum(v > 0 for v in values), sum(v < 0 for v in values)
        differ = sum((a.get(pair, 0) > 0) - (a.get(pair, 0) < 0) != (b.get(pair, 0) > 0) - (b.get(pair, 0) < 0)
                     for i, a in enumerate(every) for b in every[:i])
        both = sum(pair[0] in net.actors and pair[1] in net.actors for net in nets)
        sign = 1 if plus >= threshold else -1 if minus >= threshold else 0
        wanted[pair] = (plus, minus, both, len(values) / len(nets), differ / math.comb(len(nets), 2), sign)
        if sign:
            strengths = [abs(v) for v in values if v * sign > 0]
            agreed[pair] = (sign, math.fsum(strengths) / len(strengths))
    got = {(t["a"], t["b"]): (t["positive"], t["negative"], t["possible"], t["share"], t["disagreement"],
                                            t["consensus"]) for t in report["stability"]["ties"]}
    consensus = {(t["a"], t["b"]): (t["sign"], t["strength"]) for t in report["consensus"]["ties"]}
    for what, ours, theirs in (("stability", got, wanted), ("consensus", consensus, agreed)):
        if ours.keys() != theirs.keys():
            yield f"{what} is of other ties: {ours.keys() ^ theirs.keys()}"
        elif not all(near(x, y) for key in ours for x, y in zip(ours[key], theirs[key])):
            yield f"{what} differs"


def check_steps(report, sets):
    """From each set to the next in time; sets of one file at several dates have steps."""
    order = {one["name"]: own for one, own in zip(report["sets"], sets)}
    for step in report["steps"]:
        a, b = (signed(order[step[side]][2], "directed" in order[step[side]][1]) for side in ("from_name", "to_name"))
        both = a.keys() & b.keys()
        wanted = {"kept": sum(a[p] * b[p] > 0 for p in both), "flipped": sum(a[p] * b[p] < 0 for p in both),
                  "gained": len(b.keys() - a.keys()), "lost": len(a.keys() - b.keys())}
        if any(step[key] != value for key, value in wanted.items()):
            yield f"step {step} instead of {wanted}"


def check(report, sets, name):
    focus = report["focus"]
    wanted = expected(name, sets, focus)
    yield from check_distances(report, wanted)
    yield from check_ties(report, sets)
    if report.get("directed") != sets[0][1].get("directed"):
        yield f"directed is {report.get('directed')}"
    yield from check_steps(report, sets)
    if any(value is None for row in wanted for value in row):
        if report["map"]["fit"] is not None or report["tree"]["merges"] is not None:
            yield "a map or a tree of distances that are not all defined"
        return
    matrix = numpy.array(wanted, dtype=float)
    yield from check_map(report, matrix)
    yield from check_tree(report, matrix)


def check_form(report):
    """The schema, where jsonschema is there to read it; and every reason points to a null."""
    if jsonschema:
        schema = json.loads((GRAPHS / "comparison-of-sets.schema.json").read_text())
        yield from (f"{list(e.path)}: {e.message[:200]}" for e in jsonschema.Draft7Validator(schema).iter_errors(report))
    for pointer in report["undefined"]:
        value = report
        for step in pointer[1:].split("/"):
            value = value[int(step) if isinstance(value, list) else step]
        if value is not None:
            yield f"{pointer} is not null"


# ---- the picture -----------------------------------------------------------------------------------------------------

def check_picture(svg, names):
    root = ElementTree.fromstring(svg)
    size = check_svg.Box(0, 0, float(root.get("width")), float(root.get("height")))
    for group in root.iter(SVG + "g"):
        if group.get("class") not in ("map", "tree"):
            continue
        boxes = [(text_box(text), text.text) for text in group.iter(SVG + "text") if text.text]
        for i, (box, words) in enumerate(boxes):
            if not box.inside(size):
                yield f"{words!r} runs off the page"
            yield from (f"{words!r} is on {other!r}" for next_box, other in boxes[:i] if box.meets(next_box))
    points = [g.find(SVG + "title").text for g in root.iter(SVG + "g") if g.get("class") == "set"]
    if points and len(set(points)) != len(names):
        yield f"the points are called {points}"
    merges = [p for p in root.iter(SVG + "path") if p.get("class") == "merge"]
    if merges and len(merges) != len(names) - 1:
        yield f"{len(merges)} brackets for {len(names)} sets"
    if b"<script" in svg or root.get("role") != "img" or root.find(SVG + "desc") is None:
        yield "scripts, or no role or description"


def text_box(text):
    """check_svg knows texts that begin or stand at their place; some of ours end there."""
    box = check_svg.text_box(text)
    return box.moved(box.left - box.right, 0) if text.get("text-anchor") == "end" else box


# ---- runs ------------------------------------------------------------------------------------------------------------

def run(program, arguments, folder):
    picture = folder / "picture.svg"
    done = subprocess.run([program, "compare", *arguments, "--format", "json", "--svg", str(picture)], capture_output=True)
    if done.returncode not in (0, 1):
        return None, None, [f"exit code {done.returncode}: {done.stderr.decode()[:300]}"]
    report = json.loads(done.stdout, parse_constant=lambda name: sys.exit(f"{name} in JSON"))
    return report, picture.read_bytes(), [*check_form(report)]


def random_sets(rng, number, folder):
    """Variations of one document, so that sets have much in common; some twice the same, some empty."""
    first = model.random_document(rng, number + 2)
    sets, paths = [], []
    for i in range(rng.randint(3, 9)):
        document = dict(first)
        if rng.random() < 0.2:
            document = model.random_document(rng, rng.randint(0, 9))
        elif rng.random() < 0.8:
            keep = rng.random()
            document["relations"] = [dict(r, sign=-r.get("sign", 1)) if rng.random() < 0.05 else r
                                     for r in first["relations"] if rng.random() < keep]
        rng.shuffle(document["actors"])
        path = folder / f"{number}-{i}{' of a very long name' * rng.choice([0, 0, 1, 9])}.json"
        path.write_text(json.dumps(document))
        paths.append(str(path))
        sets.append(document)
    return sets, paths


def name_of(path):
    file, at, day = path.partition("@")
    return pathlib.Path(file).stem + at + day


def random_runs(program, folder):
    rng, names = Random(1), ["signed-jaccard", "jaccard", "typed-jaccard", "manhattan", "profile", "partners"]
    for number in range(RUNS):
        documents, paths = random_sets(rng, number, folder)
        name, options = names[number % len(names)], {"fold": rng.choice(model.FOLDS), "at": rng.choice(model.DATES + ["all"] * 6)}
        if rng.random() < 0.4:
            options["directed"] = True
        if rng.random() < 0.2:                          # one document on several days
            paths, options = [f"{paths[0]}@{date}" for date in rng.sample(DAYS, 4)], {k: v for k, v in options.items() if k != "at"}
            documents = [documents[0]] * 4
        days = [{"at": path.partition("@")[2]} if "@" in path else {} for path in paths]
        sets = [(d, {**options, **day}, model.network(d, {**options, **day})) for d, day in zip(documents, days)]
        arguments = [*paths, "--distance", name, *model.command_line(options)]
        if number % 3 == 0:
            arguments += ["--regress", "--draws", "9"]
        tied = [end for _, _, net in sets[:1] for pair in net.ties for end in pair]
        if tied and rng.random() < 0.7:
            arguments += ["--focus", rng.choice(tied)]
        report, picture, wrong = run(program, arguments, folder)
        if report:
            wrong += [*check(report, sets, name), *check_picture(picture, [name_of(path) for path in paths])]
            focus = ["--focus", report["focus"]] if report["focus"] else []
            backwards = run(program, [*paths[::-1], *arguments[len(paths):], *focus], folder)[0]
            turned = [row[::-1] for row in backwards["distances"][::-1]]
            wrong += [] if turned == report["distances"] else ["the order of the sets changes distances"]
        yield f"{number} ({name}, {options})", wrong


def windows(program, folder):
    base = pathlib.Path(os.environ["MV_DATA"]) / "cowlist"
    paths = [base / f"cowlist_{window}.edges.csv" for window in WINDOWS]
    sets = []
    for path in paths:
        rows = list(csv.DictReader(path.open(encoding="utf-8")))
        nodes = [row["id"] for row in csv.DictReader(open(str(path).replace(".edges", ".nodes"), encoding="utf-8"))]
        ties = {tuple(sorted((r["source"], r["target"]))): (int(r["sign"]), float(r["weight"])) for r in rows}
        sets.append(({"actors": [], "relations": rows}, {}, model.SimpleNamespace(actors=sorted(nodes), ties=ties)))
    for name in ("signed-jaccard", "jaccard", "manhattan", "partners"):
        nodes = {end for _, _, net in sets for end in net.actors}
        focus = ["--focus", "RUS"] if "RUS" in nodes else []
        report, picture, wrong = run(program, [*map(str, paths), "--at", "all", "--distance", name, *focus], folder)
        names = [f"cowlist_{window}" for window in WINDOWS]
        if report:
            wrong += [*check(report, sets, name), *check_picture(picture, names)]
        yield f"COW, {name}", wrong


def pictures(program, folder):
    """Of sets that lie in heaps, in rows and in time."""
    heaps = {"scenarios": [str(path) for path in sorted((GRAPHS / "scenarios").glob("*.json"))],
             "dates": [f"{GRAPHS / 'eurasia.json'}@{year}" for year in range(1992, 2018)]}
    if os.environ.get("MV_DATA"):
        heaps["windows"] = [str(p) for p in sorted((pathlib.Path(os.environ["MV_DATA"]) / "cowlist").glob("*.edges.csv"))]
    for what, arguments in heaps.items():
        for name in ("signed-jaccard", "manhattan", "profile"):
            report, picture, wrong = run(program, [*arguments, "--distance", name, "--top", "1"], folder)
            if report:
                wrong += check_picture(picture, [one["name"] for one in report["sets"]])
            yield f"picture of {what}, {name}", wrong


def main():
    tool, failed, runs = f"{sys.argv[1]}/multivector", 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        results = [*random_runs(tool, folder), *pictures(tool, folder)]
        if os.environ.get("MV_DATA"):
            results += windows(tool, folder)
    for what, wrong in results:
        runs += 1
        failed += bool(wrong)
        for line in wrong[:3]:
            print(f"{what}: {line}")
    print(f"{runs} comparisons of several sets, {failed} with differences")
    return int(failed > 0)


sys.exit(main())
