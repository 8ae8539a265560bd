#!/usr/bin/env python3
"""Recomputes what --side makes of one actor's ties, outgoing, incoming or both, on random relation sets: its vectors and
their concentration, that over single partners, rank, ways of counting, partners, alignment, shares through time and the
sectors of its compass. Sets, selection and the folding of ordered pairs come from model.py."""
import itertools
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile
from collections import Counter
from random import Random

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine
import model

SETS, PICTURES = 120, 12
NUMBERS = {"entropy": "entropy", "effective_vectors": "effective_vectors", "hhi": "hhi", "evenness": "evenness"}


def own_ties(net, side):
    """{actor: {other: (sign, strength)}} as the actor has it."""
    own = {actor: {} for actor in net.actors}
    for (a, b), tie in (net.ties if side == "both" else net.arcs).items():
        if side != "in":
            own[a][b] = tie
        if side != "out":
            own[b][a] = tie
    return own


def spread(strengths):
    """Entropy, e^entropy and the sum of squares of the shares of positive numbers."""
    total = math.fsum(strengths)
    shares = [x / total for x in strengths if x > 0]
    entropy = -math.fsum(p * math.log(p) for p in shares) if shares else None
    return (entropy, math.exp(entropy), math.fsum(p * p for p in shares)) if shares else (None, None, None)


def by_vector(document, ties, wanted):
    vectors, sums = {one["id"]: model.shares(one) for one in document["actors"]}, Counter()
    for other, (sign, strength) in ties.items():
        for vector, share in vectors[other].items() if sign == wanted else ():
            sums[vector] += share * strength
    return sums


def profile(document, ties):
    """entropy, effective_vectors, hhi and evenness over the counted vectors, and their shares."""
    counted = [v["id"] for v in document["vectors"] if v["counted"]]
    sums = by_vector(document, ties, 1)
    entropy, effective, hhi = spread([sums[v] for v in counted])
    total = math.fsum(sums[v] for v in counted)
    evenness = entropy / math.log(len(counted)) if entropy is not None and len(counted) > 1 else None
    shares = {v: sums[v] / total if total else None for v in counted}
    return {"entropy": entropy, "effective_vectors": effective, "hhi": hhi, "evenness": evenness}, shares


def relations_of(document, options, actor, other, side):
    """Those behind the tie, whatever their signs."""
    ways = {(actor, other)} if side == "out" else {(other, actor)} if side == "in" else {(actor, other), (other, actor)}
    for r in model.select(document, options)[1]:
        if {(r["source"], r["target"])} & ways or not r["directed"] and {r["source"], r["target"]} == {actor, other}:
            yield r


def check_actor(compare, row, document, options, net, side):
    actor, own = row["actor"], own_ties(net, side)[row["actor"]]
    numbers, shares = profile(document, own)
    for name, right in numbers.items():
        compare(row[name], right, f"{actor} {name}")
    positive, negative = by_vector(document, own, 1), by_vector(document, own, -1)
    for vector in row["profile"]:
        compare(vector["positive"], positive[vector["vector"]], f"{actor} {vector['vector']} positive")
        compare(vector["negative"], negative[vector["vector"]], f"{actor} {vector['vector']} negative")
        compare(vector["share"], shares.get(vector["vector"]), f"{actor} {vector['vector']} share")
    strengths, single = [w for s, w in own.values() if s > 0], row["single_partners"]
    compare(single["count"], len(strengths), f"{actor} single partners")
    for key, right in zip(("entropy", "effective_partners", "hhi"), spread(strengths)):
        compare(single[key], right, f"{actor} single partners {key}")
    for rule in row["counting"]:
        other = net if rule["rule"] == "partners" else model.network(document, {**options, "fold": rule["rule"]})
        ties = own_ties(other, side)[actor]
        ties = {a: (s, 1) for a, (s, _) in ties.items()} if rule["rule"] == "partners" else ties
        for vector, right in profile(document, ties)[1].items():
            compare(rule["shares"][vector], right, f"{actor} {vector} by {rule['rule']}")
    evenness = {one: profile(document, ties)[0]["evenness"] for one, ties in own_ties(net, side).items()}
    place, ranked = model.rank(evenness, document, options, net.actors, actor)
    compare(row["rank"] and (row["rank"]["rank"], row["rank"]["of"]), place and (place, ranked), f"{actor} rank")


def check_alignment(compare, row, net, side):
    own = own_ties(net, side)
    for pole in row["alignment"]:
        others = [a for a in net.actors if a not in (row["actor"], pole["with"])]
        apart = [abs(own[row["actor"]].get(a, (0, 0))[0] - own[pole["with"]].get(a, (0, 0))[0]) for a in others]
        compare(pole["s"], 1 - sum(apart) / len(others) if others else None, f"{row['actor']} S with {pole['with']}")


def check_partners(compare, rows, document, options, net, side):
    focus = document["focus"]
    own = own_ties(net, side)[focus]
    compare(sorted(row["actor"] for row in rows), sorted(own), "partners")
    for row in rows:
        sign, strength = own[row["actor"]]
        behind = list(relations_of(document, options, focus, row["actor"], side))
        compare((row["sign"], row["relations"]), (sign, len(behind)), f"tie with {row['actor']}")
        compare(row["strength"], strength, f"strength with {row['actor']}")
        compare(row["strongest"]["type"] in {r["type"] for r in behind if r["sign"] == sign} | {None}, True, "strongest")


def check_shares(compare, tool, path, document, options, side):
    """Of the focus, on some days."""
    arguments = [part for part in model.command_line({k: v for k, v in options.items() if k != "at"})]
    run = subprocess.run([tool, "timeline", str(path), "--format", "json", "--since", "2000", "--until", "2006", "--step", "2y",
                          "--metrics", "shares,partner_hhi", *arguments], capture_output=True, text=True, check=True)
    got = json.loads(run.stdout)
    compare(got["input"]["side"], side, "side of the timeline")
    for point in got["points"]:
        net = model.network(document, {**options, "at": point["date"]})
        own = own_ties(net, side).get(document["focus"], {})
        for vector, share in profile(document, own)[1].items():
            compare(point["metrics"][f"share:{vector}"], share, f"share of {vector} on {point['date']}")
        right = spread([w for s, w in own.values() if s > 0])[2]
        compare(point["metrics"]["partner_hhi"], right, f"partner_hhi on {point['date']}")


def check_compare(compare, tool, path, document, options, side):
    """The focus between two days."""
    days = ["2001", "2005-06-15"]
    run = subprocess.run([tool, "compare", *(f"{path}@{day}" for day in days), "--format", "json", "--sections", "focus",
                          *model.command_line({k: v for k, v in options.items() if k != "at"})], capture_output=True, text=True, check=False)
    got, focus = json.loads(run.stdout)["focus"], document["focus"]
    compare(json.loads(run.stdout)["settings"]["side"], side, "side of the comparison")
    own = [own_ties(model.network(document, {**options, "at": day}), side).get(focus) for day in days]
    for end, ties in zip("ab", own):
        numbers, shares = profile(document, ties or {})
        compare(got["effective_vectors"][end], numbers["effective_vectors"], f"effective vectors in {end}")
        for row in got["vectors"] if ties else []:
            right = shares.get(row["vector"]) if numbers["hhi"] is not None else None
            compare(row[end], right, f"{row['vector']} in {end}")
    if None not in own:
        compare({row["actor"] for row in got["partners"]}, set(own[0]) | set(own[1]), "partners compared")


def check_compass(compare, tool, path, document, options, net, side):
    run = subprocess.run([tool, "render", str(path), "--layout", "compass", *model.command_line(options)],
                         capture_output=True, text=True, check=True)
    drawn = dict(re.findall(r'class="sector[^>]*data-vector="([^"]+)"[^>]*?data-share="([^"]*)"', run.stdout))
    own = own_ties(net, side)[document["focus"]]
    for vector, share in profile(document, own)[1].items():
        compare(float(drawn[vector]) if drawn.get(vector) else None, share, f"compass: {vector}")
    shown = set(re.findall(r' data-actor="([^"]+)"', run.stdout)) - {document["focus"]}
    compare(shown, set(own), "compass: actors")


def main():
    tool, tally = f"{sys.argv[1]}/multivector", machine.Tally()
    compare = tally.compare
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "set.json"
        for number in range(SETS):
            rng = Random(f"sides/{number}")
            document = model.timeless(model.random_document(rng, number + 2))
            document["focus"] = rng.choice(document["actors"])["id"]
            side = ["out", "in", "both"][number % 3]
            options = {"fold": rng.choice(model.FOLDS), "at": rng.choice(["all", "2001", "2005-06-15"]), "directed": True, "side": side}
            net = model.network(document, options)
            path.write_text(json.dumps(document))
            tally.context = f"set {number} {options}"
            if document["focus"] not in net.actors:
                continue
            run = subprocess.run([tool, "report", str(path), "--format", "json", "--all", "--sections", "vectors,partners",
                                  *model.command_line(options)], capture_output=True, text=True, check=False)
            if run.returncode:
                tally.fail(f"exit code {run.returncode}: {run.stderr}")
                continue
            got = json.loads(run.stdout)
            compare(got["input"]["side"], side, "side in the input")
            for row in got["vectors"]:
                check_actor(compare, row, document, options, net, side)
                check_alignment(compare, row, net, side)
            check_partners(compare, got["partners"], document, options, net, side)
            check_shares(compare, tool, path, document, options, side)
            if not document.get("coverage"):
                check_compare(compare, tool, path, document, options, side)
            if number < PICTURES and any(v["counted"] for v in document["vectors"]):
                check_compass(compare, tool, path, document, options, net, side)
    return tally.close()


sys.exit(main())
