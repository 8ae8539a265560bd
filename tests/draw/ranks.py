#!/usr/bin/env python3
"""ranks.py BUILD [PART]: recomputes what `rank` says of random relation sets (who is ranked, with which degree, number of ties
and rank, on one date or two) by model.py, and reads the dot plot back: each dot stands at its value, in the order of the
table, hollow where ties are few; who has no value is listed with the reason; names can be read in print."""
import json
import pathlib
import re
import sys
from random import Random

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import charts
import machine
import model

try:
    import jsonschema
except ImportError:
    jsonschema = None   # the other tests of schemas say so

ROOT = pathlib.Path(__file__).resolve().parents[2]
SVG = charts.SVG
SCHEMA = json.loads((ROOT / "graphs/rank.schema.json").read_text(encoding="utf-8"))
FEW, NAMED, SHOWN = 5, 45, 400


def ask(tool, paths, *arguments):
    answer = charts.run(tool, "rank", *paths, *arguments, "--format", "json")
    if answer.returncode:
        return None, answer.stderr
    said = json.loads(answer.stdout)
    if jsonschema:
        jsonschema.Draft7Validator(SCHEMA).validate(said)
    return said, ""


# ---- the dot plot --------------------------------------------------------------------------------------------------------

def scale(root):
    ticks = {float(t.text): float(t.get("x")) for t in root.iter(SVG + "text")
             if t.get("text-anchor") == "middle" and re.fullmatch(r"-?[\d.]+(e[+-]?\d+)?", t.text)}
    (low, a), (high, b) = min(ticks.items()), max(ticks.items())
    return lambda x: low + (x - a) * (high - low) / (b - a), high - low


def rows_of(root):
    """From the top: (name, classes, {earlier or later: (place, hollow)})"""
    rows = []
    for group in root.iter(SVG + "g"):
        kind = group.get("class", "").split()
        if kind[:1] != ["row"]:
            continue
        dots = {dot.get("class").split()[0]: (float(dot.get("cx")), "few" in dot.get("class"), float(dot.get("cy")), dot)
                for dot in group.findall(SVG + "circle")}
        rows.append((group.find(SVG + "title").text, kind[1:], dots))
    return sorted(rows, key=lambda row: row[2]["later"][2])


def dot_faults(said, root, names):
    last = "b" if "b" in said["input"] else "a"
    wanted = [row for row in said["actors"] if row[last]["value"] is not None][:SHOWN]
    rows = rows_of(root)
    yield from charts.text_faults(root)
    if [name for name, *_ in rows] != [names[row["id"]] for row in wanted]:
        yield f"rows are {[name for name, *_ in rows][:5]}"
        return
    value, span = scale(root)
    for row, (name, kind, dots) in zip(wanted, rows):
        for dot, date in (("later", last), ("earlier", "a" if last == "b" else None)):
            known = date and row[date]["value"] is not None
            if bool(known) != (dot in dots):
                yield f"{name}: a dot for {dot} is {dot in dots}"
            elif known and (abs(value(dots[dot][0]) - row[date]["value"]) > 0.01 * span or dots[dot][1] != row[date]["few"]):
                yield f"{name}: {value(dots[dot][0])} and few {dots[dot][1]}, wanted {row[date]}"
            elif known and (dots[dot][3].get("fill") == dots[dot][3].get("stroke")) == row[date]["few"]:
                yield f"{name}: hollow or not does not show"
        if ("focus" in kind) != (row["id"] == said["input"]["focus"]) or ("partner" in kind) != row["partner"]:
            yield f"{name} is drawn as {kind}"
    labels = {re.sub(r"^\d+ +", "", text.text) for text in root.iter(SVG + "text") if text.get("text-anchor") == "end"}
    sizes = {named: [float(dots["later"][3].get("r")) for name, kind, dots in rows if "focus" not in kind
                     and any(name.startswith(label.removesuffix("…")) for label in labels) == named] for named in (True, False)}
    if len({*sizes[True]}) > 1 or sizes[False] and sizes[True] and max(sizes[False]) > min(sizes[True]):
        yield f"dots of those with a name are {sizes[True]}, others {sizes[False]}"
    shown = [row for row in wanted if len(wanted) <= NAMED or not said["input"]["focus"] or row["partner"] or row["id"] == said["input"]["focus"]]
    missing = [row["id"] for row in shown if not any(names[row["id"]].startswith(label.removesuffix("…")) for label in labels)]
    if len(shown) <= NAMED and missing:
        yield f"{missing} have no name"
    gone = [row["id"] for row in said["actors"] if row[last]["value"] is None and row[last]["ties"] is not None]
    words = root.find(SVG + "desc").text
    if gone and (f"Undefined for {len(gone)} (" not in words or any(names[one] not in words for one in gone)):
        yield f"{gone} are not listed as undefined"


def picture(tool, paths, folder, *arguments):
    path = folder / "rank.svg"
    answer = charts.run(tool, "rank", *paths, *arguments, "--svg", path)
    return charts.parse(path.read_text()) if not answer.returncode else None


# ---- the table -----------------------------------------------------------------------------------------------------------

def kind_of(document):
    return {actor["id"]: actor.get("kind", "country") for actor in document["actors"]}


def expected(document, options, kind):
    """{actor: (degree, rank or None)} of those that are in the table on a date."""
    net, kinds = model.network(document, options), kind_of(document)
    focus = document["focus"] if document["focus"] in net.actors else None
    reference = focus or next((actor for actor in net.actors if kinds[actor] == kind), None)
    degree = {actor: sum(actor in pair for pair in net.ties) for actor in net.actors}
    if reference is None:
        return {}
    alike = model.peers(document, options, net.actors, reference)
    ranked = alike is not None
    field = sorted(alike) if ranked else [actor for actor in net.actors if kinds[actor] == kind]
    return {actor: (degree[actor], 1 + sum(degree[other] > degree[actor] for other in field) if ranked else None) for actor in field}


def random(tool, folder):
    rng = Random(7)
    for number in range(2, 52):
        document = model.random_document(rng, number)
        document["focus"] = rng.choice(document["actors"])["id"]
        path = folder / "random.json"
        path.write_text(json.dumps(document))
        dates = rng.choice([["2009"], ["2001", "2009"], ["1999", "2013-09-10"]])
        options = [{"fold": "sum", "at": date} for date in dates]
        paths = [f"{path}@{date}" for date in dates]
        said, wrong = ask(tool, paths, "--metric", "degree", "--quiet")
        if said is None:
            yield f"random {number}", [wrong]
            continue
        kind, names = said["input"]["kind"], {actor["id"]: actor["id"] for actor in document["actors"]}
        wrong = []
        for date, option in zip("ab", options):
            right = expected(document, option, kind)
            got = {row["id"]: (row[date]["value"], row[date]["rank"]) for row in said["actors"] if row[date]["ties"] is not None}
            if got != right:
                wrong.append(f"on {option['at']} {sorted(set(got.items()) ^ set(right.items()))[:4]}")
        drawn = picture(tool, paths, folder, "--metric", "degree", "--quiet") if said["actors"] else None
        if drawn is not None and any(row["b" if len(dates) > 1 else "a"]["value"] is not None for row in said["actors"]):
            wrong += dot_faults(said, drawn, names)
        yield f"random {number}", wrong


def sets(tool, folder):
    path = ROOT / "graphs/eurasia.json"
    names = {actor["id"]: actor["name"] for actor in json.loads(path.read_text())["actors"]}
    two = [f"{path}@2001-12-31", f"{path}@2024-12-31"]
    coded = ROOT / "graphs/scenarios/coded-alike.json"
    for paths, arguments in ((two, []), (two, ["--identity", "follow"]), ([path], ["--metric", "degree", "--theme", "dark"]), ([coded], []), (two, ["--metric", "betweenness"]),
                             ([path], ["--focus", "UZB"])):
        said, wrong = ask(tool, paths, *[a for a in arguments if a not in ("--theme", "dark")])
        yield f"{paths} {arguments}", list(dot_faults(said, picture(tool, paths, folder, *arguments), names)) if said else [wrong]
    said, _ = ask(tool, [coded])
    report = json.loads(charts.run(tool, "report", coded, "--sections", "vectors", "--format", "json").stdout)["vectors"][0]["rank"]
    row = next(row for row in said["actors"] if row["id"] == "KAZ")
    yield "as the report", [] if (report["rank"], report["of"]) == (row["a"]["rank"], said["input"]["a"]["of"]) else [f"{report}, {row}"]
    listed = charts.run(tool, "rank", path).stdout
    yield "not covered", [] if "No ranks: fewer than five actors are coded alike" in " ".join(listed.split()) else [listed[:200]]


def refusals(tool, _):
    path = ROOT / "graphs/kazakhstan-2013.json"
    for arguments, expected_text in ((["--metric", "evenes"], "did you mean \"evenness\""), (["--metric", "ties"], "actors"), (["--title", "T"], "--svg FILE")):
        answer = charts.run(tool, "rank", path, *arguments)
        yield arguments, [] if answer.returncode == 64 and expected_text in answer.stderr else [f"{answer.returncode}: {answer.stderr}"]


def real(tool, folder):
    for name in ("icews2013", "sampson_t4", "rivalries_tss"):
        path = machine.real_data() / f"{name}.edges.csv"
        said, wrong = ask(tool, [path], "--at", "all", "--metric", "degree")
        shown = charts.run(tool, "rank", path, "--at", "all", "--format", "csv", "--metric", "degree").stdout
        names = {row["id"]: row["name"] for row in said["actors"]} if said else {}
        yield name, list(dot_faults(said, picture(tool, [path], folder, "--at", "all", "--metric", "degree"), names)) if said and shown else [wrong]


PARTS = {part.__name__: part for part in (random, sets, refusals, real)}

charts.main(PARTS)
