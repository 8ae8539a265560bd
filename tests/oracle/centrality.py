#!/usr/bin/python3
"""Checks the centralities and network numbers of `multivector report --format json` against plain Python.

    centrality.py BUILD [--seed 1] [--sets 400] [--jobs N]

Each set is a random document with random options; model.py makes them, selects and folds. Every number of "network" and every
metric of an actor named below must agree within 1e-9 (relative above 1); null must stand exactly where a value is undefined,
and "undefined" must give a reason for each null. Exit 0: all agree. 1: a difference; the set is kept, its command printed.
77: networkx is missing.

Which ties: degree all; strength, clustering, eigenvector and transitivity the signed ones; paths, pagerank, coreness,
Burt's measures, hub and authority the positive ones. Every tie counts 1, and with --weighted its strength, except in
coreness and the degrees; strength always sums strengths. With --directed betweenness, closeness, harmonic, pagerank, the
directed degrees, hub, authority, density, diameter, path lengths and reciprocity use the fold by ordered pair, Burt's measures the sum of both directions; the
rest stays as it is without.
The conventions are igraph's, but igraph is not used here, and networkx only where its definition is beyond doubt.
W[i, j] is the weight of the tie from actor i to actor j, 0 where there is none, actors in order of id.
"""
import argparse
import itertools
import json
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile
from collections import Counter
from math import isfinite
from multiprocessing.pool import ThreadPool
from random import Random

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine
import model

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")      # we run one set per processor already
try:
    import networkx as nx
    import numpy as np
except ImportError as error:
    machine.skip(f"{error.name} is missing")

TOLERANCE = 1e-9
PATH_TOLERANCE = 1e-10      # paths whose lengths differ by less, relatively, are equally short


# ---- paths ----------------------------------------------------------------------------------------------------------

def distances(W):
    """Floyd and Warshall; the length of a tie is 1/weight."""
    L = np.full(W.shape, np.inf)
    L[W > 0] = 1 / W[W > 0]
    D = L.copy()
    np.fill_diagonal(D, 0)
    for k in range(len(W)):
        D = np.minimum(D, D[:, k, None] + D[None, k, :])
    return L, D


def same_length(a, b):
    with np.errstate(invalid="ignore"):
        return np.isfinite(a) & np.isfinite(b) & (abs(a - b) <= PATH_TOLERANCE * b)


def betweenness(L, D):
    """Of all shortest paths s to t, the share that passes v; every ordered pair (s, t) counts."""
    n = len(D)
    paths = np.eye(n)                                       # paths[s, v]: number of shortest paths
    for s in range(n):
        for v in np.argsort(D[s], kind="stable"):
            if v != s and isfinite(D[s, v]):
                last = same_length(D[s] + L[:, v], D[s, v])  # the last step before v
                paths[s, v] = paths[s, last].sum()
    result = np.zeros(n)
    for v in range(n):
        on_path = same_length(D[:, v, None] + D[None, v, :], D) & ~np.eye(n, dtype=bool)
        on_path[v, :] = on_path[:, v] = False
        through = np.outer(paths[:, v], paths[v, :])
        result[v] = (through[on_path] / paths[on_path]).sum()
    return result


# ---- spectra --------------------------------------------------------------------------------------------------------

def graph(W):
    """The undirected networkx graph of a symmetric matrix, weights dropped; every actor is in it."""
    g = nx.Graph()
    g.add_nodes_from(range(len(W)))
    g.add_edges_from(zip(*np.nonzero(W)))
    return g


def leading(values, vector):
    """The vector of the first value, its largest entry 1; nan, not compared, when the second value is too near for 1e-9."""
    if len(values) > 1 and values[1] > values[0] * (1 - 1e-6):
        return np.full(len(vector), np.nan)
    return abs(vector) / abs(vector).max()


def eigenvector(W):
    result = [None] * len(W)
    for part in map(sorted, nx.connected_components(graph(W))):
        if len(part) > 1:
            values, vectors = np.linalg.eigh(W[np.ix_(part, part)])
            for i, value in zip(part, leading(values[::-1], vectors[:, -1])):
                result[i] = value
    return result


def hub_and_authority(W):
    """Connected parts of "i as a sender" - "j as a receiver"; the parts with the largest singular value get scores."""
    n = len(W)
    if not W.any():
        return [None] * n, [None] * n
    parts = []
    for part in nx.connected_components(nx.Graph([(("out", i), ("in", j)) for i, j in zip(*np.nonzero(W))])):
        senders = sorted(i for side, i in part if side == "out")
        receivers = sorted(i for side, i in part if side == "in")
        left, values, right = np.linalg.svd(W[np.ix_(senders, receivers)])
        parts.append((values, senders, left[:, 0], receivers, right[0]))
    largest = max(part[0][0] for part in parts)
    hub, authority = np.zeros(n), np.zeros(n)
    for values, senders, left, receivers, right in parts:
        if values[0] >= largest * (1 - 1e-9):
            hub[senders] = leading(values, left)
            authority[receivers] = leading(values, right)
    return hub, authority


def pagerank(W):
    """Damping .85; an actor without a tie out hands its rank to all alike."""
    n = len(W)
    out = W.sum(axis=1)
    step = np.array([W[i] / out[i] if out[i] > 0 else np.full(n, 1 / n) for i in range(n)]).reshape(n, n)
    return np.linalg.solve(np.eye(n) - 0.85 * step.T, np.full(n, 0.15 / n)) if n else []


# ---- neighbourhoods -------------------------------------------------------------------------------------------------

def clustering(W):
    """Barrat's coefficient; with every weight 1 it is the share of an actor's pairs of neighbours that are tied."""
    result = []
    for i in range(len(W)):
        near = np.flatnonzero(W[i])
        closed = sum(W[i, j] + W[i, k] for j in near for k in near if j < k and W[j, k] > 0)
        result.append(closed / (W[i].sum() * (len(near) - 1)) if len(near) > 1 else None)
    return result


def burt(W):
    """Constraint, effective size and efficiency, sums over the neighbours j of i."""
    constraint, size, efficiency = [], [], []
    for i in range(len(W)):
        near = np.flatnonzero(W[i])
        if len(near) == 0:
            constraint.append(None), size.append(None), efficiency.append(None)
            continue

        def p(a, b):
            return W[a, b] / W[a].sum()
        constraint.append(sum((p(i, j) + sum(p(i, q) * p(q, j) for q in near if q != j)) ** 2 for j in near))
        size.append(sum(1 - sum(p(i, q) * W[j, q] / W[j].max() for q in near if q != j) for j in near))
        efficiency.append(size[-1] / len(near))
    return constraint, size, efficiency


# ---- what the report should say -------------------------------------------------------------------------------------

def share(part, whole):
    return part / whole if whole else None


def matrix(net, signs, weighted, directed=False):
    """The ties, or with directed the arcs, of these signs (0: ambivalent)."""
    place = {actor: i for i, actor in enumerate(net.actors)}
    W = np.zeros((len(place), len(place)))
    for (a, b), (sign, strength) in (net.arcs if directed else net.ties).items():
        if sign in signs:
            W[place[a], place[b]] = strength if weighted else 1
            if not directed:
                W[place[b], place[a]] = W[place[a], place[b]]
    return W


def actor_metrics(net, options):
    """{metric: [value by actor]}"""
    n = len(net.actors)
    weighted, directed = options.get("weighted", False), options.get("directed", False)
    signed, positive = matrix(net, [1, -1], weighted), matrix(net, [1], weighted)
    sent = matrix(net, [1], weighted, directed)
    L, D = distances(sent)
    reached = np.isfinite(D).sum(axis=1) - 1
    total = np.where(np.isfinite(D), D, 0).sum(axis=1)
    cores = nx.core_number(graph(positive))
    m = {}
    m["degree"] = matrix(net, [1, 0, -1], False).sum(axis=1)
    m["positive_degree"] = matrix(net, [1], False).sum(axis=1)
    m["negative_degree"] = matrix(net, [-1], False).sum(axis=1)
    m["net_degree"] = m["positive_degree"] - m["negative_degree"]
    m["strength"] = matrix(net, [1, -1], True).sum(axis=1)
    m["betweenness"] = betweenness(L, D) / (1 if directed else 2)
    m["harmonic"] = [sum(1 / d for d in D[i] if d > 0) for i in range(n)]
    m["closeness"] = [share(1, total[i]) for i in range(n)]
    m["eigenvector"] = eigenvector(signed)
    m["pagerank"] = pagerank(sent)
    m["coreness"] = [cores[i] for i in range(n)]
    m["clustering"] = clustering(signed)
    m["constraint"], m["effective_size"], m["efficiency"] = burt(sent + sent.T if directed else positive)
    if directed:
        m["out_degree"] = matrix(net, [1, 0, -1], False, directed).sum(axis=1)
        m["in_degree"] = matrix(net, [1, 0, -1], False, directed).sum(axis=0)
        m["hub"], m["authority"] = hub_and_authority(sent)
    if options.get("normalised"):
        pairs = (n - 1) * (n - 2) / (1 if directed else 2)
        m["betweenness"] = [share(value, pairs) for value in m["betweenness"]]
        m["closeness"] = [share(reached[i], total[i]) for i in range(n)]
        for name in m:
            if name.endswith("degree") or name == "harmonic":
                m[name] = [share(value, n - 1) for value in m[name]]
    return m


def network_numbers(net, document, options):
    n = len(net.actors)
    signs = [sign for sign, strength in net.ties.values()]
    positive = nx.Graph([pair for pair, tie in net.ties.items() if tie[0] > 0])
    signed = nx.Graph([pair for pair, tie in net.ties.items() if tie[0] != 0])
    every = nx.Graph(list(net.ties))
    tied = every.number_of_nodes()
    triples = sum(k * (k - 1) / 2 for _, k in signed.degree())
    r = {"actors": n, "relations": net.relations, "loops": net.loops, "neutral": net.neutral, "dropped": net.dropped,
         "ties": len(signs), "positive": signs.count(1), "negative": signs.count(-1), "ambivalent": signs.count(0),
         "components": nx.number_connected_components(every) + n - tied, "isolates": n - tied,
         "density": share(len(signs), n * (n - 1) / 2),
         "transitivity": share(sum(nx.triangles(signed).values()), triples),  # each triangle is counted at its three actors
         "diameter": None, "average_path_length": None,
         "assortativity_by_vector": assortativity(net, document, options), "reciprocity": None}
    if positive:
        largest = min(nx.connected_components(positive), key=lambda part: (-len(part), min(part)))
        r["diameter"] = nx.diameter(positive.subgraph(largest))
        r["average_path_length"] = nx.average_shortest_path_length(positive.subgraph(largest))
    if options.get("directed"):
        r.update(directed_numbers(net, n))
    return r


def directed_numbers(net, n):
    """Paths are those within the largest weak component; pairs without one are left out."""
    sign = {pair: tie[0] for pair, tie in net.arcs.items()}
    answered = Counter((a, sign.get((y, x))) for (x, y), a in sign.items())
    signs = Counter(sign.values())
    r = {"arcs": len(sign), "density": share(len(sign), n * (n - 1)), "diameter": None, "average_path_length": None,
         "reciprocity": share(sum((b, a) in sign for a, b in sign), len(sign)),
         "reciprocity_positive": share(answered[1, 1], signs[1]), "reciprocity_negative": share(answered[-1, -1], signs[-1]),
         "reciprocity_opposed": share(answered[1, -1] + answered[-1, 1], signs[1] + signs[-1])}
    positive = nx.DiGraph([pair for pair, a in sign.items() if a == 1])
    if positive:
        largest = min(nx.weakly_connected_components(positive), key=lambda part: (-len(part), min(part)))
        lengths = [d for row in dict(nx.all_pairs_shortest_path_length(positive.subgraph(largest))).values() for d in row.values() if d]
        r.update(diameter=max(lengths), average_path_length=sum(lengths) / len(lengths))
    return r


def assortativity(net, document, options):
    """Newman's coefficient of the groups: an arc goes to every pair of vectors of its ends by the product of their shares."""
    shares = {actor["id"]: model.shares(actor) for actor in document["actors"]}
    arcs = net.arcs if options.get("directed") else {**net.ties, **{(b, a): tie for (a, b), tie in net.ties.items()}}
    mixed = np.zeros((len(model.VECTORS), len(model.VECTORS)))
    for (a, b), (sign, strength) in arcs.items():
        for (k, x), (l, y) in itertools.product(shares[a].items(), shares[b].items()) if sign > 0 else ():
            mixed[model.VECTORS.index(k), model.VECTORS.index(l)] += x * y * (strength if options.get("weighted") else 1)
    if not mixed.any() or (mixed.sum() - mixed.diagonal() < 1e-12 * mixed.sum()).any():   # none, or all within one
        return None
    mixed /= mixed.sum()
    chance = (mixed.sum(0) * mixed.sum(1)).sum()
    return (mixed.trace() - chance) / (1 - chance)


# ---- comparing ------------------------------------------------------------------------------------------------------

class Comparison:
    def __init__(self):
        self.numbers, self.largest, self.problems = 0, 0.0, []

    def equal(self, where, got, expected):
        if got != expected:
            self.problems.append(f"{where}: {got!r}, expected {expected!r}")
        return got == expected

    def number(self, where, got, expected):
        if expected is None or isinstance(got, bool) or not isinstance(got, (int, float)):
            self.equal(where, got, expected)
            return
        if np.isnan(expected):
            return
        self.numbers += 1
        difference = abs(got - expected) / max(1, abs(expected))
        self.largest = max(self.largest, difference)
        if not difference <= TOLERANCE:
            self.problems.append(f"{where}: {got!r}, expected {float(expected):.12g}")


def no_constant(text):
    raise ValueError(f"{text} in the JSON")


def check_report(report, document, options):
    c = Comparison()
    net = model.network(document, options)
    c.equal("/input/fold", report["input"]["fold"], options["fold"])
    c.equal("/input/direction_ignored", report["input"]["direction_ignored"],
            0 if options.get("directed") else sum(net.direction.values()))
    c.equal("/input/at is null", report["input"]["at"] is None, "during" in options or model.days_in_use(document, options) is None)
    c.equal("/input/during", report["input"]["during"], options.get("during"))
    for name, expected in network_numbers(net, document, options).items():
        c.number(f"/network/{name}", report["network"].get(name, "no such key"), expected)
    if not c.equal("ids of /actors", [actor["id"] for actor in report["actors"]], net.actors):
        return c
    metrics = actor_metrics(net, options)
    known = {actor["id"]: actor for actor in document["actors"]}
    for i, actor in enumerate(report["actors"]):
        c.equal(f"/actors/{i}/name", actor["name"], actor["id"])
        c.equal(f"/actors/{i}/kind", actor["kind"], known[actor["id"]].get("kind", "country"))
        for name, values in metrics.items():
            c.number(f"/actors/{i}/metrics/{name}", actor["metrics"].get(name, "no such key"), values[i])
        for name in {"in_degree", "out_degree", "hub", "authority"} - set(metrics):
            c.equal(f"/actors/{i}/metrics has {name}", name in actor["metrics"], False)
    check_reasons(c, report)
    return c


def check_reasons(c, report):
    """Under /network and /actors: every null has a reason, every reason a null."""
    nulls = {f"/network/{name}" for name, value in report["network"].items() if value is None}
    for i, actor in enumerate(report["actors"]):
        nulls |= {f"/actors/{i}/metrics/{name}" for name, value in actor["metrics"].items() if value is None}
    reasons = {pointer for pointer, reason in report["undefined"].items()
               if pointer.startswith(("/network/", "/actors/")) and isinstance(reason, str) and reason}
    c.equal("nulls without a reason", sorted(nulls - reasons), [])
    c.equal("reasons without a null", sorted(reasons - nulls), [])


def report_of(command):
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=900)
    if run.returncode != 0:
        raise ValueError(f"exit code {run.returncode}: {run.stderr.strip()[:300]}")
    return json.loads(run.stdout, parse_constant=no_constant)


def check_set(tool, name, number, folder, compare):
    """Compares one random set; its file stays only if something differs."""
    rng = Random(name)
    document = model.random_document(rng, number)
    options = model.random_options(rng, document)
    path = os.path.join(folder, f"set{number}.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(document, file, ensure_ascii=False, indent=1)
    try:
        comparison = compare(tool, path, document, options)
    except (ValueError, LookupError, TypeError, AttributeError, subprocess.TimeoutExpired) as error:
        comparison = Comparison()
        comparison.problems.append(f"{type(error).__name__}: {error}")
    comparison.command = shlex.join([tool, "report", path, "--format", "json", *model.command_line(options)])
    if not comparison.problems:
        os.remove(path)
    return comparison


def main(description, prefix, sets, compare):
    """Runs compare(tool, path, document, options) on random sets and says how they came out; the exit code."""
    parser = argparse.ArgumentParser(description=description.split("\n")[0])
    parser.add_argument("build")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sets", type=int, default=sets)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="multivector-oracle-")

    def check(i):
        return check_set(f"{arguments.build}/multivector", f"{prefix}{arguments.seed}/{i}", i, folder, compare)

    with ThreadPool(arguments.jobs) as pool:
        results = pool.map(check, range(arguments.sets), 1)
    failed = [comparison for comparison in results if comparison.problems]
    for comparison in failed[:5]:
        print(comparison.command, *comparison.problems[:5], sep="\n    ")
    if not failed:
        os.rmdir(folder)
    print(f"{arguments.sets} sets, {sum(c.numbers for c in results)} numbers compared, "
          f"largest difference {max((c.largest for c in results), default=0):.3g}"
          + (f"; {len(failed)} sets differ, seed {arguments.seed}, their files are in {folder}" if failed else ""))
    return 1 if failed else 0


def check_centrality(tool, path, document, options):
    return check_report(report_of([tool, "report", path, "--format", "json", *model.command_line(options)]), document, options)


if __name__ == "__main__":
    sys.exit(main(__doc__, "", 400, check_centrality))
