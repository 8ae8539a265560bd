#!/usr/bin/env python3
"""Runs the shipped recipes on the tables beside this script: a folder for each case, called after the recipe, with an
extra word behind a dot where there are several. Its files are made up in the exact shape of the published ones. Of the
others: `expected.csv` has the relations, in the columns it names ("rows": the rows of the input they are from),
`actors.csv` the actors, `sentence` what is said. Each case is imported with its files in two orders, each file is
recognised by its header (as that of the recipe that `recognised` names, if it is there), and the sets are valid."""
import csv
import pathlib
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "lib"))
from importing import Importer, relations, rows_of, shown  # noqa: E402
from machine import Tally  # noqa: E402

OURS = ("expected.csv", "actors.csv", "sentence", "recognised")
OPTIONAL = ("states", "desta_dyadic_withdrawal", "un_roll_calls")  # what a recipe can do without is no sign of it


def table(path):
    with path.open(newline="") as lines:
        rows = list(csv.reader(lines))
    return rows[0], [tuple(row) for row in rows[1:]]


def relation_row(relation, fields):
    rows = " ".join(map(str, rows_of(relation))) if "rows" in fields else ""
    return tuple(rows if field == "rows" else value for field, value in zip(fields, shown(relation, fields)))


def check(tally, importer, case):
    recipe, files = case.name.split(".")[0], sorted(path for path in case.iterdir() if path.name not in OURS)
    tally.context = case.name
    for order in (files, files[::-1]):
        document, said = importer.make(recipe, *order)
        if document is None:
            return tally.fail(f"it is refused: {said}")
        fields, right = table(case / "expected.csv")
        tally.compare([relation_row(r, fields) for r in relations(document)], right, "relations")
        if (case / "actors.csv").exists():
            fields, right = table(case / "actors.csv")
            tally.compare([shown(a, fields) for a in document["actors"]], right, "actors")
        tally.compare(said.splitlines()[-1] + "\n", (case / "sentence").read_text(), "sentence")
        tally.compare(importer.run("validate", "--strict", importer.write("set.json", importer.run("import", recipe, *order)[1]))[0],
                      0, "exit code of validate --strict")
    known = (case / "recognised").read_text().strip() if (case / "recognised").exists() else recipe
    for path in (path for path in files if not path.name.startswith(OPTIONAL)):
        said = importer.run("validate", path)[2]
        tally.compare(f"--recipe {known} reads it" in said or f"import {known}\"" in said, known != "nothing", f"{path.name} is recognised")


def main():
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        importer = Importer(sys.argv[1], folder)
        for case in sorted(path for path in HERE.iterdir() if (path / "expected.csv").exists()):
            check(tally, importer, case)
    return tally.close()


sys.exit(main())
