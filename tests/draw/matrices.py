#!/usr/bin/env python3
"""matrices.py BUILD [PART]: reads tables of pairs (--layout friends and matrix) back from their SVG, cell by cell, and
compares them with brute force over the relation set: each cell is the folded tie of its row and column, friends shows the
bridged rivalries that the report lists and no other, headline, legend and cells count alike, camps and factions are best
splits (of small sets all splits are tried). Signs are marks as well as colours, and text can be read in print."""
import itertools
import json
import pathlib
import re
import sys
from random import Random

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import charts
import machine
import model
import tables

ROOT = pathlib.Path(__file__).resolve().parents[2]
SVG = charts.SVG
SHOWN = 50
NUMBERS = dict(enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1))
REAL = ["tribes", "sampson_t4", "stranke94", "rivalries_tss", "icews2013", "core2013_cowigo", "atop_mid_1990-1994"]


# ---- what must be there --------------------------------------------------------------------------------------------------

def cost(ties, side):
    """Rivalries within a side, and positive ties between."""
    within = sum(sign < 0 and side[a] == side[b] for (a, b), sign in ties)
    return within, sum(sign > 0 and side[a] != side[b] for (a, b), sign in ties)


def best(actors, ties, value):
    actors = sorted(actors)
    return min(value(*cost(ties, dict(zip(actors, (0, *choice))))) for choice in itertools.product((0, 1), repeat=len(actors) - 1))


def split_faults(root, actors, ties, value):
    """The sides that are drawn are as good as any."""
    drawn = tables.sides(root)
    side = {name: number for number, names in enumerate(drawn) for name in names}
    if 0 < len(actors) <= 11 and value(*cost(ties, side)) != best(actors, ties, value):
        yield f"sides cost {cost(ties, side)}, not the best"


def expected_cells(net, rows, directed):
    known = net.arcs if directed else net.ties
    for a, b in itertools.permutations(rows, 2):
        tie = known.get((a, b) if directed or a < b else (b, a))
        yield (a, b), {None: "none", 1: "positive", -1: "negative", 0: "ambivalent"}[tie and tie[0]]


def signed(ties, rows):
    return [((a, b), tie[0]) for (a, b), tie in ties.items() if tie[0] and a in rows and b in rows]


def partners_of(net, focus):
    return {b if a == focus else a for (a, b), tie in net.ties.items() if tie[0] > 0 and focus in (a, b)}


def friends_faults(tool, path, net, focus, arguments):
    drawn = charts.run(tool, "render", path, "--layout", "friends", *arguments)
    if drawn.returncode:
        yield drawn.stderr
        return
    root, friends = charts.parse(drawn.stdout), partners_of(net, focus)
    bridged = {pair for pair, tie in net.ties.items() if tie[0] < 0 and set(pair) <= friends}
    rows, found = set(tables.label_places(root)[0]), tables.cells(root)
    if rows != ({end for pair in bridged for end in pair} if bridged else friends):
        yield f"{sorted(rows)} are shown"
    yield from tables.picture_faults(root)
    if found != dict(expected_cells(net, rows, False)):
        yield "cells are not the ties"
    if {tuple(sorted(pair)) for pair, state in found.items() if state == "negative"} != bridged:
        yield "not the bridged rivalries"
    title = charts.words(root)[0]
    if bridged and f"both sides of {NUMBERS.get(len(bridged), len(bridged))} rivalr" not in title:
        yield f"the headline is {title!r} with {len(bridged)}"
    yield from split_faults(root, rows, signed(net.ties, rows), lambda within, between: (within, between))
    report = json.loads(charts.run(tool, "report", path, "--sections", "vectors", "--format", "json", *arguments).stdout)
    if {tuple(pair) for pair in report["vectors"][0]["bridged_rivalries"]["pairs"]} != bridged:
        yield "the report lists others"


def matrix_faults(tool, path, net, arguments, directed):
    drawn = charts.run(tool, "render", path, "--layout", "matrix", *arguments)
    if drawn.returncode:
        yield drawn.stderr
        return
    root, rows = charts.parse(drawn.stdout), {end for pair, tie in net.ties.items() if tie[0] for end in pair}
    if set(tables.label_places(root)[0]) != rows:
        yield f"shown are {sorted(tables.label_places(root)[0])}, not {sorted(rows)}"
    yield from tables.picture_faults(root, directed)
    if tables.cells(root) != dict(expected_cells(net, rows, directed)):
        yield "cells are not the ties"
    yield from split_faults(root, rows, signed(net.ties, rows), lambda within, between: within + between)


# ---- the parts of the test -----------------------------------------------------------------------------------------------

def random(tool, folder):
    rng = Random(20)
    for number in range(60):
        document = model.random_document(rng, number)
        options = model.random_options(rng, document)
        for key in ("weighted", "normalised", "side"):
            options.pop(key, None)
        path = folder / "random.json"
        path.write_text(json.dumps(document))
        net, arguments = model.network(document, options), model.command_line(options)
        yield f"matrix {number}", list(matrix_faults(tool, path, net, arguments, bool(options.get("directed"))))
        if net.actors:
            focus = rng.choice(net.actors)
            yield f"friends {number}", list(friends_faults(tool, path, net, focus, [*arguments, "--focus", focus]))


def made_up(actors, relations):
    """F is on good terms with all actors; between them are pairs and their signs."""
    return {"format": "multivector-relation-set", "version": 1, "focus": "F", "as_of": "2020-06-30",
            "actors": [{"id": name} for name in ("F", *actors)],
            "relation_types": model.TYPES,
            "relations": [{"source": "F", "target": name, "type": "friend"} for name in actors]
            + [{"source": a, "target": b, "type": "friend" if sign > 0 else "rival"} for a, b, sign in relations]}


def camp_faults(tool, path):
    """No rivalry stays within a camp for the sake of good terms, however many these are."""
    document = made_up("ABCD", [("A", "B", -1), ("C", "D", -1), *((a, b, 1) for a in "AB" for b in "CD")])
    path.write_text(json.dumps(document))
    return friends_faults(tool, path, model.network(document, {"fold": "sum"}), "F", [])


def crowd_faults(tool, path):
    """Of too many friends those with most quarrels among them are shown."""
    names = [f"N{i:02}" for i in range(60)]
    quarrels = [(names[i], names[-1 - k], -1) for i in range(25) for k in range(5 + i)]
    path.write_text(json.dumps(made_up(names, quarrels)))
    shown = tables.label_places(charts.parse(charts.run(tool, "render", path, "--layout", "friends").stdout))[0]
    count = {name: sum(name in pair for pair in quarrels) for name in names}
    left = [count[name] for name in names if name not in shown and count[name]]
    if len(shown) != SHOWN or not left or min(count[name] for name in shown) < max(left):
        yield f"{len(shown)} are shown, with {min(count[name] for name in shown)} quarrels, {left} are left out"


def heading_faults(tool, path):
    """The subtitle has the date, what it is about and what was selected, each told apart."""
    path.write_text(json.dumps(made_up("AB", [("A", "B", -1)])))
    for options, said in ((["--layout", "friends"], "2 of its 2 partners are"), (["--layout", "matrix"], "3 actors with")):
        text = " ".join(charts.words(charts.parse(charts.run(tool, "render", path, *options, "--type", "friend,rival").stdout)))
        if f"As of 30 June 2020 \u00b7 {said}" not in text or "; only relations of type friend and rival" not in text:
            yield f"{options}: {text!r}"


def made(tool, folder):
    for part in (camp_faults, crowd_faults, heading_faults):
        yield part.__name__, list(part(tool, folder / "made.json"))


def eurasia_faults(tool, arguments):
    """The focus's rivalries by name, against the report."""
    path = ROOT / "graphs/eurasia.json"
    names = {actor["id"]: actor["name"] for actor in json.loads(path.read_text())["actors"]}
    selected = [a for a in arguments if a not in ("--theme", "dark")]
    report = json.loads(charts.run(tool, "report", path, "--sections", "vectors", "--format", "json", *selected).stdout)
    bridged = report["vectors"][0]["bridged_rivalries"]
    root = charts.parse(charts.run(tool, "render", path, "--layout", "friends", *arguments).stdout)
    whole = {label: next(name for name in names.values() if name.startswith(label.removesuffix("…")))
             for label in tables.label_places(root)[0]}
    drawn = {frozenset((whole[a], whole[b])) for (a, b), state in tables.cells(root).items() if state == "negative"}
    if drawn != {frozenset(names[end] for end in pair) for pair in bridged["pairs"]}:
        yield f"{arguments}: not the rivalries of the report"
    said = root.find(SVG + "desc").text
    if any(name not in said for pair in drawn for name in pair):
        yield f"{arguments}: a rivalry is missing in the description"
    yield from tables.picture_faults(root)


def large_faults(tool, path, arguments):
    """Of many actors as many as can be read are shown; shown and left out are all."""
    drawn = charts.run(tool, "render", path, "--layout", "matrix", *arguments)
    if drawn.returncode:
        return [drawn.stderr]
    root = charts.parse(drawn.stdout)
    said, rows = " ".join(charts.words(root)), tables.label_places(root)[0]
    left_out = re.search(r"left out are (\d+):", said)
    every = int(re.search(r"(\d+) actors? with a signed tie", said).group(1))
    wrong = list(tables.picture_faults(root, "--directed" in arguments))
    if len(drawn.stdout) > 5e6 or len(rows) != min(every, SHOWN) or every != len(rows) + int(left_out.group(1) if left_out else 0):
        wrong.append(f"{len(rows)} of {every} are shown, {left_out and left_out.group(1)} left out, {len(drawn.stdout)} bytes")
    named = re.search(r"Left out are (.*)\.$", root.find(SVG + "desc").text)
    if left_out and (not named or len(named.group(1).split(", ")) < int(left_out.group(1))):
        wrong.append("those left out are not all named")
    selected = [a for a in arguments if a not in ("--theme", "dark")]
    report = json.loads(charts.run(tool, "report", path, "--sections", "balance", "--format", "json", *selected).stdout)
    count = report["structural_balance"]["frustration"]["count"]
    misfits = re.search(r"(\d+) of all (\d+) signed ties do not fit", said)
    if misfits and count["proved"] and int(misfits.group(1)) != count["upper"]:
        wrong.append(f"{misfits.group(1)} ties do not fit, the index is {count['upper']}")
    return wrong


def sets(tool, _):
    for arguments in ([], ["--focus", "UZB"], ["--focus", "TUR", "--at", "2024-12-31"], ["--theme", "dark"], ["--focus", "UN"]):
        yield f"friends {arguments}", list(eurasia_faults(tool, arguments))
    for arguments in ([], ["--kind", "country"], ["--kind", "country", "--theme", "dark"], ["--directed", "--kind", "country"]):
        yield f"matrix {arguments}", large_faults(tool, ROOT / "graphs/eurasia.json", arguments)


def sizes(tool, _):
    """In a width that is asked for the picture is the same, shown larger or smaller."""
    path = ROOT / "graphs/kazakhstan-2013.json"
    plain = charts.run(tool, "render", path, "--layout", "friends").stdout
    of = {name: float(value) for name, value in re.findall(r' (width|height)="([\d.]+)"', plain[:plain.index(">")])}
    for options, width in ((["--size", "print180"], 180), (["--width", "300"], 300)):
        shown = charts.run(tool, "render", path, "--layout", "friends", *options).stdout
        got = {name: float(value) for name, value in re.findall(r' (width|height)="([\d.]+)mm"', shown[:shown.index(">")])}
        right = got.get("width") == width and abs(got["height"] / width - of["height"] / of["width"]) < 1e-3
        same = shown[shown.index(" viewBox"):] == plain[plain.index(" viewBox"):]
        yield options, [] if right and same else [f"{got} for {of}, {'the same' if same else 'another'} picture"]


def refusals(tool, folder):
    path, plain = ROOT / "graphs/kazakhstan-2013.json", folder / "plain.csv"
    plain.write_text("source,target,type,sign\nA,B,tie,1\n")
    asked = [(path, ["--layout", "matrix", "--engine", "neato"], "--engine has no meaning"),
             (path, ["--layout", "friends", "--color-by", "kind"], "--color-by has no meaning"),
             (path, ["--layout", "matrix", "--save-positions", folder / "p.csv"], "--save-positions has no meaning"),
             (path, ["--layout", "matrix", "--format", "dot"], "is no form of a chart"),
             (path, ["--layout", "friends", "--width", "40"], "points"),
             (path, ["--layout", "matrix", "--aspect", "1:1"], "--aspect has no meaning"),
             (path, ["--layout", "matrices"], "did you mean \"matrix\"?"),
             (plain, ["--layout", "friends"], "--focus ID was expected")]
    for file, options, expected in asked:
        answer = charts.run(tool, "render", file, *options)
        yield options, [] if answer.returncode == 64 and expected in answer.stderr else [f"{answer.returncode}: {answer.stderr}"]
    answer = charts.run(tool, "compare", path, path, "--layout", "friends", "--svg", folder / "d.svg")
    yield "compare", [] if answer.returncode == 64 else [f"a difference among friends is answered with {answer.returncode}"]


def real(tool, _):
    for name in REAL:
        yield name, large_faults(tool, machine.real_data() / f"{name}.edges.csv", ["--at", "all"])


PARTS = {part.__name__: part for part in (random, made, sets, sizes, refusals, real)}

charts.main(PARTS)
