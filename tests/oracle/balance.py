#!/usr/bin/python3
"""Checks the structural balance numbers of `multivector report --format json` against numpy and networkx.

    balance.py BUILD [--seed 1] [--sets 500] [--jobs N]

Each set is a random document with random options; model.py makes them, selects and folds. Checked within 1e-9 are, of every
actor, pn, signed_eigenvector, bridged_rivalries, clustering and its balanced and unbalanced triangles, and of the network
transitivity, the signed triangles and their shares, walk balance, algebraic conflict and, on small networks, the curves of
clusterability and of relaxed balance. Of `community` it is checked that the numbers follow the order of the actors, that they are
the same in a second run, and that the modularity is not below that of networkx's greedy method and, on small networks, of all
partitions, but for a hair. Signed modularity is that of the communities by its formula, on small networks the highest of all
partitions, and on some others not below what igraph's spinglass method finds. Exit 0: all agree. 1: a difference; the set is
kept, its command printed. 77: networkx, numpy or scipy is missing.
"""
import os
import pathlib
import sys
from collections import Counter
from itertools import combinations, permutations

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine
import model

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")      # we run one set per processor already
try:
    import igraph
    import networkx as nx
    import numpy as np
    from scipy.linalg import expm
except ImportError as error:
    machine.skip(f"{error.name} is missing")

import centrality

CLOSE = 1e-6         # eigenvalues nearer than this do not tell a vector to nine digits: not compared
SHORTFALL = 2e-3     # the method is a heuristic
ALL_PARTITIONS = 7   # actors up to which every partition is tried


# ---- actors ---------------------------------------------------------------------------------------------------------

def signed_matrix(net, weighted):
    return centrality.matrix(net, [1], weighted) - centrality.matrix(net, [-1], weighted)


def pn(A):
    """Everett and Borgatti; undefined for one actor, and for two enemies."""
    n = len(A)
    if n < 2 or (n == 2 and A.min() < 0):
        return [None] * n
    return np.linalg.solve(np.eye(n) - ((A > 0) - 2.0 * (A < 0)) / (2 * n - 2), np.ones(n))


def signed_eigenvector(A):
    """Per component; None where the lead is shared, nan where that is too close to call."""
    result = [None] * len(A)
    for part in map(sorted, nx.connected_components(centrality.graph(A))):
        if len(part) < 2:
            continue
        values, vectors = np.linalg.eigh(A[np.ix_(part, part)])
        order = np.argsort(-abs(values), kind="stable")
        gap = 1 - abs(values[order[1]]) / abs(values[order[0]])
        vector = vectors[:, order[0]]
        peak = next(x for x in vector if abs(x) > abs(vector).max() * (1 - 1e-9))
        for i, x in zip(part, vector / np.copysign(abs(vector).max(), peak)):
            result[i] = x if gap > CLOSE else None if gap < 1e-12 else np.nan
    return result


def negative_leads(A):
    """Who is in a component whose leading eigenvalue is negative; None where any lead is too close to call."""
    result = set()
    for part in nx.connected_components(centrality.graph(A)):
        values = sorted(np.linalg.eigvalsh(A[np.ix_(sorted(part), sorted(part))]), key=abs)
        if len(part) < 2:
            continue
        gap = 1 - abs(values[-2]) / abs(values[-1])
        if 1e-12 <= gap <= CLOSE:
            return None
        if values[-1] < 0 and gap > CLOSE:
            result |= part
    return result


def triangles(A):
    for i, j, k in combinations(range(len(A)), 3):
        if A[i, j] and A[j, k] and A[i, k]:
            yield (i, j, k), (A[j, k] < 0, A[i, k] < 0, A[i, j] < 0)


def bridged_rivalries(A):
    result = [0] * len(A)
    for actors, negative in triangles(A):
        if sum(negative) == 1:
            result[actors[negative.index(True)]] += 1
    return result


def triangles_at(A):
    """Of each actor, the balanced and the unbalanced ones."""
    result = [[0] * len(A), [0] * len(A)]
    for actors, negative in triangles(A):
        for actor in actors:
            result[sum(negative) % 2][actor] += 1
    return result


# ---- communities ----------------------------------------------------------------------------------------------------

def modularity(W, group):
    strength, same = W.sum(axis=1), np.equal.outer(group, group)
    return ((W - np.outer(strength, strength) / W.sum()) * same).sum() / W.sum()


def partitions(n):
    """All, as lists of group numbers."""
    def extend(group, used):
        if len(group) == n:
            yield group
            return
        for g in range(used + 1):
            yield from extend(group + [g], max(used, g + 1))
    return extend([], 0)


def best_modularity(W):
    """By networkx's methods, and by trying everything on small networks."""
    n = len(W)
    g = nx.Graph()
    g.add_nodes_from(range(n))
    g.add_weighted_edges_from((i, j, W[i, j]) for i, j in combinations(range(n), 2) if W[i, j])
    found = [nx.community.greedy_modularity_communities(g, weight="weight")]
    groups = [[next(c for c, members in enumerate(one) if i in members) for i in range(n)] for one in found]
    if n <= ALL_PARTITIONS:
        groups += partitions(n)
    return max(modularity(W, np.array(group)) for group in groups)


def check_communities(c, got, W):
    tied = W.sum(axis=1) > 0
    for i, number in enumerate(got):
        c.equal(f"/actors/{i}/metrics/community is null", number is None, not tied[i])
    known = [number for number in got if number is not None]
    c.equal("order of communities", list(dict.fromkeys(known)), list(range(1, len(set(known)) + 1)))
    if known and len(known) == tied.sum():
        own = np.array([number or -i for i, number in enumerate(got)])
        c.numbers += 1
        shortfall = best_modularity(W) - modularity(W, own)
        if shortfall > SHORTFALL:
            c.problems.append(f"modularity is {shortfall:.3g} below the best known")


def signed_modularity_matrix(A):
    """What each pair adds to signed modularity, and an actor by itself; sums to modularity over pairs of one group."""
    total = abs(A).sum()
    B = A.astype(float)
    for sign in (1, -1):
        part = np.maximum(sign * A, 0)
        if part.sum():
            B -= sign * np.outer(part.sum(axis=1), part.sum(axis=1)) / part.sum()
    return B / total


def spinglass_modularity(A, B):
    """By igraph's simulated annealing, which wants a connected network."""
    graph = igraph.Graph.Weighted_Adjacency(A.tolist(), mode="undirected")
    if len(A) < 3 or not graph.is_connected():
        return -1
    groups = graph.community_spinglass(weights="weight", implementation="neg").membership
    return (B * np.equal.outer(groups, groups)).sum()


def check_signed_communities(c, got, ids, A, hard):
    """`got`: modularity and communities as lists of ids."""
    tied = np.flatnonzero(abs(A).sum(axis=0))
    if not len(tied):
        return c.equal("signed communities without ties", list(got.values()), [None, None, None])
    members = [[ids.index(actor) for actor in group] for group in got["communities"]]
    c.equal("order of signed communities", members, sorted(map(sorted, members)))
    if not c.equal("members of signed communities", sorted(sum(members, [])), list(tied)):
        return None
    B = signed_modularity_matrix(A)
    c.number("signed modularity", got["modularity"], sum(B[np.ix_(group, group)].sum() for group in members))
    B = B[np.ix_(tied, tied)]
    if len(tied) <= ALL_PARTITIONS:
        best = max((B * np.equal.outer(group, group)).sum() for group in map(np.array, partitions(len(tied))))
        c.number("highest signed modularity", got["modularity"], best)
    elif hard:
        c.equal("spinglass finds no more", got["modularity"] > spinglass_modularity(A[np.ix_(tied, tied)], B) - 1e-9, True)
    return None


# ---- the whole network ----------------------------------------------------------------------------------------------

def algebraic_conflict(A):
    """[(actors, value)] of the components in the order of their smallest actor."""
    result = []
    for part in sorted(map(sorted, nx.connected_components(centrality.graph(A)))):
        if len(part) > 1:
            B = A[np.ix_(part, part)]
            result.append((len(part), np.linalg.eigvalsh(np.diag(abs(B).sum(axis=0)) - B)[0]))
    return result


def walk_balance(A):
    tied = np.flatnonzero(abs(A).sum(axis=0))
    B = A[np.ix_(tied, tied)]
    return np.trace(expm(B)) / np.trace(expm(abs(B))) if len(tied) else None


def clusterability(A):
    """{k: cost} by trying every partition."""
    upper, best = np.triu_indices(len(A), 1), {}
    signs = A[upper]
    for group in partitions(len(A)):
        same = np.equal.outer(group, group)[upper]
        cost, used = ((signs < 0) & same).sum() + ((signs > 0) & ~same).sum(), max(group) + 1
        best[used] = min(best.get(used, cost), cost)
    return {k: min(cost for used, cost in best.items() if used <= k) for k in range(1, 7)}


def relaxed_cost(A, group):
    """The fewer of the positive and the negative ties of each block."""
    H = np.equal.outer(np.arange(max(group) + 1), group).astype(int)
    positive, negative = H @ (A > 0) @ H.T, H @ (A < 0) @ H.T
    fewer = np.minimum(positive, negative)
    within = np.minimum(np.diag(positive) // 2, np.diag(negative) // 2)
    return int(np.triu(fewer, 1).sum() + within.sum())


def relaxed_curve(A):
    """{k: cost} by trying every partition of the actors."""
    best = {}
    for group in partitions(len(A)):
        cost, used = relaxed_cost(A, group), max(group) + 1
        best[used] = min(best.get(used, cost), cost)
    return {k: min(cost for used, cost in best.items() if used <= k) for k in range(1, 7)}


def check_relaxed(c, got, ids, A):
    """The partitions cost what they are said to, and on small networks no partition costs less."""
    curve = relaxed_curve(A) if 0 < len(A) <= ALL_PARTITIONS else {}
    for one in got:
        group = [next((g for g, members in enumerate(one["positions"]) if actor in members), one["k"]) for actor in ids]
        if ids:
            c.equal(f"cost of {one['k']} positions", one["cost"], relaxed_cost(A, group))
        if curve:
            c.equal(f"relaxed balance of {one['k']}", (one["cost"], one["lower"], one["proved"]), (curve[one["k"]], curve[one["k"]], True))
        for r, row in enumerate(one["signs"]):
            for s, sign in enumerate(row):
                block = A[np.ix_(np.equal(group, r), np.equal(group, s))]
                usual = 0 if not block.any() else 1 if r == s else -1
                c.equal(f"sign of block {r}, {s} of {one['k']}", sign, int(np.sign(block.sum())) or usual)


def check_balance(c, got, ids, A, strengths):
    counts = [0, 0, 0, 0]
    for _, negative in triangles(A):
        counts[sum(negative)] += 1
    for name, count in zip(("+++", "++-", "+--", "---"), counts):
        c.number(f"/structural_balance/triangles/{name}", got["triangles"][name], count)
    c.number("triangle_balance", got["triangle_balance"], centrality.share(counts[0] + counts[2], sum(counts)))
    c.number("weak_balance", got["weak_balance"], centrality.share(sum(counts) - counts[1], sum(counts)))
    c.number("walk_balance", got["walk_balance"], walk_balance(A))
    expected = algebraic_conflict(A)
    if c.equal("components of conflict", [one["actors"] for one in got["algebraic_conflict"]], [n for n, _ in expected]):
        for i, (one, (_, value)) in enumerate(zip(got["algebraic_conflict"], expected)):
            c.number(f"/structural_balance/algebraic_conflict/{i}/value", one["value"], value)
    if 0 < len(A) <= ALL_PARTITIONS:
        curve = clusterability(A)
        for one in got["clusterability"]:
            c.equal(f"clusterability of {one['k']}", (one["cost"], one["proved"]), (curve[one["k"]], True))
    check_relaxed(c, got["relaxed_balance"], ids, A)
    hard = len(c.problems) == 0 and abs(A).sum() % 5 == 0
    check_signed_communities(c, got["signed_communities"]["count"], ids, A, hard)
    check_signed_communities(c, got["signed_communities"]["weight"], ids, strengths, hard)


# ---- triads of a directed network -----------------------------------------------------------------------------------

def triad_ways(letters):
    """The letters of the arcs a>b b>a a>c c>a b>c c>b with the actors in every order."""
    arcs = dict(zip(permutations(range(3), 2), (letters[i] for i in (0, 2, 1, 4, 3, 5))))
    return {"".join(arcs[x, y] for x, y in ((a, b), (b, a), (a, c), (c, a), (b, c), (c, b))) for a, b, c in permutations(range(3))}


def triad_letters(arcs, three):
    letter = {1: "P", -1: "N"}
    return "".join(letter.get(arcs.get(pair, (0,))[0], "0") for x, y in combinations(three, 2) for pair in ((x, y), (y, x)))


def check_triads(c, census, net):
    """By brute force: whatever is joined as a name says, in some order; and the classes by themselves as igraph counts them."""
    count = Counter(triad_letters(net.arcs, three) for three in combinations(net.actors, 3))
    for row in census:
        found = sum(count.pop(way, 0) for way in triad_ways(row["type"].split("-")[1]))
        c.equal(f"triads {row['type']}", row["count"], found)
    c.equal("triads of no type", count, Counter())
    classes = Counter()
    for row in census:
        classes[row["type"].split("-")[0]] += row["count"]
    number = {actor: i for i, actor in enumerate(net.actors)}
    graph = igraph.Graph(len(net.actors), [(number[a], number[b]) for (a, b), (sign, *_) in net.arcs.items() if sign], directed=True)
    names = ["003", "012", "102", "021D", "021U", "021C", "111D", "111U", "030T", "030C", "201", "120D", "120U", "120C", "210", "300"]
    if len(net.actors) > 2:
        expected = {name: int(value) for name, value in zip(names, tuple(graph.triad_census())) if value > 0}
        c.equal("classes of triads", dict(classes), expected)


def check_numbers(c, report, weighted):
    """The metric signed_community and the section say the same."""
    got = report.get("structural_balance", {}).get("signed_communities", {}).get("weight" if weighted else "count", {})
    numbers = {actor: i + 1 for i, group in enumerate(got.get("communities") or []) for actor in group}
    for actor in report["actors"] if got else []:
        c.equal(f"signed community of {actor['id']}", actor["metrics"]["signed_community"], numbers.get(actor["id"]))


# ---- comparing ------------------------------------------------------------------------------------------------------

def check_report(report, document, options):
    c = centrality.Comparison()
    net = model.network(document, options)
    if not c.equal("ids of /actors", [actor["id"] for actor in report["actors"]], net.actors):
        return c
    weighted = options.get("weighted", False)
    A = signed_matrix(net, False)
    expected = {"pn": pn(A), "signed_eigenvector": signed_eigenvector(signed_matrix(net, weighted)),
                "bridged_rivalries": bridged_rivalries(A), "clustering": centrality.clustering(abs(signed_matrix(net, weighted)))}
    expected["balanced_triangles"], expected["unbalanced_triangles"] = triangles_at(A)
    for name, values in expected.items():
        for i, actor in enumerate(report["actors"]):
            if values[i] is None or not np.isnan(values[i]):
                c.number(f"/actors/{i}/metrics/{name}", actor["metrics"].get(name, "no such key"), values[i])
    led = negative_leads(signed_matrix(net, weighted))
    if led is not None:
        got = report.get("signed_eigenvector", {}).get("negative_lead", [])
        c.equal("/signed_eigenvector/negative_lead", sorted(got), sorted(net.actors[i] for i in led))
    for i, actor in enumerate(report["actors"]):
        if actor["metrics"]["signed_eigenvector"] is None:
            why = "two eigenvalues share the lead" if A[i].any() else "no signed tie"
            c.equal("why", report["undefined"][f"/actors/{i}/metrics/signed_eigenvector"], why)
    check_communities(c, [actor["metrics"]["community"] for actor in report["actors"]], centrality.matrix(net, [1], weighted))
    check_numbers(c, report, weighted)
    degrees = abs(A).sum(axis=0)
    paths = (degrees * (degrees - 1) / 2).sum()
    c.number("/network/transitivity", report["network"]["transitivity"],
             centrality.share(3 * sum(1 for _ in triangles(A)), paths))
    if "structural_balance" in report:
        check_balance(c, report["structural_balance"], net.actors, A, signed_matrix(net, True))
        if options.get("directed"):
            check_triads(c, report["structural_balance"]["triads"], net)
    return c


def check_balance_of(tool, path, document, options):
    options.pop("normalised", None)
    command = [tool, "report", path, "--format", "json", *model.command_line(options)]
    report = centrality.report_of(command)
    comparison = check_report(report, document, options)
    if len(document["actors"]) % 10 == 0:
        comparison.equal("a second run", centrality.report_of(command), report)
    return comparison


if __name__ == "__main__":
    sys.exit(centrality.main(__doc__, "balance ", 500, check_balance_of))
