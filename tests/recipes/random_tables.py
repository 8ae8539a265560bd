#!/usr/bin/env python3
"""Shipped recipes against the same rules in plain Python, on random tables in the shape of the published ones: many rows a
pair, missing days, ends before beginnings of others, gaps, changes of standing, repeats."""
import collections
import csv
import io
import pathlib
import random
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
from importing import Importer, relations, rows_of, shown  # noqa: E402
from machine import Tally  # noqa: E402

TABLES = 12


def write(columns, rows):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([columns, *([row[c] for c in columns] for row in rows)])
    return text.getvalue()


def date(year, month, day):
    """As much of it as is known."""
    if month <= 0:
        return f"{year:04d}"
    return f"{year:04d}-{month:02d}" if day <= 0 else f"{year:04d}-{month:02d}-{day:02d}"


def after(text):
    """The first day, month or year behind it, at its own precision."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return f"{parts[0] + 1:04d}"
    if len(parts) == 2:
        return date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 0)
    lengths = [31, 29 if parts[0] % 4 == 0 and (parts[0] % 100 or parts[0] % 400 == 0) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    if parts[2] < lengths[parts[1] - 1]:
        return date(parts[0], parts[1], parts[2] + 1)
    return date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)


def day(chance, rarely=-9):
    return rarely if chance.random() < 0.3 else chance.randint(1, 28)


# ---- disputes --------------------------------------------------------------------------------------------------------

MID = ("dispnum stabb ccode stday stmon styear endday endmon endyear sidea revstate revtype1 revtype2 fatality fatalpre hiact "
       "hostlev orig version").split()


def mid(chance):
    rows = []
    for dispute in range(chance.randint(5, 60)):
        for _ in range(chance.randint(1, 7)):
            year, month = chance.randint(1816, 1822), chance.randint(1, 12)
            row = dict.fromkeys(MID, 0)
            row.update(dispnum=dispute, ccode=chance.randint(2, 9), stday=day(chance), stmon=month, styear=year, endday=day(chance),
                       endmon=chance.randint(month, 12), endyear=year + chance.choice((0, 0, 0, 1)), sidea=chance.randint(0, 1),
                       hostlev=chance.randint(1, 5), version=5)
            if date(row["styear"], row["stmon"], row["stday"]) < after(date(row["endyear"], row["endmon"], row["endday"])):
                rows.append(row)
    right = collections.Counter()
    for i, a in enumerate(rows, 1):
        for k, b in enumerate(rows, 1):
            if a["dispnum"] != b["dispnum"] or a["sidea"] != 1 or b["sidea"] != 0 or a["ccode"] == b["ccode"]:
                continue
            start = max(date(r["styear"], r["stmon"], r["stday"]) for r in (a, b))
            end = min(after(date(r["endyear"], r["endmon"], r["endday"])) for r in (a, b))
            if start < end:
                right[(str(a["ccode"]), str(b["ccode"]), "mid", "-1", str(max(a["hostlev"], b["hostlev"])), start, end, (i, k))] += 1
    return write(MID, rows), right


# ---- alliances -------------------------------------------------------------------------------------------------------

DYAD = ("version4id ccode1 state_name1 ccode2 state_name2 dyad_st_day dyad_st_month dyad_st_year dyad_end_day dyad_end_month "
        "dyad_end_year left_censor right_censor defense neutrality nonaggression entente version").split()
PLEDGES = DYAD[13:17]


def alliances(chance):
    rows = []
    for treaty in range(chance.randint(3, 40)):
        year, open_end = chance.randint(1816, 2000), chance.random() < 0.3
        times = dict(dyad_st_day=day(chance), dyad_st_month=chance.randint(1, 12), dyad_st_year=year, dyad_end_day="" if open_end else day(chance),
                     dyad_end_month="" if open_end else chance.randint(1, 12), dyad_end_year="" if open_end else year + chance.randint(1, 9))
        for _ in range(chance.randint(1, 4)):
            one, other = chance.sample((2, 20, 200, 9, 90), 2)
            row = dict(dict.fromkeys(DYAD, ""), version4id=treaty, ccode1=one, ccode2=other, left_censor=0, right_censor=int(open_end), version=4.1,
                       **times, **{pledge: chance.randint(0, 1) for pledge in PLEDGES})
            rows += [row] if chance.random() < 0.5 else [row, dict(row, ccode1=other, ccode2=one)]
    right = collections.defaultdict(list)
    for number, r in enumerate(rows, 1):
        end = "" if r["right_censor"] else after(date(r["dyad_end_year"], r["dyad_end_month"], r["dyad_end_day"]))
        for pledge in PLEDGES:
            if r[pledge]:
                pair = sorted((r["ccode1"], r["ccode2"]))
                start = date(r["dyad_st_year"], r["dyad_st_month"], r["dyad_st_day"])
                right[(r["version4id"], str(pair[0]), str(pair[1]), pledge, "1", "1", start, end)].append(number)
    return write(DYAD, rows), collections.Counter((*key[1:], tuple(lines)) for key, lines in right.items())


# ---- organisations ---------------------------------------------------------------------------------------------------

STANDING = {"1": "member", "2": "associate", "3": "observer"}


def organisations(chance):
    bodies = [f"BODY{i}" for i in range(chance.randint(1, 12))]
    rows, last = [], 2014
    for state in chance.sample(range(2, 900), chance.randint(1, 8)):
        present, standing = True, dict.fromkeys(bodies, "0")
        for year in range(2014 - chance.randint(2, 25), last + 1):
            present = present ^ (chance.random() < 0.08)
            for body in bodies:
                if chance.random() < 0.3:
                    standing[body] = chance.choice(("1", "1", "2", "3", "0", "-1", "-9", "-9"))
            if present:
                rows.append(dict(ccode=state, year=year, state="x", **standing))
    newest = max(row["year"] for row in rows)
    right = collections.Counter()
    for state in {row["ccode"] for row in rows}:
        for body in bodies:
            years = {row["year"]: (row[body], number) for number, row in enumerate(rows, 1) if row["ccode"] == state}
            for spell in spells(years, newest):
                right[(str(state), body, STANDING[spell[0]], "1", "1", *spell[1:])] += 1
    return write(["ccode", "year", "state", *bodies], rows), right


def spells(years, newest):
    """A year after the other: what holds ends with the first year that is known to be different, or that is not there."""
    code, start, lines = None, None, []
    for year in range(min(years), newest + 2):
        now, line = years.get(year, ("0", None))
        if now == "-9" or (year > newest and code):
            if year > newest:
                yield code, str(start), "", tuple(lines)
            continue
        if now == code:
            lines.append(line)
            continue
        if code:
            yield code, str(start), str(year), tuple(lines)
        code, start, lines = (now, year, [line]) if now in STANDING else (None, None, [])


# ---- events ----------------------------------------------------------------------------------------------------------

ICEWS = ("Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|Target Name|Target Sectors|"
         "Target Country|Story ID|Sentence Number|Publisher|City|District|Province|Country|Latitude|Longitude").split("|")
CLASSES = [("05", "verbal_cooperation", "1"), ("08", "material_cooperation", "1"), ("13", "verbal_conflict", "-1"), ("20", "material_conflict", "-1")]


def events(chance):
    rows = []
    for number in range(chance.randint(10, 400)):
        source, target = (chance.choice(("Calia", "Doria", "Elmland", "NA", "")) for _ in "st")
        code = f"{chance.randint(1, 20):02d}{chance.choice(('', '0', '3', '32', 'y'))}"
        row = dict(dict.fromkeys(ICEWS, 'say "so"'), **{"Event ID": 1000 + number, "Event Date": date(2018, chance.randint(1, 12), chance.randint(1, 28)),
                   "Source Country": source, "Target Country": target, "CAMEO Code": code})
        rows += [row] * chance.choice((1, 1, 1, 2, 3))
    chance.shuffle(rows)
    months = collections.Counter()
    for row in {row["Event ID"]: row for row in rows}.values():
        source, target, month = row["Source Country"], row["Target Country"], row["Event Date"][:7]
        if source not in ("", "NA", target) and target not in ("", "NA"):
            name, sign = next((name, sign) for last, name, sign in CLASSES if row["CAMEO Code"][:2] <= last)
            months[(source, target, name, sign, month)] += 1
    lines = ["\t".join(ICEWS), *("\t".join(str(row[c]) for c in ICEWS) for row in rows)]
    right = collections.Counter((*key[:4], str(count), key[4], after(key[4]), None) for key, count in months.items())
    return "\n".join(lines) + "\n", right


RECIPES = {"cow-mid": mid, "cow-alliance-dyad": alliances, "cow-igo-state-year": organisations, "icews": events}


def main():
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        importer = Importer(sys.argv[1], folder)
        for recipe, make in RECIPES.items():
            for seed in range(TABLES):
                tally.context = f"{recipe} {seed}"
                text, right = make(random.Random(f"{recipe} {seed}"))
                document, said = importer.make(recipe, importer.write("table", text))
                if document is None:
                    tally.compare(said, "", "it is refused")
                    continue
                fields = ("source", "target", "type", "sign", "weight", "start", "end")
                got = collections.Counter((*shown(r, fields), tuple(rows_of(r)) if recipe != "icews" else None) for r in relations(document))
                tally.compare(got, right, "relations")
    return tally.close()


sys.exit(main())
