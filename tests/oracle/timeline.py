#!/usr/bin/env python3
"""Recomputes what `timeline --format json` says of random relation sets: the shares of the vectors on every date, the
course of every metric, and which ends are replacements. Sets, selection and folding come from model.py."""
import json
import math
import pathlib
import subprocess
import sys
import tempfile
from collections import Counter
from random import Random

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine
import model

SETS = 120


def expected_shares(document, net, focus, counted):
    """None: no positive tie with a counted vector, or no focus."""
    vectors = {actor["id"]: model.shares(actor) for actor in document["actors"]}
    sums = dict.fromkeys(counted, 0.0)
    for pair, (sign, strength) in net.ties.items():
        if sign > 0 and focus in pair:
            for vector, part in vectors[pair[pair[0] == focus]].items():
                if vector in sums:
                    sums[vector] += part * strength
    total = math.fsum(sums.values())
    return {vector: value / total if total else None for vector, value in sums.items()}


def expected_course(dates, values):
    """The turn is where what was gained before differs most from what is gained after, and outside of both ends."""
    known = [(date, value) for date, value in zip(dates, values) if value is not None]
    if not known:
        return None, None, None
    first, last = known[0], known[-1]
    spread = max(v for _, v in known) - min(v for _, v in known)
    low, high = sorted((first[1], last[1]))
    outside = [(max(v - high, low - v), place) for place, (_, v) in enumerate(known[1:-1], 1) if not low <= v <= high]
    outside = [(far, place) for far, place in outside if far > max(spread / 50, 1e-9 * max(abs(v) for _, v in known))]
    if not outside:
        return first[0], None, last[0]
    most = max(far for far, _ in outside)
    return first[0], {known[place][0] for far, place in outside if far >= most * (1 - 2e-9)}, last[0]


def group_of(document, event):
    """Within which an end and a beginning belong together."""
    family = {kind["id"]: kind.get("family", ["type", kind["id"]]) for kind in document["relation_types"]}[event["type"]]
    return model.first_day(event["date"]), frozenset((event["source"], event["target"])), str(family), event["sign"]


def check_events(compare, document, got):
    """In each group as many ends as beginnings are replacements, by the smaller of both numbers."""
    days = {r["id"]: [day for day in (model.first_day(r["start"]) if "start" in r else None, model.end_of(r)) if day]
            for r in document["relations"]}
    lasting = [e for e in got.get("events", []) if len(days[e["id"]]) < 2 or len(set(days[e["id"]])) == 2]
    compare({e["replacement"] for e in got.get("events", []) if e not in lasting} <= {"none"}, True, "events of a day")
    groups = {}
    for event in lasting:
        groups.setdefault(group_of(document, event), []).append(event)
    for key, group in groups.items():
        changes = Counter(event["change"] for event in group)
        right = 2 * min(changes["begins"], changes["ends"])
        compare(sum(e["replacement"] != "none" for e in group), right, f"replacements of {key}")
        for kind in ("upgraded", "downgraded", "replaced"):
            named = [[e["weight"] for e in group if (e["replacement"], e["change"]) == (kind, change)] for change in ("ends", "begins")]
            compare(len(named[0]), len(named[1]), f"both sides of what is {kind}")
            if len(named[0]) == len(named[1]) == 1:
                old, new = named[0][0], named[1][0]
                compare(kind, "upgraded" if new > old else "downgraded" if new < old else "replaced", f"kind of {key}")


def check_jobs(compare, tool, path):
    """A hundred years of a set that is worth to be shared are the same by one process and by several."""
    rng = Random("jobs")
    ids = [f"a{i:02}" for i in range(30)]
    relations = []
    for _ in range(600):
        source, target = rng.sample(ids, 2)
        start = rng.randint(1890, 1990)
        relations.append({"source": source, "target": target, "type": rng.choice(["sanctions", "trade", "friendship_treaty", "visits"]),
                          "start": str(start), "end": str(start + rng.randint(1, 20))})
    path.write_text(json.dumps({"format": "multivector-relation-set", "version": 1, "focus": "a00", "actors": [{"id": i} for i in ids],
                                "relation_types": [{"id": "visits", "directed": True}], "relations": relations}))
    answers = [subprocess.run([tool, "timeline", str(path), "--format", "json", "--since", "1890", "--until", "1990", "--step", "1y", "--metrics",
                               "degree,ties,density", "--jobs", jobs], capture_output=True, text=True, check=False) for jobs in ("1", "2")]
    compare([(run.returncode, run.stderr) for run in answers], [(0, "")] * 2, "exit codes")
    compare(json.loads(answers[1].stdout or "1"), json.loads(answers[0].stdout or "0"), "two processes instead of one")


def main():
    tool, tally = f"{sys.argv[1]}/multivector", machine.Tally()
    compare = tally.compare
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "set.json"
        for number in range(SETS):
            rng = Random(f"timeline/{number}")
            document = model.random_document(rng, number)
            if not document["actors"]:
                continue
            document["focus"] = rng.choice(document["actors"])["id"]
            document["relation_types"] = [dict(kind) for kind in document["relation_types"]]
            for place, relation in enumerate(document["relations"]):
                relation["id"] = f"r{place}"
            for kind in document["relation_types"]:
                if rng.random() < 0.7:
                    kind["family"] = rng.choice(["partnership", "institutional"])
            for earlier in rng.sample(document["relations"], len(document["relations"]) // 4):     # what it turned into
                if "end" in earlier:
                    document["relations"].append({**earlier, "id": f"next{len(document['relations'])}", "start": earlier["end"],
                                                  "weight": rng.choice([0.5, 1, 3])})
                    document["relations"][-1].pop("end")
            counted = [v["id"] for v in document["vectors"] if v.get("counted", True)]
            for relation in rng.sample(document["relations"], len(document["relations"]) // 2):
                year = rng.randint(1996, 2008)
                relation.pop("through", None)
                relation.update(start=str(year), end=str(year + rng.randint(1, 9)), sign=1, target=document["focus"])
            options = {"fold": rng.choice(["sum", "any-negative"])}
            path.write_text(json.dumps(document))
            tally.context = f"set {number} {options}"
            names = rng.choice([["shares"], [f"share:{v}" for v in counted[:1]] + ["share:*", "degree"]])
            run = subprocess.run([tool, "timeline", str(path), "--format", "json", "--since", "1995", "--until", "2012", "--step",
                                  "1y", "--metrics", ",".join(names), *model.command_line(options)],
                                 capture_output=True, text=True, check=False)
            if run.returncode:
                tally.fail(f"exit code {run.returncode}: {run.stderr}")
                continue
            got = json.loads(run.stdout)
            for point in got["points"]:
                shares = expected_shares(document, model.network(document, {**options, "at": point["date"]}), document["focus"], counted)
                compare([key for key in point["metrics"] if key != "degree"], [f"share:{v}" for v in counted], "which shares")
                for vector, share in shares.items():
                    compare(point["metrics"][f"share:{vector}"], share, f"share of {vector} on {point['date']}")
            dates = [point["date"] for point in got["points"]]
            for course in got["courses"]:
                values = [point["metrics"][course["metric"]] for point in got["points"]]
                first, turn, last = expected_course(dates, values)
                compare((course["first"]["date"], course["last"]["date"]), (first, last), f"ends of {course['metric']}")
                compare(course["turn"]["date"] in (turn or {None}), True, f"turn of {course['metric']}: {course['turn']}")
                for end in ("first", "turn", "last"):
                    if course[end]["date"]:
                        compare(course[end]["value"], values[dates.index(course[end]["date"])], f"{end} of {course['metric']}")
            check_events(compare, document, got)
        tally.context = "jobs"
        check_jobs(compare, tool, path)
    return tally.close()


sys.exit(main())
