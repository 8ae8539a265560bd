#!/usr/bin/env python3
"""Checks what stands in for exact values on large networks against those.

    estimates.py BUILD

betweenness_sampled: on random networks, directed or not, of several components, with leaves, isolates, hubs, parallel and negative
ties, the value of python-igraph is within the error of every actor; the deviations are as large as those of a binomial share, no
more and no less; the same bytes for one process and four, others for another seed. walk_balance_sampled: within its error of what
numpy's eigenvalues give. Both: only above the size that is printed, null with a reason beside them, exact with --exact; metrics
that are named and too slow are refused where they cannot be left out."""
import csv
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
    import numpy
except ImportError:
    machine.skip("igraph or numpy is missing")

SAMPLES = 50_000


def draw(rng, actors, ties, hubs):
    """[(a, b, sign)] in up to three components, some pairs twice, a part of the ties at hubs."""
    parts, found = rng.randint(1, 3), []
    for _ in range(ties):
        part = rng.randrange(parts)
        members = range(part, actors, parts)
        a, b = rng.choice(members[:hubs] if rng.random() < 0.4 else members), rng.choice(members)
        if a != b:
            found.append((a, b, rng.choice((1, 1, 1, 1, -1))))
    return found


def write(path, ties, directed=False):
    with open(path, "w", encoding="utf-8") as file:
        print("source,target,type,sign,weight,directed", file=file)
        for a, b, sign in ties:
            print(f"a{a},a{b},{'alliance' if sign > 0 else 'rivalry'},{sign},1,{str(directed).lower()}", file=file)


def run(tool, *words):
    return subprocess.run([tool, *words, "--quiet"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def report(tool, path, *options):
    done = run(tool, "report", path, "--format", "json", *options)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def folded(ties, directed):
    """{pair: sign} by the rule sum, without what cancels out."""
    sums = {}
    for a, b, sign in ties:
        pair = (a, b) if directed else (min(a, b), max(a, b))
        sums[pair] = sums.get(pair, 0) + sign
    return {pair: (total > 0) - (total < 0) for pair, total in sums.items() if total}


def exact_betweenness(ties, directed):
    """{actor: value} and the number of pairs that share a component of positive ties."""
    names = sorted({i for a, b, _ in ties for i in (a, b)})
    number = {name: i for i, name in enumerate(names)}
    positive = [(number[a], number[b]) for (a, b), sign in folded(ties, directed).items() if sign > 0]
    graph = igraph.Graph(len(names), positive, directed=directed)
    sizes = graph.connected_components(mode="weak").sizes()
    return (dict(zip((f"a{name}" for name in names), graph.betweenness())),
            sum(size * (size - 1) for size in sizes) / (1 if directed else 2))


def check_betweenness(tool, path):
    wrong, squares, count = [], 0, 0
    for seed in range(40):
        rng, directed = Random(seed), seed % 3 == 0
        actors = rng.choice((5, 12, 40, 150))
        ties = draw(rng, actors, rng.choice((2, 3)) * actors, 1 + actors // 20)
        write(path, ties, directed)
        options = ["--sections", "centrality", "--metrics", "betweenness_sampled", "--seed", str(seed + 1), *["--directed"] * directed]
        said = report(tool, path, *options)
        exact, pairs = exact_betweenness(ties, directed)
        for actor in said["actors"]:
            value, error = (actor["metrics"]["betweenness_sampled"][key] for key in ("value", "error"))
            true = exact[actor["id"]]
            if abs(value - true) > error * (1 + 1e-9):
                wrong.append(f"seed {seed}, {actor['id']}: {value} +- {error}, exactly {true}")
            share = true / pairs if pairs else 0
            if share > 0.002:
                squares += (value / pairs - share) ** 2 / (share * (1 - share) / SAMPLES)
                count += 1
        if seed < 4:
            same = run(tool, "report", path, "--format", "json", *options, "--jobs", "4").stdout
            other = run(tool, "report", path, "--format", "json", *options, "--seed", "77").stdout
            wrong += [] if json.loads(same) == said else [f"seed {seed}: --jobs 4 says something else"]
            wrong += [] if json.loads(other)["actors"] != said["actors"] else [f"seed {seed}: another seed makes no difference"]
    if not 0.8 < squares / count < 1.2:
        wrong.append(f"{count} shares are {squares / count:.2f} times as far off as binomial ones")
    return wrong


def check_large(tool, path):
    """23,000 actors and as many ties: 1.06 x 10^9 steps."""
    rng = Random(5)
    ties = [(i, rng.randrange(max(1, i // 2)), 1) for i in range(1, 23_000)]
    write(path, ties)
    said, wrong = report(tool, path, "--sections", "centrality", "--metrics", "betweenness,degree", "--top", "3"), []
    first = said["actors"][0]["metrics"]
    if first["betweenness"] is not None or "--exact" not in said["undefined"]["/actors/0/metrics/betweenness"]:
        wrong.append(f"betweenness is not left out: {first}")
    exact = report(tool, path, "--sections", "centrality", "--metrics", "betweenness", "--exact")["actors"]
    true = next(actor["metrics"]["betweenness"] for actor in exact if actor["id"] == said["actors"][0]["id"])
    if not abs(first["betweenness_sampled"]["value"] - true) <= first["betweenness_sampled"]["error"]:
        wrong.append(f"{first}, exactly {true}")
    columns = next(csv.reader([run(tool, "report", path, "--sections", "centrality", "--metrics", "betweenness", "--format", "csv",
                                   "--top", "1").stdout.splitlines()[0]]))
    if columns[3:] != ["betweenness", "betweenness_sampled.value", "betweenness_sampled.error"]:
        wrong.append(f"columns {columns}")
    text = run(tool, "report", path, "--sections", "summary,centrality").stdout
    if "Betweenness, sampled" not in text or "probability of 95 %" not in " ".join(text.split()):
        wrong.append(f"the text does not tell: {text}")
    weighted = report(tool, path, "--sections", "centrality", "--metrics", "harmonic,betweenness", "--weighted")["actors"][0]["metrics"]
    if weighted != {"harmonic": None, "betweenness": None}:
        wrong.append(f"weighted paths: {weighted}")
    for words in (["rank", path, "--metric", "betweenness"], ["convert", path, "--metrics", "closeness", "--weighted", "--to", "graphml"]):
        done = run(tool, *words)
        if done.returncode != 75 or "--exact" not in done.stderr:
            wrong.append(f"{words}: {done.returncode}, {done.stderr}")
    return wrong


def check_walks(tool, path):
    """Networks of few ties an actor, whose eigenvalues lie close together."""
    wrong = []
    for seed in range(2):
        rng, n = Random(seed), 810 + 50 * seed
        pairs = {(rng.randrange(i), i): rng.choice((1, 1, -1)) for i in range(1, n)}
        for _ in range(n // 2):
            a, b = sorted(rng.sample(range(n), 2))
            pairs[a, b] = rng.choice((1, 1, -1))
        write(path, [(a, b, sign) for (a, b), sign in pairs.items()])
        matrix = numpy.zeros((n, n))
        for (a, b), sign in pairs.items():
            matrix[a, b] = matrix[b, a] = sign
        true = numpy.exp(numpy.linalg.eigvalsh(matrix)).sum() / numpy.exp(numpy.linalg.eigvalsh(abs(matrix))).sum()
        said = report(tool, path, "--sections", "balance", "--time-limit", "0.2")["structural_balance"]
        sampled = said.get("walk_balance_sampled")
        if not sampled or said["walk_balance"] is not None:
            wrong.append(f"seed {seed}: walk balance is not sampled")
        elif not abs(sampled["value"] - true) <= sampled["error"] < 0.1 * true:
            wrong.append(f"seed {seed}: walk balance {sampled}, exactly {true}")
        if seed == 0:
            forced = report(tool, path, "--sections", "balance", "--time-limit", "0.2", "--exact")["structural_balance"]
            if "walk_balance_sampled" in forced or not math.isclose(forced["walk_balance"], true, rel_tol=1e-9):
                wrong.append(f"--exact: {forced['walk_balance']}, exactly {true}")
    return wrong


def main():
    tool = str(pathlib.Path(sys.argv[1]) / "multivector")
    with tempfile.TemporaryDirectory() as folder:
        path = str(pathlib.Path(folder) / "set.csv")
        failed = [line for check in (check_betweenness, check_large, check_walks) for line in check(tool, path)]
    print(*failed[:20], sep="\n")
    print(f"{len(failed)} differences")
    return int(bool(failed))


sys.exit(main())
