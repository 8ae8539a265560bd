#!/usr/bin/env python3
"""Checks what commands say of direction, and what they make of it with --directed, on random relation sets:

- every command that folds directed relations without direction says so once, with how many and of which types;
- Burt's measures along arcs are those of igraph and, for actors that an arc leaves, of networkx, which knows no others;
- with every relation the other way round in- and out-degree, representative and gatekeeper change places,
  and density, reciprocity, Burt's measures and the other roles stay as they are."""
import copy
import json
import math
import pathlib
import subprocess
import sys
import tempfile
from random import Random

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine
import model

try:
    import igraph
    import networkx as nx
except ImportError:
    machine.skip("igraph for Python or networkx is missing")

SETS = 40
SAID = "irection is not used: "
TURNED = {"in_degree": "out_degree", "representative": "gatekeeper"}
TURNED.update({other: one for one, other in list(TURNED.items())})


def run(tool, *arguments):
    done = subprocess.run([tool, *arguments], capture_output=True, text=True, check=False, cwd=pathlib.Path(tool).parent)
    assert done.returncode in (0, 1), f"{arguments}: {done.stderr}"
    return done


def sentence(counts, each=""):
    """`counts` has one {type: relations} for each network that was folded."""
    most, total = max((sum(one.values()) for one in counts), default=0), {}
    for one in counts:
        for name, count in one.items():
            total[name] = total.get(name, 0) + count
    names = ", ".join(sorted(total, key=lambda name: (-total[name], name)))
    return f"{SAID}{'up to ' if each else ''}{most} relation{'' if most == 1 else 's'}{each} ({names})" if most else None


def check_said(tally, text, counts, each, what):
    text, right = " ".join(text.split()), sentence(counts, each)
    tally.compare(text.count(SAID), int(right is not None), f"{what}: how often")
    tally.compare(right is None or right in text, True, f"{what}: {right}")


def check_sentences(tally, tool, path, document):
    def counts(**options):
        return model.network(document, {"fold": "sum", **options}).direction

    own, early, late = counts(), counts(at="2001"), counts(at="2009")
    check_said(tally, run(tool, "report", path, "--quiet").stdout, [own], "", "report")
    check_said(tally, run(tool, "report", path, "--quiet", "--sections", "centrality").stdout, [own], "", "a section")
    check_said(tally, run(tool, "report", path, "--quiet", "--format", "html").stdout, [own], "", "report as HTML")
    check_said(tally, run(tool, "report", path, "--format", "csv", "--sections", "centrality").stderr, [own], "", "report as CSV")
    check_said(tally, run(tool, "report", path, "--quiet", "--directed", "--sections", "overview").stdout, [], "", "report --directed")
    two, three = [f"{path}@2001", f"{path}@2009"], [f"{path}@2001", f"{path}@2009", f"{path}@all"]
    check_said(tally, run(tool, "compare", *two, "--quiet", "--sections", "ties,types").stdout, [early, late], " of a set", "compare")
    check_said(tally, run(tool, "compare", *three, "--quiet").stdout, [early, late, counts(at="all")], " of a set", "compare of three")
    check_said(tally, run(tool, "timeline", path, "--quiet", "--since", "2001", "--until", "2009", "--step", "8y", "--metrics", "ties").stdout,
               [early, late], " on a date", "timeline")
    compared = json.loads(run(tool, "compare", *two, "--quiet", "--format", "json", "--sections", "summary").stdout)
    tally.compare([compared[side]["direction_ignored"] for side in "ab"], [sum(early.values()), sum(late.values())], "compare as JSON")
    if document["relations"] and document["relations"][0].get("id"):
        drop = f"relation:{document['relations'][0]['id']}"
        check_said(tally, run(tool, "whatif", path, "--quiet", "--drop", drop, "--metrics", "ties").stdout, [own, without_first(document)], "", "whatif")


def without_first(document):
    """What whatif counts beside the whole: it says the larger number, and the types of both."""
    return model.network({**document, "relations": document["relations"][1:]}, {"fold": "sum"}).direction


# ---- along arcs -----------------------------------------------------------------------------------------------------

def report_of(tool, path):
    return json.loads(run(tool, "report", path, "--quiet", "--directed", "--all", "--format", "json", "--weighted",
                          "--sections", "overview,centrality,vectors").stdout)


def same(tally, got, right, what):
    if got is None or right is None or math.isnan(right):
        tally.compare(got is None, right is None or math.isnan(right), what)
    else:
        tally.compare(got, right, what)


def check_burt(tally, report, net):
    place = {actor: i for i, actor in enumerate(net.actors)}
    arcs = [(place[a], place[b], strength) for (a, b), (sign, strength) in net.arcs.items() if sign == 1]
    graph = igraph.Graph(len(place), [arc[:2] for arc in arcs], directed=True)
    constraint = graph.constraint(weights=[arc[2] for arc in arcs]) if arcs else [math.nan] * len(place)
    other = nx.DiGraph()
    other.add_nodes_from(range(len(place)))
    other.add_weighted_edges_from(arcs)
    theirs, sizes = nx.constraint(other, weight="weight"), nx.effective_size(other, weight="weight")
    for i, actor in enumerate(report["actors"]):
        own = actor["metrics"]
        same(tally, own["constraint"], constraint[i], f"{actor['id']} constraint of igraph")
        if other.out_degree(i):
            same(tally, own["constraint"], theirs[i], f"{actor['id']} constraint of networkx")
            same(tally, own["effective_size"], sizes[i], f"{actor['id']} effective size of networkx")
            same(tally, own["efficiency"], sizes[i] / len(set(nx.all_neighbors(other, i))), f"{actor['id']} efficiency")


def turned(document):
    document = copy.deepcopy(document)
    for relation in document["relations"]:
        relation["source"], relation["target"] = relation["target"], relation["source"]
    return document


def check_turned(tally, report, other):
    for name in ("arcs", "density", "diameter", "average_path_length", "reciprocity", "reciprocity_positive", "reciprocity_negative",
                 "reciprocity_opposed"):
        same(tally, other["network"][name], report["network"][name], f"{name}, turned")
    for one, two in zip(report["actors"], other["actors"]):
        for name in ("in_degree", "out_degree", "betweenness", "constraint", "effective_size", "efficiency"):
            same(tally, two["metrics"][TURNED.get(name, name)], one["metrics"][name], f"{one['id']} {name}, turned")
    for one, two in zip(report["vectors"], other["vectors"]):
        for name in ("coordinator", "itinerant", "representative", "gatekeeper", "liaison"):
            same(tally, two["brokerage"][TURNED.get(name, name)], one["brokerage"][name], f"{one['actor']} {name}, turned")
        paths = {(row["to"], row["from"]): row["value"] for row in two["bloc_betweenness"]}
        for row in one["bloc_betweenness"]:
            same(tally, paths[row["from"], row["to"]], row["value"], f"{one['actor']} paths, turned")


def main():
    tool, tally = str(pathlib.Path(sys.argv[1]).resolve() / "multivector"), machine.Tally()
    with tempfile.TemporaryDirectory() as folder:
        path, other = pathlib.Path(folder) / "set.json", pathlib.Path(folder) / "turned.json"
        for number in range(SETS):
            document = model.random_document(Random(f"direction/{number}"), number)
            document.pop("coverage", None)
            path.write_text(json.dumps(document))
            other.write_text(json.dumps(turned(document)))
            tally.context = f"set {number}"
            check_sentences(tally, tool, str(path), document)
            report = report_of(tool, path)
            check_burt(tally, report, model.network(document, {"fold": "sum"}))
            check_turned(tally, report, report_of(tool, other))
    return tally.close()


sys.exit(main())
