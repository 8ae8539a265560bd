#!/usr/bin/env python3
"""Compares what the program says of graphs/eurasia.json with counts that were made from the tables without it.

The argument is the program. Last line: "N passed, M failed"."""
import csv
import json
import math
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
    "1992-12-31": ([177, 50, 50, 16, 36, 12, 8, 6, 0, 0, 0, 0, 0, 0], 21, 37),
    "2001-12-31": ([189, 55, 57, 19, 46, 15, 11, 6, 5, 0, 0, 6, 15, 141], 63, 48),
    "2013-09-10": ([193, 57, 57, 28, 50, 28, 9, 6, 5, 3, 0, 6, 24, 156], 139, 77),
    "2024-12-31": ([193, 57, 57, 32, 50, 27, 9, 6, 0, 0, 5, 10, 28, 163], 165, 67),
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
    "2024-12-31": "CHN-EU CHN-IND CHN-VNM IRN-TUR GEO-UKR",
}
# RUS-UKR: day, rule, tie. On the last day a treaty (+2) and a conflict (-5) are both in force.
RUSSIA_UKRAINE = [(DAY, "sum", "positive"), ("2014-12-31", "sum", "negative"), ("2014-12-31", "sign-sum", "ambivalent"),
                  ("2014-12-31", "any-negative", "negative")]
# The Human Rights Council: seats of each regional group, which the election rules fix; two seats were empty for some weeks.
SEATS = {"Africa": 13, "Asia-Pacific": 13, "Eastern Europe": 6, "Latin America and the Caribbean": 8, "Western Europe and others": 7}
GROUPS = {
    "Eastern Europe": "ALB ARM AZE BGR BIH CZE EST GEO HRV HUN LTU LVA MDA MKD MNE POL ROU RUS SVK SVN UKR",
    "Western Europe and others": "AUS AUT BEL CAN CHE DEU DNK ESP FIN FRA GBR IRL ISL ITA LUX NLD NOR PRT USA",
}
EMPTY = {("2018-07-01", "Western Europe and others"), ("2022-05-01", "Eastern Europe")}  # United States, Russia gone
COUNCIL = {  # some of the members on a day, and some who were not
    "2006-07-01": ("DZA CHN RUS CUB DEU IND", "USA KAZ UZB"), "2013-09-10": ("KAZ USA LBY DEU PAK", "CHN RUS CUB GBR FRA"),
    "2018-07-01": ("KGZ MNG GEO CHN", "USA ISL RUS KAZ"), "2021-07-01": ("UZB RUS CHN ARM POL", "USA KAZ SAU"),
    "2024-12-31": ("KAZ KGZ USA GEO CHN", "RUS UZB UKR PAK GBR"),
}
# An upgraded partnership or alliance ends the one before: no pair has two of these on one day.
LADDER = {"alliance", "alliance_treaty", "allied_relations_treaty", "alliance_declaration", "union_state",
          "comprehensive_strategic_partnership", "enhanced_strategic_partnership", "strategic_partnership",
          "strategic_cooperation"}
# What joins two actors on a day, apart from organisations: type and, if it is the only one, nothing else.
TIES = [
    ("EU", "GEO", DAY, {"partnership_cooperation_agreement"}), ("EU", "MDA", DAY, {"partnership_cooperation_agreement"}),
    ("EU", "GEO", "2016-07-01", {"association_agreement"}), ("EU", "MDA", "2016-07-01", {"association_agreement"}),
    ("EU", "ARM", "2021-02-28", {"partnership_cooperation_agreement"}), ("EU", "ARM", "2021-03-01", {"enhanced_partnership_agreement"}),
    ("EU", "RUS", "2024-12-31", {"sanctions"}), ("USA", "TUR", DAY, set()), ("USA", "TUR", "2024-12-31", {"sanctions"}),
    ("JPN", "RUS", "2014-03-17", {"territorial_dispute"}), ("JPN", "RUS", "2014-03-18", {"territorial_dispute", "sanctions"}),
    ("CHN", "SRB", "2016-06-17", {"strategic_partnership"}), ("CHN", "SRB", "2016-06-18", {"comprehensive_strategic_partnership"}),
    ("CHN", "MNG", "2014-08-20", {"strategic_partnership"}), ("CHN", "MNG", "2014-08-21", {"comprehensive_strategic_partnership"}),
    ("CHN", "PAK", "2015-04-19", {"friendship_treaty", "strategic_partnership"}),
    ("CHN", "PAK", "2015-04-20", {"friendship_treaty", "comprehensive_strategic_partnership"}),
    ("TUR", "UZB", "2022-03-28", {"strategic_partnership"}), ("TUR", "UZB", "2022-03-29", {"comprehensive_strategic_partnership"}),
    ("TUR", "ISR", DAY, {"diplomatic_crisis"}), ("TUR", "ISR", "2017-01-01", set()), ("TUR", "ISR", "2020-01-01", {"diplomatic_crisis"}),
    ("TUR", "ISR", "2023-01-01", set()), ("TUR", "ISR", "2024-12-31", {"diplomatic_crisis"}),
    ("RUS", "MNG", DAY, {"friendship_treaty", "strategic_partnership"}), ("RUS", "MDA", DAY, {"militarised_dispute"}),
    ("IND", "AFG", "2021-08-14", {"strategic_partnership"}), ("IND", "AFG", "2021-08-15", set()), ("CHN", "AFG", "2021-08-15", set()),
    ("KAZ", "GBR", "2024-12-31", {"strategic_partnership"}), ("KAZ", "ARM", DAY, {"friendship_treaty"}),
    ("KAZ", "KGZ", "2024-12-31", {"eternal_friendship_treaty", "allied_relations_treaty", "customs_union"}),
    ("KAZ", "RUS", "2024-12-31", {"friendship_treaty", "alliance_treaty", "customs_union", "diplomatic_relations"}),
]
CHAIRS = [("2013-09-10", "SCO", "KGZ"), ("2017-01-01", "SCO", "KAZ"), ("2024-01-01", "SCO", "KAZ"), ("2024-12-31", "SCO", "CHN"),
          ("2022-01-01", "CICA", "KAZ"), ("2024-12-31", "CICA", "AZE"), ("2024-01-01", "OTS", "KAZ"), ("2024-12-31", "OTS", "KGZ")]
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


def region_group(country, region):
    for group, members in GROUPS.items():
        if country in members.split():
            return group
    if region == "Latin America and Caribbean":
        return "Latin America and the Caribbean"
    return "Africa" if "Africa" in region else "Asia-Pacific"


def check_council():
    with open(ROOT / "graphs" / "eurasia" / "countries.csv", newline="", encoding="utf-8") as file:
        regions = {row["id"]: row["region"] for row in csv.DictReader(file)}
    check("the council before its first day", holders(relations("2006-06-18"), "UNHRC"), set())
    days = [f"{year}-{day}" for year in range(2007, 2025) for day in ("05-01", "07-01")] + ["2006-06-19", "2013-09-10", "2024-12-31"]
    for day in days:
        groups = [region_group(member, regions[member]) for member in holders(relations(day), "UNHRC")]
        for group, seats in SEATS.items():
            check(f"{day} council, {group}", groups.count(group), seats - ((day, group) in EMPTY))
    for day, (there, absent) in COUNCIL.items():
        members = holders(relations(day), "UNHRC")
        check(f"{day} in the council", set(there.split()) - members, set())
        check(f"{day} not in the council", set(absent.split()) & members, set())


def check_ties():
    for day in COUNTS:
        pairs = [frozenset((one["source"], one["target"])) for one in relations(day) if one["type"] in LADDER]
        check(f"{day} one step of the ladder for each pair", len(pairs), len(set(pairs)))
        found = relations(day)
        allies = [holders(found, "NATO"), holders(found, "CSTO")]
        both = [one["id"] for one in found if one["type"] == "alliance_treaty" and any({one["source"], one["target"]} <= body for body in allies)]
        expected = {"2013-09-10": ["RUS-ARM-alliance_treaty", "RUS-TJK-alliance_treaty"],
                    "2024-12-31": ["KAZ-RUS-alliance_treaty", "RUS-ARM-alliance_treaty", "RUS-TJK-alliance_treaty"]}
        check(f"{day} treaties of their own between allies", sorted(both), expected.get(day, []))
    for first, second, day, types in TIES:
        between = ask("relations", SET, "--at", day, "--between", f"{first},{second}")["relations"]
        check(f"{day} {first}-{second}", {one["type"] for one in between} - INSTITUTIONAL - ROLES, types)
    for day, body, holder in CHAIRS:
        check(f"{day} chair of {body}", holders(relations(day), body, "chair"), {holder})
    check("observers of the parliamentary assembly only", holders(relations("2013-09-10"), "CSTO", "observer"), set())
    status = next(one for one in relations(DAY) if one["type"] == "major_non_nato_ally")
    check("a major non-NATO ally is less than an ally", status["weight"], 2)


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


# How a colour looks to eyes without one kind of cone: Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
EYES = {"all": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        "no red": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        "no green": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        "no blue": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]}


def lab(colour, eye):
    share = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    light = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in share]
    red, green, blue = (min(1, max(0, sum(a * b for a, b in zip(row, light)))) for row in EYES[eye])
    root = [c ** (1 / 3) if c > 0.008856 else 7.787 * c + 16 / 116 for c in (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047, 0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883)]
    return 116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])


def check_vectors():
    for name, region in (("eurasia", "KAZ KGZ TJK TKM UZB"), ("kazakhstan-2013", "KAZ KGZ TJK UZB CENTRAL_ASIA")):
        document = json.loads((ROOT / "graphs" / f"{name}.json").read_text(encoding="utf-8"))
        vectors = {one["id"]: one for one in document["vectors"]}
        check(f"{name}: Central Asia counts", vectors["central_asian"]["counted"], True)
        check(f"{name}: Central Asia", {one["id"] for one in document["actors"] if one.get("vector") == "central_asian"}, set(region.split()))
        for other in vectors.keys() - {"central_asian"}:
            for eye in EYES:
                apart = math.dist(lab(vectors["central_asian"]["color"], eye), lab(vectors[other]["color"], eye))
                check(f"{name}: colour of Central Asia against {other}, {eye}", apart > 20, True)
    without = json.loads((ROOT / "graphs" / "scenarios" / "sensitivity-without-central-asia.json").read_text(encoding="utf-8"))
    check("labels without the region", {one["id"]: one["vector"] for one in without["actors"]},
          {"KAZ": {"russian": 0.5, "turkic": 0.5}, "KGZ": {"russian": 0.5, "turkic": 0.5}, "TJK": "russian",
           "TKM": {"turkic": 0.5, "russian": 0.5}, "UZB": {"turkic": 0.5, "russian": 0.5}})
    profile = ask("report", str(ROOT / "graphs" / "scenarios" / "sensitivity-without-central-asia.json"), "--sections", "vectors")
    strengths = {one["vector"]: one["positive"] for one in profile["vectors"][0]["profile"]}
    check("nothing is left in the region there", strengths["central_asian"], 0)


def check_coverage():
    """Entries name what there is; Kazakhstan is coded like no other in the set and like nineteen others in the scenario."""
    document = json.loads(pathlib.Path(SET).read_text(encoding="utf-8"))
    alike = json.loads((ROOT / "graphs" / "scenarios" / "coded-alike.json").read_text(encoding="utf-8"))
    known = {one["id"]: one["kind"] for one in document["actors"]}
    types = {one["type"] for one in document["relations"]}
    for entry in document["coverage"] + alike["coverage"]:
        named = {*entry.get("targets", []), *entry.get("actors", [])}
        check("actors of coverage are known", named - known.keys(), set())
        check("types of coverage occur", set(entry["types"]) - types, set())
        check("coverage has a period", entry["from"][:4] <= entry["to"][:4] <= "2024", True)
    for entries, number in ((document["coverage"], 1), (alike["coverage"], 20)):
        own = [entry for entry in entries if "KAZ" in entry.get("actors", ["KAZ"]) and "country" in entry.get("kinds", ["country"])]
        like = {one for one, kind in known.items() if kind == "country" and all(one in entry.get("actors", [one]) for entry in own)}
        check("countries coded like Kazakhstan", len(like), number)
    kept = ask("relations", str(ROOT / "graphs" / "scenarios" / "coded-alike.json"), "--at", "all")["relations"]
    check("only what is coded alike", {one["type"] for one in kept} & (ROLES | {"friendship_treaty", "energy_infrastructure"}), set())
    check("no tie of Kazakhstan with Europeans", [one["id"] for one in kept if {one["source"], one["target"]} <= {"KAZ", "FRA", "DEU", "GBR", "ITA", "ESP", "HUN"}], [])


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
check_council()
check_ties()
check_records()
check_vectors()
check_coverage()
check_scenarios()
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
