#!/usr/bin/env python3
"""Checks --project against networkx's bipartite projections on random two-mode sets, by every weight, with direct
relations and with a least strength, and with MV_DATA set against the reference counts of real membership data."""
import collections
import itertools
import json
import math
import os
import pathlib
import random
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine

try:
    import networkx as nx
    from networkx.algorithms import bipartite
except ImportError:
    machine.skip("networkx is missing")

COUNTS = [  # set, fold options, actors, relations, ties, largest strength and its pair: the README of the data
    ("igo2013", ["--type", "member"], 195, 649821, 18908, 100, ("FRA", "NLD")),
    ("igo2013", [], 195, 664728, 18908, 104, ("FRA", "NLD")),
    ("igo1990", ["--type", "member"], 161, 321522, 12862, 100, ("FRA", "NLD")),
]


def ties(tool, path, options):
    """{(a, b): strength} of the projected network, summed from the relations that the tool lists, and its report."""
    run = lambda command: json.loads(subprocess.run([tool, command, str(path), "--format", "json", "--at", "all", *options],
                                                    capture_output=True, check=True).stdout)
    strengths = collections.Counter()
    for relation in run("relations")["relations"]:
        if relation["sign"]:
            strengths[tuple(sorted((relation["source"], relation["target"])))] += relation["sign"] * relation["weight"]
    return strengths, run("report")


def random_set(generator):
    countries = [f"C{i}" for i in range(generator.randint(1, 12))]
    others = [f"O{i}" for i in range(generator.randint(0, 8))]
    relations = [(c, o) for c in countries for o in others if generator.random() < 0.4]
    direct = [(a, b, generator.randint(1, 5)) for a in countries for b in countries if a < b and generator.random() < 0.1]
    hostile = [(c, o) for c, o in relations if generator.random() < 0.1]   # cancels the membership out
    document = {"format": "multivector-relation-set", "version": 1,
                "actors": [{"id": c} for c in countries] + [{"id": o, "kind": "organisation"} for o in others],
                "relation_types": [{"id": "quarrel", "sign": -1}],
                "relations": [{"source": c, "target": o, "type": "member"} for c, o in relations]
                + [{"source": o, "target": c, "type": "quarrel"} for c, o in hostile]
                + [{"source": a, "target": b, "type": "friendship_treaty", "weight": w} for a, b, w in direct]}
    graph = nx.Graph()
    graph.add_nodes_from(countries)
    graph.add_nodes_from([*others, "nobody"])   # networkx wants a second mode that is not empty
    graph.add_edges_from(set(relations) - set(hostile))
    return document, graph, countries, direct


def cosine(graph, countries):
    bodies, projected = {country: set(graph[country]) for country in countries}, nx.Graph()
    for a, b in itertools.combinations(countries, 2):
        if bodies[a] & bodies[b]:
            projected.add_edge(a, b, weight=len(bodies[a] & bodies[b]) / math.sqrt(len(bodies[a]) * len(bodies[b])))
    return projected


PROJECTIONS = {"": bipartite.weighted_projected_graph, ":count": bipartite.weighted_projected_graph,
               ":newman": bipartite.collaboration_weighted_projected_graph, ":cosine": cosine,
               ":jaccard": bipartite.overlap_weighted_projected_graph,
               ":overlap": lambda *two: bipartite.overlap_weighted_projected_graph(*two, jaccard=False)}


def expected(graph, countries, direct, weight, plus):
    projected = PROJECTIONS[weight](graph, countries).edges(data="weight")
    strengths = collections.Counter({tuple(sorted((a, b))): w for a, b, w in projected})
    for a, b, own in direct if plus else []:
        strengths[a, b] += own
    return strengths


def differs(a, b):
    return set(a) != set(b) or any(abs(a[pair] - b[pair]) > 1e-9 for pair in a)


def main():
    tool, generator, compared, wrong = f"{sys.argv[1]}/multivector", random.Random(1), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "set.json"
        for number in range(25):
            document, graph, countries, direct = random_set(generator)
            path.write_text(json.dumps(document))
            for weight, plus in itertools.product(PROJECTIONS, (False, True)):
                option, right = "country" + weight + "+direct" * plus, expected(graph, countries, direct, weight, plus)
                strengths, report = ties(tool, path, ["--project", option])
                least = generator.choice(sorted(right.values()) or [1])   # a tie as strong as that stays
                weak = ties(tool, path, ["--project", option, "--min-weight", repr(least)])[1]["network"]
                kept = sum(strength >= least - 1e-9 for strength in right.values())
                compared += 1
                if differs(strengths, right) or report["network"]["ties"] != len(right) or weak["ties"] != kept \
                        or report["network"]["actors"] != len(countries):
                    wrong += 1
                    print(f"set {number}, --project {option}, least {least}: {strengths}, expected {right}")
    data = os.environ.get("MV_DATA")
    for name, options, actors, relations, pairs, largest, pair in COUNTS if data else []:
        compared += 1
        strengths, report = ties(tool, pathlib.Path(data) / f"{name}.edges.csv", [*options, "--project", "country"])
        got = (report["network"]["actors"], report["network"]["relations"], report["network"]["ties"], max(strengths.values()))
        if got != (actors, relations, pairs, largest) or strengths[pair] != largest:
            wrong += 1
            print(f"{name} {options}: {got}")
    if not data:
        print("without MV_DATA: no real data")
    print(f"{compared - wrong} passed, {wrong} failed")
    return wrong > 0


sys.exit(main())
