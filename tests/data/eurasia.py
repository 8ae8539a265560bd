#!/usr/bin/env python3
"""Compares what the program says of graphs/eurasia.json with counts that were made from the tables without it.

The argument is the program. Last line: "N passed, M failed"."""
import csv
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SET = str(ROOT / "graphs" / "eurasia.json")
TOOL = f"{sys.argv[1]}/multivector"
INSTITUTIONAL = {"member", "associate", "candidate", "partner", "observer", "dialogue_partner", "guest"}
ROLES = {"chair", "secretariat_host", "rats_host", "founder", "founder_initiator", "event_host"}
DAY = "2013-09-10"

# Members on a day. NACC became EAPC, CST CSTO, SH5 SCO: one column each. Last: relations between two actors, + and -.
COLUMNS = ["UN", "OSCE", "OIC", "NATO", "EAPC/NACC", "EU", "CIS", "CST/CSTO", "EURASEC", "CU3", "EAEU", "SH5/SCO",
           "CICA", "WTO"]
COUNTS = {
    "1992-12-31": ([177, 50, 50, 16, 36, 12, 8, 6, 0, 0, 0, 0, 0, 0], 22, 37),
    "2001-12-31": ([189, 55, 57, 19, 46, 15, 11, 6, 5, 0, 0, 6, 15, 141], 61, 48),
    "2013-09-10": ([193, 57, 57, 28, 50, 28, 9, 6, 5, 3, 0, 6, 24, 156], 125, 77),
    "2024-12-31": ([193, 57, 57, 32, 50, 27, 9, 6, 0, 0, 5, 10, 28, 163], 140, 57),
}
STATUSES = {  # on DAY
    ("OSCE", "partner"): 11, ("OIC", "observer"): 4, ("SCO", "observer"): 5, ("SCO", "dialogue_partner"): 3,
    ("PFP", "partner"): 22, ("EU", "candidate"): 5, ("CIS", "associate"): 2, ("EURASEC", "observer"): 3,
    ("CICA", "observer"): 11, ("OTS", "member"): 4, ("ECO", "member"): 10, ("G20", "member"): 20,
    ("BRICS", "member"): 5, ("UNHRC", "member"): 47, ("EAEU", "member"): 0, ("CST", "member"): 0, ("SH5", "member"): 0,
}
KAZ_MEMBER = {"UN", "UNHRC", "OSCE", "EAPC", "OIC", "CIS", "EURASEC", "CU3", "CSTO", "SCO", "CICA", "ECO", "OTS"}
BOUNDARIES = [  # organisation, the day before and members on it, the day itself and members on it
    ("EU", "2013-06-30", 27, "2013-07-01", 28), ("OSCE", "2012-11-20", 56, "2012-11-21", 57),
    ("CSTO", "2012-12-18", 7, "2012-12-19", 6), ("CU3", "2014-12-31", 3, "2015-01-01", 0),
    ("EURASEC", "2014-12-31", 5, "2015-01-01", 0),
]
BEGINNINGS = [  # relations that are absent the day before and there on the day
    ("HRV", "EU", "member", "2013-06-30", "2013-07-01"), ("MNG", "OSCE", "member", "2012-11-20", "2012-11-21"),
    ("CHN", "TKM", "strategic_partnership", "2013-09-02", "2013-09-03"),
    ("CHN", "KGZ", "strategic_partnership", "2013-09-10", "2013-09-11"),
    ("KAZ", "RUS", "alliance_treaty", "2013-11-10", "2013-11-11"),
    ("TUR", "SCO", "dialogue_partner", "2013-04-25", "2013-04-26"),
    ("KAZ", "WTO", "member", "2015-11-29", "2015-11-30"), ("KAZ", "EAEU", "member", "2014-12-31", "2015-01-01"),
]
ENDINGS = [  # there the day before, absent on the day
    ("UZB", "CSTO", "member", "2012-12-18", "2012-12-19"), ("KAZ", "WTO", "observer", "2015-11-29", "2015-11-30"),
    ("KAZ", "CU3", "member", "2014-12-31", "2015-01-01"), ("KAZ", "EURASEC", "member", "2014-12-31", "2015-01-01"),
    ("GEO", "CIS", "member", "2009-08-17", "2009-08-18"),
]
MIXED = {
    "2013-09-10": "RUS-USA CHN-USA CHN-EU CHN-IND CHN-VNM KGZ-UZB KAZ-UZB PAK-USA",
    "2024-12-31": "CHN-EU CHN-IND CHN-VNM IRN-TUR EU-RUS",
}
# RUS-UKR: day, rule, tie. On the last day a treaty (+2) and a conflict (-5) are both in force.
RUSSIA_UKRAINE = [(DAY, "sum", "positive"), ("2014-12-31", "sum", "negative"), ("2014-12-31", "sign-sum", "ambivalent"),
                  ("2014-12-31", "any-negative", "negative")]
# A relation without a beginning is known from the document's own date on.
UNDATED = {"2013-09-09": 0, "2013-09-10": 39}

passed, failed = 0, 0


def check(what, got, expected):
    global passed, failed
    if got == expected:
        passed += 1
    else:
        failed += 1
        print(f"{what}: {got}, expected {expected}")


def ask(*arguments):
    run = subprocess.run([TOOL, *arguments, "--format", "json"], capture_output=True, text=True, check=False)
    if run.returncode:
        sys.exit(f"{' '.join(arguments)}: exit code {run.returncode}\n{run.stderr}")
    return json.loads(run.stdout)


def relations(day, path=SET):
    return ask("relations", path, "--at", day)["relations"]


def holders(found, organisation, kind="member"):
    return {one["source"] for one in found if one["type"] == kind and one["target"] in organisation.split("/")}


def has(found, source, target, kind):
    return any((one["source"], one["target"], one["type"]) == (source, target, kind) for one in found)


def mixed(found):
    signs = {}
    for one in found:
        if one["sign"]:
            signs.setdefault("-".join(sorted((one["source"], one["target"]))), set()).add(one["sign"])
    return {pair for pair, both in signs.items() if len(both) == 2}


def check_counts():
    for day, (members, positive, negative) in COUNTS.items():
        found = relations(day)
        for column, number in zip(COLUMNS, members):
            check(f"{day} {column}", len(holders(found, column)), number)
        # Diplomatic relations count as positive in the tables; the program gives them sign 0.
        bilateral = [one for one in found if one["type"] not in INSTITUTIONAL | ROLES]
        signs = [1 if one["type"] == "diplomatic_relations" else one["sign"] for one in bilateral]
        check(f"{day} positive relations", signs.count(1), positive)
        check(f"{day} negative relations", signs.count(-1), negative)
        check(f"{day} nothing else", signs.count(0), 0)
        network = ask("report", SET, "--at", day, "--sections", "overview")["network"]
        check(f"{day} relations of the report", network["relations"], len(found))
        check(f"{day} actors", network["actors"], 220)
    for day, pairs in MIXED.items():
        check(f"{day} mixed pairs", mixed(relations(day)), set(pairs.split()))


def check_2013():
    found = relations(DAY)
    check("more than 1000 relations", len(found) > 1000, True)
    for (organisation, status), number in STATUSES.items():
        check(f"{organisation} {status}", len(holders(found, organisation, status)), number)
    organisations = {one["id"] for one in ask("report", SET, "--kind", "organisation", "--metrics", "degree")["actors"]}
    check("organisations that observe CICA", holders(found, "CICA", "observer") & organisations, {"UN", "OSCE"})
    check("EAPC is NATO and PfP", holders(found, "EAPC"), holders(found, "NATO") | holders(found, "PFP", "partner"))
    own = {one["type"]: set() for one in found}
    for one in found:
        if one["source"] == "KAZ":
            own[one["type"]].add(one["target"])
    check("Kazakhstan is a member of", own["member"], KAZ_MEMBER)
    check("Kazakhstan is a partner of", own["partner"], {"PFP"})
    check("Kazakhstan is an observer at", own["observer"], {"WTO"})


def check_days():
    for organisation, before, count_before, day, count in BOUNDARIES:
        check(f"{before} {organisation}", len(holders(relations(before), organisation)), count_before)
        check(f"{day} {organisation}", len(holders(relations(day), organisation)), count)
    for there, rows in ((False, BEGINNINGS), (True, ENDINGS)):
        for source, target, kind, before, day in rows:
            check(f"{before} {source} {kind} {target}", has(relations(before), source, target, kind), there)
            check(f"{day} {source} {kind} {target}", has(relations(day), source, target, kind), not there)
    everyone = {actor["id"] for actor in ask("report", SET, "--metrics", "degree")["actors"]}
    others = ",".join(sorted(everyone - {"RUS", "UKR"}))
    for day, rule, tie in RUSSIA_UKRAINE:
        report = ask("report", SET, "--at", day, "--fold", rule, "--without", others, "--sections", "overview")
        ties = {sign: report["network"][sign] for sign in ("positive", "negative", "ambivalent")}
        check(f"{day} RUS-UKR {rule}", ties, dict.fromkeys(ties, 0) | {tie: 1})
    for day, number in UNDATED.items():
        check(f"{day} without a beginning", sum(one["start"] is None for one in relations(day)), number)


def check_records():
    """Every row is there with its sign, and the signs of the program are those of the table."""
    found = {one["id"]: one for one in relations("all")}
    rows = {}
    for name in ("memberships", "bilateral", "roles"):
        with open(ROOT / "graphs" / "eurasia" / f"{name}.csv", newline="", encoding="utf-8") as file:
            rows[name] = list(csv.DictReader(file))
    check("rows and relations", len(found), sum(map(len, rows.values())))
    signs = sorted((row["source_id"], row["target_id"], row["type"], row["start"], int(row["sign"]))
                   for row in rows["bilateral"] if row["type"] != "diplomatic_relations")
    told = sorted((one["source"], one["target"], one["type"], one["start"] or "", one["sign"]) for one in found.values()
                  if one["type"] not in INSTITUTIONAL | ROLES | {"diplomatic_relations"})
    check("signs", told, signs)
    check("signs of guests and diplomatic relations",
          {one["sign"] for one in found.values() if one["type"] in ("guest", "diplomatic_relations")}, {0})
    check("signs of the other statuses and of roles",
          {one["sign"] for one in found.values() if one["type"] in (INSTITUTIONAL | ROLES) - {"guest"}}, {1})


def check_scenarios():
    paths = sorted((ROOT / "graphs" / "scenarios").glob("*.json"))
    check("at least ten scenarios", len(paths) >= 10, True)
    for path in [pathlib.Path(SET), *paths]:
        run = subprocess.run([TOOL, "validate", "--strict", str(path)], capture_output=True, text=True, check=False)
        check(f"{path.name} is valid", (run.returncode, run.stderr), (0, ""))
        document = json.loads(path.read_text(encoding="utf-8"))
        check(f"{path.name} has a title and a description", bool(document["title"] and document["description"]), True)
        report = ask("report", str(path), "--sections", "overview")
        check(f"{path.name} has ties", report["network"]["ties"] > 0, True)
    folder = ROOT / "graphs" / "scenarios"
    undated = [one for one in ask("relations", str(folder / "kazakhstan-2001.json"))["relations"] if not one["start"]]
    check("2001 holds nothing undated", undated, [])
    confidence = {one["confidence"] for one in ask("relations", str(folder / "high-confidence.json"))["relations"]}
    check("only high confidence", confidence, {"high"})


run = subprocess.run([sys.executable, ROOT / "scripts" / "eurasia", "--check"], capture_output=True, text=True, check=False)
check("scripts/eurasia --check", (run.returncode, run.stdout), (0, ""))
check_counts()
check_2013()
check_days()
check_records()
check_scenarios()
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
