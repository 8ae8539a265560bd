#!/usr/bin/env python3
"""Follows graphs/eurasia.json through time without the program, and compares with what its timeline says: on the day
before a relation starts or ends and on the day itself, over years, with steps of months and leap years; and with the
report of each date.

The argument is the program. Last line: "N passed, M failed"."""
import calendar
import datetime
import json
import math
import pathlib
import re
import subprocess
import sys
from xml.etree import ElementTree

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SET = str(ROOT / "graphs" / "eurasia.json")
TOOL = f"{sys.argv[1]}/multivector"
FOCUSES = ["KAZ", "RUS", "UZB", "EU", "SCO", "OSCE", "CICA"]
OF_ACTORS = ["degree", "positive_degree", "negative_degree", "strength", "evenness", "effective_vectors", "hhi",
             "bridged_rivalries", "betweenness", "constraint", "participation", "frustrated_ties"]
OF_NETWORK = ["ties", "positive", "negative", "ambivalent", "density", "transitivity", "components"]
# focus, other end, type, what happens, and when.
BOUNDARIES = [
    ("EU", "HRV", "member", "begins", "2013-07-01"), ("EU", "HRV", "candidate", "ends", "2013-07-01"),
    ("OSCE", "MNG", "member", "begins", "2012-11-21"), ("CSTO", "UZB", "member", "ends", "2012-12-19"),
    ("CHN", "TKM", "strategic_partnership", "begins", "2013-09-03"), ("CHN", "KGZ", "strategic_partnership", "begins", "2013-09-11"),
    ("KAZ", "RUS", "alliance_treaty", "begins", "2013-11-11"), ("SCO", "TUR", "dialogue_partner", "begins", "2013-04-26"),
    ("KAZ", "WTO", "member", "begins", "2015-11-30"), ("KAZ", "CU3", "member", "ends", "2015-01-01"),
    ("KAZ", "EURASEC", "member", "ends", "2015-01-01"), ("KAZ", "EAEU", "member", "begins", "2015-01-01"),
    ("GEO", "CIS", "member", "ends", "2009-08-18"),
]
passed, failed = 0, 0


def check(what, got, expected):
    global passed, failed
    numbers = isinstance(got, (int, float)) and isinstance(expected, (int, float))
    if abs(got - expected) <= 1e-9 * max(1, abs(expected)) if numbers else got == expected:
        passed += 1
    else:
        failed += 1
        print(f"{what}: {got}, expected {expected}")


def ask(*arguments):
    run = subprocess.run([TOOL, *arguments, "--format", "json"], capture_output=True, text=True, check=False)
    if run.returncode:
        sys.exit(f"{' '.join(arguments)}: {run.stderr}")
    return json.loads(run.stdout)


def timeline(since, until, focus="KAZ", metrics=("degree",), step="1y"):
    return ask("timeline", SET, "--since", since, "--until", until, "--step", step, "--focus", focus,
               "--metrics", ",".join(metrics))


# ---- the same without the program --------------------------------------------------------------------------------

def day(text):
    return datetime.date.fromisoformat(text + "YYYY-01-01"[len(text):])


DOCUMENT = json.loads(pathlib.Path(SET).read_text(encoding="utf-8"))
AS_OF = day(DOCUMENT["as_of"])
COUNTED = [vector["id"] for vector in DOCUMENT["vectors"] if vector["counted"]]
# Signs and weights come with the types, which the document does not repeat.
SIGNED = {one["id"]: (one["sign"], one["weight"]) for one in ask("relations", SET, "--at", "all")["relations"]}


def in_force(relation, date):
    start = day(relation["start"]) if "start" in relation else AS_OF
    return start <= date and ("end" not in relation or date < day(relation["end"]))


def ties_on(date):
    sums, signed = {}, set()
    for relation in DOCUMENT["relations"]:
        sign, weight = SIGNED[relation["id"]]
        if in_force(relation, date) and sign:
            pair = tuple(sorted((relation["source"], relation["target"])))
            sums[pair] = sums.get(pair, 0) + sign * weight
            signed.add(pair)
    return {pair: round(sums[pair], 9) for pair in signed}


def belongs(actor):
    vector = next(one for one in DOCUMENT["actors"] if one["id"] == actor).get("vector", {})
    return {vector: 1} if isinstance(vector, str) else vector


def measures(ties, focus):
    own = {a if b == focus else b: s for (a, b), s in ties.items() if focus in (a, b)}
    leaning = dict.fromkeys(COUNTED, 0)
    for other, strength in own.items():
        for vector, share in belongs(other).items():
            if vector in leaning and strength > 0:
                leaning[vector] += share * strength
    total = sum(leaning.values())
    shares = [value / total for value in leaning.values() if value] if total else []
    entropy = -math.fsum(p * math.log(p) for p in shares)
    bridged = sum(s < 0 and own.get(a, 0) > 0 and own.get(b, 0) > 0 for (a, b), s in ties.items())
    return {"degree": len(own), "strength": math.fsum(abs(s) for s in own.values()),
            "negative_degree": sum(s < 0 for s in own.values()), "bridged_rivalries": bridged,
            "evenness": entropy / math.log(len(COUNTED)) if shares else None}


def later(date, months):
    month = date.month - 1 + months
    year, month = date.year + month // 12, month % 12 + 1
    return date.replace(year=year, month=month, day=min(date.day, calendar.monthrange(year, month)[1]))


def dates(since, until, months):
    first, found = day(since), []
    while not found or found[-1] < day(until):
        found.append(min(later(first, months * len(found)), day(until)))
    return [date.isoformat() for date in found]


def events(since, until, focus):
    found = []
    for relation in DOCUMENT["relations"]:
        for what, key in (("begins", "start"), ("ends", "end")):
            if focus in (relation["source"], relation["target"]) and key in relation and day(since) <= day(relation[key]) <= day(until):
                found.append((day(relation[key]), what, relation["source"], relation["target"], relation["type"], relation["id"]))
    return sorted(found)


def told(found):
    return sorted((day(e["date"]), e["change"], e["source"], e["target"], e["type"], e["id"]) for e in found.get("events", []))


# ---- the checks --------------------------------------------------------------------------------------------------

def check_days():
    """On the day before and on the day of every start and end of the focus: start counts, end does not."""
    keys = list(measures({}, "KAZ"))
    changed = 0
    for focus in FOCUSES:
        days = sorted({event[0] for event in events("1992-01-02", "2024-12-31", focus)} | {AS_OF})
        for date in days:
            before = date - datetime.timedelta(1)
            found = timeline(before.isoformat(), date.isoformat(), focus, keys)
            check(f"{focus} {date}: dates", [point["date"] for point in found["points"]], [before.isoformat(), date.isoformat()])
            for point, when in zip(found["points"], (before, date)):
                for key, value in measures(ties_on(when), focus).items():
                    check(f"{focus} {when} {key}", point["metrics"][key], value)
            check(f"{focus} {date}: events", told(found), events(before.isoformat(), date.isoformat(), focus))
            changed += found["points"][0]["metrics"] != found["points"][1]["metrics"]
    check("many days change something", changed > 200, True)


def check_boundaries():
    for focus, other, kind, what, date in BOUNDARIES:
        before = (day(date) - datetime.timedelta(1)).isoformat()
        found = timeline(before, date, focus, ["degree", "strength"])
        mine = [(e["date"], e["change"]) for e in found["events"] if e["type"] == kind and other in (e["source"], e["target"])]
        check(f"{focus} {other} {kind}", mine, [(date, what)])
        earlier = timeline("1992", before, focus)
        check(f"{focus} {other} {kind} not before", any(e["date"] == date for e in earlier["events"]), False)
        for at, there in ((before, what == "ends"), (date, what == "begins")):
            relations = ask("relations", SET, "--at", at, "--between", f"{focus},{other}")["relations"]
            check(f"{focus} {other} {kind} on {at}", any(one["type"] == kind for one in relations), there)


def check_steps():
    for since, until, step, months in (
            ("2000-01-31", "2001-03-31", "1m", 1), ("2001-01-31", "2001-05-31", "1m", 1), ("2000-02-29", "2008-02-29", "1y", 12),
            ("2000-08-31", "2003-08-31", "6m", 6), ("1992", "2024", "1y", 12), ("1992-03", "1994", "6m", 6),
            ("2013-09-10", "2013-09-10", "1y", 12), ("2012-02-29", "2013-02-28", "1y", 12), ("1999-12-31", "2000-07-15", "1m", 1),
            ("2023-12-30", "2024-03-30", "1m", 1), ("1992-01-01", "2024-12-31", "10y", 120), ("1899-11-30", "1900-03-01", "1m", 1)):
        points = [point["date"] for point in timeline(since, until, step=step)["points"]]
        check(f"{since} to {until} by {step}", points, dates(since, until, months))
    some = [point["date"] for point in timeline("2001-01-31", "2001-03-31", step="1m")["points"]]
    check("the last day of a month", some, ["2001-01-31", "2001-02-28", "2001-03-31"])
    some = [point["date"] for point in timeline("2000-01-31", "2000-03-31", step="1m")["points"]]
    check("the last day of a leap February", some, ["2000-01-31", "2000-02-29", "2000-03-31"])


def check_years():
    for focus in ("KAZ", "UZB"):
        found = timeline("1992", "2024-12-31", focus, [*OF_ACTORS, *OF_NETWORK])
        for point in found["points"]:
            report = ask("report", SET, "--at", point["date"], "--focus", focus, "--sections", "overview,centrality",
                         "--metrics", ",".join(OF_ACTORS))
            own = next(actor["metrics"] for actor in report["actors"] if actor["id"] == focus)
            for metric in OF_ACTORS:
                check(f"{focus} {point['date']} {metric}", point["metrics"][metric], own[metric])
            for metric in OF_NETWORK:
                check(f"{point['date']} {metric}", point["metrics"][metric], report["network"][metric])
            for key, value in measures(ties_on(day(point["date"])), focus).items():
                if key in OF_ACTORS:
                    check(f"{focus} {point['date']} {key} by hand", point["metrics"][key], value)
        check(f"{focus}: events", told(found), events("1992", "2024-12-31", focus))
        check(f"{focus}: events by date", [e["date"] for e in found["events"]], sorted((e["date"] for e in found["events"]), key=day))
    check("evenness comes first unasked", list(ask("timeline", SET, "--since", "2013", "--until", "2013")["points"][0]["metrics"])[0],
          "evenness")


def check_chart():
    """A panel for each metric with a point for each date, and every event in the bar of its year."""
    command = [TOOL, "timeline", SET, "--since", "1992", "--until", "2024", "--metrics", "evenness,degree", "--format", "svg"]
    svg = ElementTree.fromstring(subprocess.run(command, capture_output=True, check=True).stdout)
    space = "{http://www.w3.org/2000/svg}"
    panels = [g for g in svg.iter(space + "g") if g.get("class") == "panel"]
    check("panels", [g.get("data-metric") for g in panels], ["evenness", "degree"])
    for panel in panels:
        line = next(path.get("d") for path in panel.iter(space + "path"))
        few = sum(circle.get("class") == "few" for circle in panel.iter(space + "circle"))
        check(f"points of {panel.get('data-metric')}", line.count("L") + line.count("M") + few, 33)
    bars = [g for g in svg.iter(space + "g") if g.get("class") == "events"]
    told = [(event.split(":")[0].split(), g.get("data-from")) for g in bars for event in g.find(space + "title").text.split("; ")]
    check("titles of bars", sorted((day(head[0]), head[1]) for head, _ in told),
          sorted((event[0], event[1]) for event in events("1992", "2024", "KAZ")))
    check("events are in the bars of their years", [head[0] for head, year in told if float(year) != day(head[0]).year], [])


def check_areas():
    """The shares stand on top of each other from 0 to 1, each as high on every date as its share, and are named beside."""
    got = timeline("1992", "2024", metrics=["shares"], step="4y")
    command = [TOOL, "timeline", SET, "--since", "1992", "--until", "2024", "--step", "4y", "--metrics", "shares", "--format", "svg"]
    svg = ElementTree.fromstring(subprocess.run(command, capture_output=True, check=True).stdout)
    space = "{http://www.w3.org/2000/svg}"
    areas = [path for path in svg.iter(space + "path") if path.get("class") == "share"]
    names = list(got["points"][0]["metrics"])
    check("areas", len(areas), len(names))
    points = [[tuple(map(float, point.split())) for point in re.findall(r"[ML]([-0-9. ]+)", path.get("d"))] for path in areas]
    dates = len(got["points"])
    ground, sky = points[0][0][1], min(y for path in points for _, y in path)
    for path, name in zip(points, names):
        lower, upper = path[:dates], path[:dates - 1:-1]
        for place, point in enumerate(got["points"]):
            high = (lower[place][1] - upper[place][1]) / (ground - sky)
            check(f"height of {name} on {point['date']}", abs(high - point["metrics"][name]) < 0.001, True)
    check("the first stands on the ground", {y for _, y in points[0][:dates]}, {ground})
    labels = {text.text for text in svg.iter(space + "text")}
    for area, name in zip(areas, names):
        label = f"{area.find(space + 'title').text.split(':')[0]} {100 * got['points'][-1]['metrics'][name]:.0f} %"
        check(f"label {label}", label in labels, True)


check_chart()
check_areas()
check_days()
check_boundaries()
check_steps()
check_years()
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
