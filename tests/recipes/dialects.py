#!/usr/bin/env python3
"""What `multivector sql --dialect sqlite` prints gives, run by Python's SQLite and read back with `import --answer`, the
relations that `import` makes of the same files: for every shipped recipe that can be said, and for one that calls all
helper functions on awkward values. What cannot be said is an error that names the function."""
import json
import pathlib
import re
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "lib"))
from engines import FUNCTIONS, Head, answer, awkward_rows, sqlite_tables  # noqa: E402
from importing import Importer  # noqa: E402
from machine import Tally  # noqa: E402

OURS = ("expected.csv", "actors.csv", "sentence", "recognised")
RECIPES = HERE.parent.parent / "graphs/recipes"
SAID = {"cow-mid", "cow-alliance-member", "gdelt-1", "gdelt-2", "gdelt-2-root", "gdelt-2-goldstein", "icews", "phoenix",
        "phoenix-historical", "keds-cameo", "keds-weis"}   # these at least

def comparable(text):
    """The set without what is said about rows, which an engine does not number."""
    document = json.loads(text)
    document.pop("description", None)
    for relation in document["relations"]:
        for source in relation.get("sources", []):
            source["quote"] = re.sub(r"^rows? [0-9, -]+$|^[0-9]+ rows$", "rows", source.get("quote", ""))
    return document


def compare(tally, importer, recipe, path, files):
    """True when the recipe can be said."""
    tally.context = f"{recipe} {files[0].name}"
    code, statement, said = importer.run("sql", recipe, "--dialect", "sqlite")
    if code != 0:
        tally.compare((code, bool(re.search(r"(cells|split|spells|slug)\(\) cannot be said in sqlite", said))), (65, True), said)
        return False
    code, right, said = importer.run("import", recipe, *files)
    if code != 0:
        return tally.fail(said)
    answer(sqlite_tables(Head(path), files, RECIPES / "codebooks").execute(statement), importer.folder / "answer.csv")
    code, ours, said = importer.run("import", recipe, "--answer", "answer.csv")
    if code != 0:
        return tally.fail(said)
    left, right = comparable(ours), comparable(right)
    tally.compare(left["relations"], right["relations"], "relations")
    tally.compare(left.get("relation_types"), right.get("relation_types"), "types")
    return True


def check_functions(tally, importer):
    importer.write("functions.sql", FUNCTIONS)
    rows = ["a,b,code,value,y,m,d,day,n", *(",".join(row) for row in awkward_rows(400))]
    table = importer.write("t.csv", "\n".join(rows) + "\n")
    tally.compare(compare(tally, importer, "./functions.sql", importer.folder / "functions.sql", [table]), True, "it can be said")


def check_refused(tally, importer):
    tally.context = "refused"
    cases = {"slug(a)": "slug()", "iso_date(a, 'D/M/YYYY')": "iso_date", "by_value(a, b)": "by_value", "printf('%d', a)": "printf()",
             "day_after(" * 60 + "a" + ")" * 60: "so deep or long"}
    for words, name in cases.items():
        recipe = importer.recipe(f"SELECT a AS source, b AS target, {words} AS note FROM t")
        code, out, said = importer.run("sql", recipe, "--dialect", "postgresql")
        tally.compare((code, out, name in said and "cannot be said in postgresql" in said), (65, "", True), f"{words[:40]}: {said}")


def main():
    tally, said = Tally(), set()
    with tempfile.TemporaryDirectory() as folder:
        importer = Importer(sys.argv[1], folder)
        for case in sorted(path for path in HERE.iterdir() if (path / "expected.csv").exists()):
            recipe = case.name.split(".")[0]
            files = sorted(path for path in case.iterdir() if path.name not in OURS)
            if compare(tally, importer, recipe, RECIPES / f"{recipe}.sql", files):
                said.add(recipe)
        tally.context = "recipes"
        tally.compare(sorted(SAID - said), [], "recipes that cannot be said")
        check_functions(tally, importer)
        check_refused(tally, importer)
    return tally.close()


sys.exit(main())
