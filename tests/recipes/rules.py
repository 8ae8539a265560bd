#!/usr/bin/env python3
"""What the shipped recipes make, against the same rules in Python, which know nothing of SQL: on the tables beside this
script, on tables of their rows at random, in other years, and, where MV_DATA has a folder "published" with real ones
under their own names, on those."""
import csv
import io
import itertools
import os
import pathlib
import random
import re
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
RECIPES = HERE.parent.parent / "graphs" / "recipes"
sys.path.insert(0, str(HERE.parent / "lib"))
import event_rules  # noqa: E402, F401: it adds its rules
from importing import Importer, relations  # noqa: E402
from machine import Tally  # noqa: E402
from recipe_rules import RULES, relation  # noqa: E402

REAL = {"Dyadic_v24_1.csv": "ucdp-conflict", "dyadic_mid_4.02.csv": "cow-dyadic-mid",
        "MIDB 5.0.csv": "cow-mid", "alliance_v4.1_by_dyad.csv": "cow-alliance-dyad", "alliance_v4.1_by_member.csv": "cow-alliance-member",
        "contdir.csv": "cow-contiguity", "contdird.csv": "cow-contiguity-year", "directed_dyadic_war.csv": "cow-dyadic-war",
        "trade-register.csv": "sipri-transfers", "GSDB_V3.csv": "gsdb", "events.2018.sample.tab": "icews", "Dyadic_COW_4.0.csv": "cow-trade"}


def compare(tally, importer, recipe, paths, right):
    document, said = importer.make(recipe, *paths)
    if document is None:
        return tally.fail(f"it is refused: {said}")
    found = sorted(relation(r["source"], r["target"], r["type"], r["sign"], r["weight"], r.get("start"), r.get("end"), r["directed"])
                   for r in relations(document))
    tally.compare(len(found), len(right), "relations")
    for each, other in itertools.islice(((a, b) for a, b in zip(found, sorted(right)) if a != b), 5):
        tally.compare(each, other, "relation")
    tally.compare(found == sorted(right), True, "all relations")


def with_states(tally, importer, recipe, paths, right):
    """The same with a list of states: their numbers are abbreviations then."""
    numbers = sorted({name for r in right for name in r[:2] if name.isdigit()}, key=int)
    rows = [f'"S{number}",{number},"State {number}",1000,1,1,9999,12,31,2016' for number in numbers]
    states = importer.write("states.csv", "\n".join(["stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version", *rows, ""]))
    compare(tally, importer, recipe, [*paths, states], [tuple("S" + name if name in numbers else name for name in r[:2]) + r[2:] for r in right])


def check(tally, importer, recipe, paths):
    function, how = RULES[recipe]
    if len(paths) != how.get("files", 1):  # one more, which changes nothing but names
        return
    right = list(function(*paths))
    compare(tally, importer, recipe, paths, right)
    if "-- table: states?" in (RECIPES / f"{recipe}.sql").read_text():
        with_states(tally, importer, recipe, paths, right)


def resample(importer, recipe, path, chance):
    """A table of its rows, some often and some never, in any order, and in other years where it has a row a year. Bytes
    beyond ASCII stay what they are."""
    text = re.sub(r"(?:\r\n|\r|\n)(?=[,a-z])", "\v", path.read_text("latin-1"))  # what goes on in a line stays together
    lines = [line.replace("\v", "\n") for line in re.split("\r\n|\r|\n", text) if line]
    nameless = "-- header: none" in (RECIPES / f"{recipe}.sql").read_text()
    head = 0 if nameless else 1 + next((i for i, line in enumerate(lines) if ",Recipient," in line or line.startswith("Recipient,")), 0)
    names = next(csv.reader(lines[head - 1:head])) if head else []
    rows = chance.choices(lines[head:], k=3 * len(lines[head:]))
    if "year" in names:
        at, text, table = names.index("year"), io.StringIO(), list(csv.reader(rows))
        years = range(min(int(row[at]) for row in table) - 1, max(int(row[at]) for row in table) + 3)
        csv.writer(text).writerows([*row[:at], chance.choice(years), *row[at + 1:]] for row in table)
        rows = text.getvalue().splitlines()
    return importer.write(path.name, "\n".join(lines[:head] + rows + [""]).encode("latin-1"))


def at_random(tally, importer, recipe, paths):
    for seed in range(3):
        tally.context = f"{recipe}, rows at random, seed {seed}"
        chance = random.Random(seed)
        check(tally, importer, recipe, [resample(importer, recipe, path, chance) for path in paths])


def main():
    tally = Tally()
    known = sorted(path.stem for path in RECIPES.glob("*.sql"))
    with tempfile.TemporaryDirectory() as folder:
        importer = Importer(sys.argv[1], folder)
        for recipe in known:
            tally.context = recipe
            cases = [case for case in sorted(HERE.iterdir()) if case.name.split(".")[0] == recipe and case.is_dir()]
            tally.compare(bool(cases), True, "it has a table here")
            for case in cases if recipe in RULES else ():
                files = [path for path in sorted(case.iterdir()) if path.name not in ("expected.csv", "actors.csv", "sentence", "recognised")]
                check(tally, importer, recipe, files)
                at_random(tally, importer, recipe, files)
        for path in sorted(pathlib.Path(os.environ.get("MV_DATA", "/nonexistent"), "published").glob("*")):
            if path.name in REAL:
                tally.context = path.name
                check(tally, importer, REAL[path.name], [path])
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
