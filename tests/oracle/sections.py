#!/usr/bin/env python3
"""Recomputes what the sections `balance` and `vectors` of the JSON report say, on random relation sets, by brute
force: triangles by trying all triples, the frustration index by trying all partitions, walks by the exponential of
a matrix. What `vectors` says beside profiles and rivalries is in vectors.py. Sets, selection and folding come from model.py."""
import itertools
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
    import numpy
    import scipy.linalg
except ImportError:
    machine.skip("numpy or scipy is missing")

MOST_ACTORS = 13   # for partitions by brute force


def entropy(shares):
    return -math.fsum(p * math.log(p) for p in shares if p > 0)


# ---- structural balance ------------------------------------------------------------------------------------------

def frustration(actors, ties, weigh):
    tied = sorted({end for pair in ties for end in pair})
    best = math.inf
    for sides in itertools.product([1, -1], repeat=max(0, len(tied) - 1)):
        side = dict(zip(tied, (1, *sides)))
        best = min(best, math.fsum(weigh(w) for (a, b), (s, w) in ties.items() if side[a] * side[b] != s))
    return best if ties else 0


def partition_cost(factions, ties, weigh):
    side = {actor: number for number, faction in enumerate(factions) for actor in faction}
    return math.fsum(weigh(w) for (a, b), (s, w) in ties.items() if (side[a] == side[b]) != (s > 0))


def clusterable_cost(ties, most):
    """Fewest ties against the grain with at most `most` groups, by all ways to number the tied actors."""
    tied = sorted({end for pair in ties for end in pair})
    best = len(ties)
    for groups in itertools.product(range(most), repeat=len(tied)):
        group = dict(zip(tied, groups))
        best = min(best, sum((group[a] == group[b]) != (s > 0) for (a, b), (s, _) in ties.items()))
    return best


def components(ties):
    group = {end: {end} for pair in ties for end in pair}
    for a, b in ties:
        if group[a] is not group[b]:
            merged = group[a] | group[b]
            for end in merged:
                group[end] = merged
    return sorted({id(g): sorted(g) for g in group.values()}.values())


def check_balance(got, actors, net, compare):
    ties = {pair: tie for pair, tie in net.ties.items() if tie[0]}
    triples = [sorted(ties[pair][0] for pair in itertools.combinations(t, 2))
               for t in itertools.combinations(net.actors, 3) if all(p in ties for p in itertools.combinations(t, 2))]
    negatives = [sum(sign < 0 for sign in triple) for triple in triples]
    for number, name in enumerate(("+++", "++-", "+--", "---")):
        compare(got["triangles"][name], negatives.count(number), f"triangles {name}")
    share = lambda good: sum(n in good for n in negatives) / len(negatives) if negatives else None
    compare(got["triangle_balance"], share((0, 2)), "triangle_balance")
    compare(got["weak_balance"], share((0, 2, 3)), "weak_balance")
    tied = sorted({end for pair in ties for end in pair})
    A = numpy.zeros((len(tied), len(tied)))
    for (a, b), (sign, _) in ties.items():
        A[tied.index(a), tied.index(b)] = A[tied.index(b), tied.index(a)] = sign
    walks = numpy.trace(scipy.linalg.expm(A)) / numpy.trace(scipy.linalg.expm(abs(A))) if tied else None
    compare(got["walk_balance"], walks, "walk_balance")
    local = numpy.diag(scipy.linalg.expm(A)) / numpy.diag(scipy.linalg.expm(abs(A))) if tied else []
    for actor in actors:
        right = local[tied.index(actor["id"])] if actor["id"] in tied else None
        compare(actor["metrics"]["local_walk_balance"], right, f"{actor['id']} local_walk_balance")
    conflicts = []
    for number, part in enumerate(components(ties), 1):
        S = A[numpy.ix_([tied.index(a) for a in part], [tied.index(a) for a in part])]
        conflicts.append((number, len(part), numpy.linalg.eigvalsh(numpy.diag(abs(S).sum(1)) - S)[0]))
    compare(len(got["algebraic_conflict"]), len(conflicts), "components of conflict")
    for one, (number, size, value) in zip(got["algebraic_conflict"], conflicts):
        compare((one["component"], one["actors"]), (number, size), "component")
        compare(one["value"], value, "conflict", 1e-7)
    if len(tied) > MOST_ACTORS:
        return
    for name, weigh in (("count", lambda w: 1), ("weight", lambda w: w)):
        one, index = got["frustration"][name], frustration(net.actors, ties, weigh)
        total = math.fsum(weigh(w) for _, w in ties.values())
        compare(one["proved"], True, f"{name} proved")
        for bound in ("lower", "upper"):
            compare(one[bound], index, f"{name} {bound}", 1e-8 * max(1, total))
        compare(one["normalised"], 1 - 2 * index / total if total else None, f"{name} normalised", 1e-8)
        compare(partition_cost(one["factions"], ties, weigh), index, f"{name} of the factions", 1e-8 * max(1, total))
        compare(sorted(sum(one["factions"], [])), tied, f"{name} actors of the factions")
        frustrated = sum(weigh(ties[tuple(sorted(pair))][1]) for pair in one["ties"])
        compare(frustrated, index, f"{name} of the frustrated ties", 1e-8 * max(1, total))
        for part in components(ties):
            compare(part[0] in one["factions"][0], True, f"{name}: the smallest id is in faction 1")
    if len(tied) <= 7:
        for point in got["clusterability"][:4]:
            compare(point["proved"], True, "clusterability proved")
            compare(point["cost"], clusterable_cost(ties, point["k"]), f"clusterability {point['k']}")


def check_without_universal(got, document, net, compare):
    """The bodies that half of the countries or more are on good terms with, and balance when they are not there."""
    kinds = {actor["id"]: actor.get("kind", "country") for actor in document["actors"]}
    countries = [actor for actor in net.actors if kinds[actor] == "country"]
    friends = lambda body: sum(net.ties.get(tuple(sorted((body, c))), (0, 0))[0] > 0 for c in countries)
    bodies = [a for a in net.actors if kinds[a] != "country" and friends(a) and 2 * friends(a) >= len(countries)]
    compare(got["bodies"], sorted(bodies, key=str.encode), "universal bodies")
    ties = {pair: tie for pair, tie in net.ties.items() if tie[0] and not set(pair) & set(bodies)}
    rest = [actor for actor in net.actors if actor not in bodies]
    signs = [[ties[pair][0] for pair in itertools.combinations(t, 2)]
             for t in itertools.combinations(rest, 3) if all(p in ties for p in itertools.combinations(t, 2))]
    balanced = sum(math.prod(triple) > 0 for triple in signs)
    compare(got["triangle_balance"], balanced / len(signs) if signs else None, "triangle_balance without bodies")
    tied = {end for pair in ties for end in pair}
    if len(tied) > MOST_ACTORS:
        return
    index, smaller = frustration(rest, ties, lambda w: 1), set(got["smaller_faction"])
    compare(got["proved"], True, "frustration without bodies proved")
    compare(got["frustration"], index, "frustration without bodies")
    compare(partition_cost([smaller, tied - smaller], ties, lambda w: 1), index, "cost of the smaller faction")
    compare(smaller <= tied and 2 * len(smaller) <= len(tied), True, "the smaller faction")


def pivotal(net):
    """Pairs whose removal lowers the index, by trying each."""
    ties = {pair: tie for pair, tie in net.ties.items() if tie[0]}
    index = frustration(net.actors, ties, lambda w: 1)
    without = lambda gone: {pair: tie for pair, tie in ties.items() if pair != gone}
    return sorted(list(pair) for pair in ties if frustration(net.actors, without(pair), lambda w: 1) < index)


# ---- vectors ------------------------------------------------------------------------------------------------------

def check_vectors(got, net, document, compare):
    shares = {actor["id"]: model.shares(actor) for actor in document["actors"]}
    counted = [v["id"] for v in document["vectors"] if v["counted"]]
    sign = {}
    for (a, b), (s, w) in net.ties.items():
        sign[a, b] = sign[b, a] = s
    mine = lambda actor: [(b if a == actor else a, s, w) for (a, b), (s, w) in net.ties.items() if actor in (a, b)]
    for one in got:
        actor, sums, uncounted = one["actor"], {}, 0
        for other, s, w in mine(actor):
            for vector, part in shares[other].items():
                sums[vector, s] = sums.get((vector, s), 0) + part * w
            if s > 0:
                uncounted += w * (1 - sum(p for v, p in shares[other].items() if v in counted))
        total = math.fsum(sums.get((v, 1), 0) for v in counted)
        parts = [sums.get((v, 1), 0) / total for v in counted] if total else None
        for row in one["profile"]:
            for key, s in (("positive", 1), ("negative", -1)):
                compare(row[key], sums.get((row["vector"], s), 0), f"{actor} {row['vector']} {key}")
            right = sums.get((row["vector"], 1), 0) / total if total and row["vector"] in counted else None
            compare(row["share"], right, f"{actor} {row['vector']} share")
        compare([row["vector"] for row in one["profile"]], [v["id"] for v in document["vectors"]], "order of vectors")
        H = entropy(parts) if parts else None
        hhi = sum(p * p for p in parts) if parts else None
        K = len(counted)
        compare(one["entropy"], H, f"{actor} entropy")
        compare(one["evenness"], H / math.log(K) if parts else None, f"{actor} evenness")
        compare(one["effective_vectors"], math.exp(H) if parts else None, f"{actor} effective_vectors")
        compare(one["hhi"], hhi, f"{actor} hhi")
        compare(one["iqv"], K / (K - 1) * (1 - hhi) if parts else None, f"{actor} iqv")
        compare(one["uncounted"], uncounted, f"{actor} uncounted")
        if parts:
            compare(parts[counted.index(one["dominant"])], max(parts), f"{actor} dominant")
        negative = [pair for pair, (s, _) in net.ties.items() if s < 0 and actor not in pair]
        bridged = [list(p) for p in negative if all(sign.get((actor, end)) == 1 for end in p)]
        compare(one["bridged_rivalries"]["pairs"], sorted(bridged), f"{actor} bridged pairs")
        compare(one["bridged_rivalries"]["count"], len(bridged), f"{actor} bridged count")
        compare(one["bridged_rivalries"]["of"], len(negative), f"{actor} bridged of")
        compare(one["bridged_rivalries"]["share"], len(bridged) / len(negative) if negative else None, f"{actor} bridged share")


def main():
    tool, wrong, compared = f"{sys.argv[1]}/multivector", [], 0

    def compare(got, right, what, slack=1e-9):
        nonlocal compared
        compared += 1
        numbers = all(isinstance(x, (int, float)) and not isinstance(x, bool) for x in (got, right))
        if abs(got - right) > slack * max(1, abs(right)) if numbers else got != right:
            wrong.append(f"{context}: {what}: {got}, expected {right}")

    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "set.json"
        for number in range(300):
            rng = Random(f"sections/{number}")
            document = model.random_document(rng, number)
            options = {"fold": rng.choice(model.FOLDS), "at": rng.choice(["all", "all", "2001", "2005-06-15"])}
            path.write_text(json.dumps(document))
            command = [tool, "report", str(path), "--format", "json", "--sections", "balance,vectors,centrality",
                       "--metrics", "frustrated_ties,local_walk_balance", "--all",
                       *model.command_line(options)]
            context = f"set {number} {options}"
            run = subprocess.run(command, capture_output=True, text=True, check=False)
            if run.returncode:
                wrong.append(f"{context}: exit code {run.returncode}: {run.stderr}")
                continue
            report, net = json.loads(run.stdout), model.network(document, options)
            check_balance(report["structural_balance"], report["actors"], net, compare)
            check_without_universal(report["structural_balance"]["without_universal"], document, net, compare)
            frustrated = sum(report["structural_balance"]["frustration"]["count"]["ties"], [])
            for actor in report["actors"]:
                compare(actor["metrics"]["frustrated_ties"], frustrated.count(actor["id"]), f"{actor['id']} frustrated_ties")
            check_vectors(report["vectors"], net, document, compare)
            if len({end for pair, tie in net.ties.items() if tie[0] for end in pair}) <= 7:
                command[command.index("--sections") + 1] = "pivotal"
                again = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
                found = [[one["source"], one["target"]] for one in again["structural_balance"]["pivotal"]]
                compare(sorted(found), pivotal(net), "pivotal ties")
    print("\n".join(wrong[:20]))
    print(f"{compared - len(wrong)} passed, {len(wrong)} failed")
    return bool(wrong)


sys.exit(main())
