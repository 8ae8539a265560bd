#!/usr/bin/env python3
"""States that split, merged or changed their number: with a list of states in the shape of that of the Correlates of
War, every recipe that has one gives them the abbreviation of their number, and their dates. The tables are those beside
this script with other states in them."""
import csv
import io
import json
import pathlib
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
RECIPES = HERE.parent.parent / "graphs" / "recipes"
sys.path.insert(0, str(HERE.parent / "lib"))
from importing import Importer, relations  # noqa: E402
from machine import Tally  # noqa: E402
from recipe_rules import RULES, relation  # noqa: E402

# number, abbreviation, name, and of each time that it was a state its first and last day; None: to the end of the list
STATES = [
    (255, "GMY", "Germany", ("1816-1-1", "1945-5-8"), ("1990-10-3", None)), (260, "GFR", "German Federal Republic", ("1955-5-5", "1990-10-2")),
    (265, "GDR", "German Democratic Republic", ("1954-3-25", "1990-10-2")), (315, "CZE", "Czechoslovakia", ("1918-10-28", "1939-3-15"), ("1945-5-10", "1992-12-31")),
    (316, "CZR", "Czech Republic", ("1993-1-1", None)), (317, "SLO", "Slovakia", ("1993-1-1", None)), (341, "MNG", "Montenegro", ("2006-6-12", None)),
    (345, "YUG", "Yugoslavia", ("1878-7-13", "1941-4-20"), ("1944-10-20", None)), (347, "KOS", "Kosovo", ("2008-2-20", None)),
    (365, "RUS", "Russia", ("1816-1-1", None)), (625, "SUD", "Sudan", ("1956-1-1", None)), (626, "SSD", "South Sudan", ("2011-7-9", None)),
    (678, "YAR", "Yemen Arab Republic", ("1926-9-2", "1990-5-21")), (679, "YEM", "Yemen", ("1990-5-22", None)),
    (680, "YPR", "Yemen People's Republic", ("1967-11-30", "1990-5-21")), (816, "DRV", "Vietnam", ("1954-7-21", None)),
    (817, "RVN", "Republic of Vietnam", ("1954-6-4", "1975-4-30")),
]
NEXT = {"1945-5-8": "1945-05-09", "1990-10-2": "1990-10-03", "1992-12-31": "1993-01-01", "1990-5-21": "1990-05-22", "1975-4-30": "1975-05-01"}
ABBREVIATION = {str(number): name for number, name, *_ in STATES}
NUMBERED = {"ccode", "ccode1", "ccode2", "statea", "stateb", "state1no", "state2no", "statelno", "statehno", "member"}
RECIPES_OF_STATES, NO_DATES = 15, ["cow-alliance-member", "cow-contiguity", "cow-contiguity-year", "cow-inter-state-war"]
OURS = ("expected.csv", "actors.csv", "sentence", "recognised")


def list_of_states():
    rows = [(name, number, title, *first.split("-"), *(last or "2016-12-31").split("-"), 2016)
            for number, name, title, *times in STATES for first, last in times]
    text = io.StringIO()
    csv.writer(text).writerows(["stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version".split(","), *rows])
    return text.getvalue()


def dates():
    """Of each state the first day, and the day behind the last."""
    def iso(day):
        return "-".join(f"{int(part):02d}" for part in day.split("-"))
    return {name: (iso(times[0][0]), NEXT[times[-1][1]] if times[-1][1] else None) for _, name, _, *times in STATES}


def renumber(importer, path, numbers):
    """The table with other states."""
    text = path.read_bytes().decode("latin-1")
    rows = list(csv.reader(text.replace("\r\n", "\n").replace("\r", "\n").splitlines(keepends=True)))
    at = [i for i, name in enumerate(rows[0]) if name.lower() in NUMBERED]
    rows = [row for row in rows if dict(zip(rows[0], row)).get("warstrtmnth") != "24"]  # a mistake of two states
    for row in rows[1:]:
        for i in at:
            row[i] = numbers[row[i]]
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return importer.write(path.name, written.getvalue().encode("latin-1"))


def numbers_of(paths, shift):
    """Which state is put for which: a lower number for a lower one."""
    found = set()
    for path in paths:
        rows = list(csv.reader(path.read_bytes().decode("latin-1").replace("\r\n", "\n").replace("\r", "\n").splitlines(keepends=True)))
        at = [i for i, name in enumerate(rows[0]) if name.lower() in NUMBERED]
        found |= {row[i] for row in rows[1:] for i in at}
    chosen = sorted((STATES[(shift + i) % len(STATES)][0] for i in range(len(found))))
    return dict(zip(sorted(found, key=int), map(str, chosen)))


def check(tally, importer, case, recipe, shift):
    paths = sorted(path for path in case.iterdir() if path.name not in OURS)
    numbers = numbers_of(paths, shift)
    changed = [renumber(importer, path, numbers) for path in paths]
    code, out, said = importer.run("import", recipe, *changed, importer.write("states.csv", list_of_states()))
    if code:
        return tally.fail(said)
    document = json.loads(out)
    found = sorted(relation(r["source"], r["target"], r["type"], r["sign"], r["weight"], r.get("start"), r.get("end"), r["directed"]) for r in relations(document))
    if recipe in RULES:
        right = sorted(tuple(ABBREVIATION.get(name, name) for name in r[:2]) + r[2:] for r in RULES[recipe][0](*changed))
        tally.compare(found == right, True, f"relations: {[pair for pair in zip(found, right) if pair[0] != pair[1]][:2]}")
    tally.compare([r for r in found if r[0].isdigit() or r[1].isdigit()], [], "numbers")
    dated = [actor for actor in document["actors"] if actor["id"] in ABBREVIATION.values() and "start" in actor]
    for actor in dated:
        tally.compare((actor["start"], actor.get("end")), dates()[actor["id"]], actor["id"])
    return bool(dated)


def main():
    tally, recipes, with_dates = Tally(), set(), set()
    with tempfile.TemporaryDirectory() as folder:
        importer = Importer(sys.argv[1], folder)
        for case in sorted(path for path in HERE.iterdir() if (path / "expected.csv").exists() and ".states" not in path.name):
            recipe = case.name.split(".")[0]
            if "-- table: states?" not in (RECIPES / f"{recipe}.sql").read_text():
                continue
            recipes.add(recipe)
            for shift in (0, 5, 10, 14):
                tally.context = f"{case.name}, from {STATES[shift][1]} on"
                if check(tally, importer, case, recipe, shift):
                    with_dates.add(recipe)
    tally.context = "recipes"
    tally.compare((len(recipes), sorted(recipes - with_dates)), (RECIPES_OF_STATES, NO_DATES), "recipes, and those whose states have no dates")
    return tally.close()


sys.exit(main())
