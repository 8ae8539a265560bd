#!/usr/bin/env python3
"""Recomputes `report --by WHAT` on random relation sets, by kind, region, vector and by attributes that are texts, numbers
or both: assortativity from the mixing matrix and the correlation of tie ends, and beside that by networkx where every
tie counts 1 and everybody is in one group; the E-I index tie by tie. Sets, selection and folding come from model.py."""
import itertools
import json
import pathlib
import subprocess
import sys
import tempfile
from collections import Counter
from random import Random

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine
import model

try:
    import networkx as nx
    import numpy
except ImportError:
    machine.skip("networkx or numpy is missing")

SETS = 150
WAYS = ["kind", "region", "vector", "attribute:camp", "attribute:size", "attribute:mixed", "category:size", "category:camp"]


def describe(rng, document):
    """Regions and attributes: a text, a number, and one that is now a number, now a text."""
    for actor in document["actors"]:
        if rng.random() < 0.7:
            actor["region"] = rng.choice(["north", "south", "Ост"])
        values = {"camp": rng.choice(["a", "b"]), "size": rng.choice([-1, 0, 0.5, 3, 1e6]), "mixed": rng.choice([1, "1", 2.5, "x"])}
        actor["attributes"] = {name: value for name, value in values.items() if rng.random() < 0.7}


def from_one(rng, document):
    """Every relation leads from one actor to another: the number at the beginnings of ties does not differ."""
    hub = rng.choice(document["actors"])["id"]
    document["relations"] = [{**r, "source": hub, "directed": True} for r in document["relations"] if r["target"] != hub]


def shares_by(document, way):
    """{actor: {group: share}} or, of a number, {actor: number}."""
    actors, name = document["actors"], way.partition(":")[2]
    if way == "vector":
        return {one["id"]: {v: s for v, s in model.shares(one).items() if s > 0} for one in actors}
    if way == "kind":
        return {one["id"]: {one.get("kind", "country"): 1} for one in actors}
    if way == "region":
        return {one["id"]: {one["region"]: 1} if "region" in one else {} for one in actors}
    return {one["id"]: {f"{one['attributes'][name]:.12g}" if not isinstance(one["attributes"][name], str) else one["attributes"][name]: 1}
            if name in one["attributes"] else {} for one in actors}


def arcs_of(net, options):
    arcs = net.arcs if options.get("directed") else {**net.ties, **{(b, a): tie for (a, b), tie in net.ties.items()}}
    return [(a, b, w if options.get("weighted") else 1) for (a, b), (sign, w) in arcs.items() if sign > 0]


def by_groups(arcs, shares):
    names = sorted({group for own in shares.values() for group in own})
    mixed = numpy.zeros((len(names), len(names)))
    for a, b, weight in arcs:
        for (k, x), (l, y) in itertools.product(shares[a].items(), shares[b].items()):
            mixed[names.index(k), names.index(l)] += x * y * weight
    if not mixed.any() or (mixed.sum() - mixed.diagonal() < 1e-12 * mixed.sum()).any():
        return None
    mixed /= mixed.sum()
    chance = mixed.sum(0) @ mixed.sum(1)
    return (mixed.trace() - chance) / (1 - chance)


def by_numbers(arcs, numbers):
    rows = [(numbers[a], numbers[b], w) for a, b, w in arcs if a in numbers and b in numbers]
    if not rows or len({x for x, _, _ in rows}) < 2 or len({y for _, y, _ in rows}) < 2:
        return None
    x, y, w = map(numpy.array, zip(*rows))
    spread = numpy.cov(x.astype(float), y.astype(float), aweights=w, bias=True)
    return spread[0, 1] / (spread[0, 0] * spread[1, 1]) ** 0.5


def by_networkx(arcs, values, numeric):
    graph = nx.DiGraph()
    graph.add_edges_from((a, b) for a, b, _ in arcs if a in values and b in values)
    nx.set_node_attributes(graph, values, "value")
    measure = nx.numeric_assortativity_coefficient if numeric else nx.attribute_assortativity_coefficient
    return float(measure(graph, "value"))


def external_internal(net, shares):
    """{group, or None for all: (internal ties, external ties, internal and external strength, left out)}."""
    sums = {}
    for (a, b), (sign, strength) in net.ties.items():
        if sign <= 0:
            continue
        if not shares[a] or not shares[b]:
            for group, part in [*shares[a].items(), *shares[b].items(), (None, 1)]:
                sums.setdefault(group, Counter())["left"] += part
        for (k, x), (l, y) in itertools.product(shares[a].items(), shares[b].items()):
            for group in {k, l, None}:
                sums.setdefault(group, Counter()).update({("in" if k == l else "out"): x * y, ("strong in" if k == l else "strong out"): x * y * strength})
    return sums


def check_groups(compare, rows, net, shares):
    sums = external_internal(net, shares)
    for row in rows:
        own, key = sums.get(row["group"], Counter()), row["group"]
        index = lambda e, i: (own[e] - own[i]) / (own[e] + own[i]) if own[e] + own[i] else None
        members = [shares[a].get(key, 0) if key is not None else int(bool(shares[a])) for a in net.actors]
        compare((row["actors"]), sum(m > 0 for m in members), f"actors of {key}")
        for name, right in (("members", sum(members)), ("internal_ties", own["in"]), ("external_ties", own["out"]), ("left_out", own["left"]),
                            ("internal_strength", own["strong in"]), ("external_strength", own["strong out"]),
                            ("by_ties", index("out", "in")), ("by_strength", index("strong out", "strong in"))):
            compare(row[name], right, f"{name} of {key}")


def reason(net, options, arcs, known, numeric):
    """Why there is no assortativity."""
    if not arcs:
        return "only negative relations are selected, and it is of positive ties" if options.get("sign") == "-" else "there is no positive tie"
    if not any(known.get(a) is not None and known.get(b) is not None and (numeric or known[a] and known[b]) for a, b, _ in arcs):
        return "no positive tie joins two that have one"
    return "the number does not differ between the ends of positive ties" if numeric else "positive ties touch fewer than two groups"


def check(compare, got, why, document, net, options, way):
    shares, arcs, name = shares_by(document, way), arcs_of(net, options), way.partition(":")[2]
    values = {one["id"]: one["attributes"][name] for one in document["actors"] if name in one["attributes"]} if name else {}
    numeric = way.startswith("attribute") and all(not isinstance(values[a], str) for a in net.actors if a in values) and any(a in values for a in net.actors)
    compare((got["by"], got["attribute"], got["numeric"]), (way.partition(":")[0].replace("category", "attribute"), name or None, numeric), "what")
    left = [a for a in net.actors if not shares[a]]
    compare((got["actors"], got["left_out"]), (len(net.actors) - len(left), len(left)), "left out")
    right = by_numbers(arcs, values) if numeric else by_groups(arcs, shares)
    compare(got["assortativity"], right, "assortativity")
    if right is None:
        compare(why, reason(net, options, arcs, values if numeric else shares, numeric), "why there is none")
    single = values if numeric else {a: next(iter(own)) for a, own in shares.items() if list(own.values()) == [1]}
    if right is not None and not options.get("weighted") and len(single) == sum(bool(own) for own in shares.values()):
        compare(round(got["assortativity"], 7), round(by_networkx(arcs, single, numeric), 7), "assortativity by networkx")
    if numeric:
        compare(got["groups"], None, "groups of a number")
        return
    names = [v["id"] for v in document["vectors"]] if way == "vector" else sorted({g for a in net.actors for g in shares[a]}, key=str.encode)
    compare([row["group"] for row in got["groups"]], [*names, None], "groups")
    check_groups(compare, got["groups"], net, shares)


def main():
    tool, tally = f"{sys.argv[1]}/multivector", machine.Tally()
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "set.json"
        for number in range(SETS):
            rng = Random(f"homophily/{number}")
            document = model.timeless(model.random_document(rng, number + 2))
            describe(rng, document)
            options = {"fold": rng.choice(model.FOLDS), "at": rng.choice(["all", "all", "2001"])}
            options.update({flag: True for flag in ("weighted", "directed") if rng.random() < 0.5})
            options.update({"sign": "-"} if rng.random() < 0.1 else {})
            if number % 10 == 0:
                from_one(rng, document)
                options["directed"] = True
            path.write_text(json.dumps(document))
            net = model.network(document, options)
            known = {name for one in document["actors"] for name in one["attributes"]}
            ways = [way for way in WAYS if way.partition(":")[2] in known | {""}]
            for way in ways if number % 10 == 0 else rng.sample(ways, 3):
                tally.context = f"set {number} {options} {way}"
                run = subprocess.run([tool, "report", str(path), "--format", "json", "--sections", "homophily", "--by", way,
                                      *model.command_line(options)], capture_output=True, text=True, check=False)
                if run.returncode:
                    tally.fail(f"exit code {run.returncode}: {run.stderr}")
                    continue
                report = json.loads(run.stdout)
                check(tally.compare, report["homophily"], report["undefined"].get("/homophily/assortativity"), document, net, options, way)
    return tally.close()


sys.exit(main())
