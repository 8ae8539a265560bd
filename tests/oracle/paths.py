#!/usr/bin/env python3
"""Checks what `multivector report` says of paths, PageRank and structural holes in networks large enough for its own searches
against python-igraph, on the positive ties alone, and that --jobs changes no byte.

    paths.py BUILD

Networks are random: of many components, with leaves, isolates and negative ties. Also above the size at which slow metrics
are left out diameter, average path length and harmonic centrality are there, and betweenness is not."""
import json
import math
import pathlib
import subprocess
import sys
import tempfile
from random import Random

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine

try:
    import igraph
except ImportError:
    machine.skip("igraph is missing")

TOLERANCE = 1e-11       # JSON has 12 digits
METRICS = ("betweenness", "closeness", "harmonic", "pagerank", "constraint")
LARGE = 30_000          # actors x (actors + ties) is above 10^9


def draw(actors, ties, seed):
    """{pair: sign}, of which a third of the ties is at a few hubs."""
    rng, pairs = Random(seed), {}
    for i in range(ties):
        a, b = rng.randrange(actors if i % 3 else 20), rng.randrange(actors)
        if a != b:
            pairs.setdefault((min(a, b), max(a, b)), rng.choice((1, 1, 1, -1)))
    return pairs


def write(path, pairs):
    with open(path, "w", encoding="utf-8") as file:
        print("source,target,type,sign", file=file)
        for (a, b), sign in pairs.items():
            print(f"a{a},a{b},{'alliance' if sign > 0 else 'rivalry'},{sign}", file=file)


def report(tool, path, *options):
    command = [tool, "report", path, "--format", "json", *options]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout


def expected(pairs):
    """What igraph makes of the positive ties: {metric: {actor: value}}, and the diameter and mean of the largest component."""
    names = sorted({f"a{i}" for pair in pairs for i in pair})
    number = {name: i for i, name in enumerate(names)}
    graph = igraph.Graph(len(names), [(number[f"a{a}"], number[f"a{b}"]) for (a, b), sign in pairs.items() if sign > 0])
    values = {"betweenness": graph.betweenness(), "pagerank": graph.pagerank(), "constraint": graph.constraint(),
              "closeness": graph.closeness(normalized=False), "harmonic": graph.harmonic_centrality(normalized=False)}
    largest = graph.connected_components().giant()
    return {metric: dict(zip(names, column)) for metric, column in values.items()}, largest.diameter(), largest.average_path_length()


def same(ours, theirs):
    missing = theirs is None or math.isnan(theirs)
    return ours is None if missing else ours is not None and abs(ours - theirs) <= TOLERANCE * max(1, abs(theirs))


def check_values(tool, path, pairs):
    """How often ours differs from igraph's, and whether two processes say the same."""
    text = report(tool, path, "--sections", "overview,centrality", "--metrics", ",".join(METRICS))
    said, (values, diameter, mean) = json.loads(text), expected(pairs)
    wrong = [f"{metric} of {actor['id']}: {actor['metrics'][metric]} and {values[metric][actor['id']]}"
             for actor in said["actors"] for metric in METRICS if not same(actor["metrics"][metric], values[metric][actor["id"]])]
    if said["network"]["diameter"] != diameter or not same(said["network"]["average_path_length"], mean):
        wrong.append(f"diameter {diameter}, mean {mean}: {said['network']}")
    if report(tool, path, "--sections", "overview,centrality", "--metrics", ",".join(METRICS), "--jobs", "2") != text:
        wrong.append("another --jobs gives another report")
    return wrong


def check_large(tool, path):
    """Betweenness is left out unasked, distances are not."""
    said = json.loads(report(tool, path, "--sections", "overview"))["network"]
    row = subprocess.run([tool, "report", path, "--sections", "centrality", "--format", "csv", "--top", "1",
                          "--metrics", "harmonic"], stdout=subprocess.PIPE, check=True, text=True).stdout.splitlines()[1]
    wrong = [] if said["diameter"] and said["average_path_length"] else [f"no diameter: {said}"]
    return wrong + ([] if float(row.split(",")[-1]) > 0 else [f"no harmonic centrality: {row}"])


def main():
    tool, failed = str(pathlib.Path(sys.argv[1]) / "multivector"), []
    with tempfile.TemporaryDirectory() as folder:
        path = str(pathlib.Path(folder) / "set.csv")
        for seed, (actors, ties) in enumerate(((1200, 1000), (1500, 6000), (2000, 2200))):
            pairs = draw(actors * 2 if seed == 0 else actors, ties * 2 if seed == 0 else ties, seed)
            write(path, pairs)
            failed += check_values(tool, path, pairs)
        write(path, draw(LARGE, LARGE, 9))
        failed += check_large(tool, path)
    print(*failed[:20], sep="\n")
    print(f"{len(failed)} differences")
    return int(bool(failed))


sys.exit(main())
