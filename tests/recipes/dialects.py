#!/usr/bin/env python3
"""What `multivector sql --dialect sqlite` prints gives, run by Python's SQLite and read back with `import --answer`, the
relations that `import` makes of the same files: for every shipped recipe, and for some that call all helper functions on
awkward values. Every recipe is printed for every engine; what cannot be said is an error that names the function."""
import json
import pathlib
import re
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "lib"))
from engines import RECIPES, cases, difference, made_cases  # noqa: E402
from importing import Importer  # noqa: E402
from machine import Tally  # noqa: E402
from servers import SQLite  # noqa: E402

OURS_ALONE = r"\b(?:keep|cells|split|spells|slug|ymd|iso_date|day_after|by_value|by_prefix|match_code|row_list)\("
DIALECTS = ("sqlite", "duckdb", "clickhouse", "postgresql")
UNSAID = {(recipe, "sqlite"): "cells() cannot be said in sqlite: the head does not name the columns"
          for recipe in ("cow-igo-state-year", "desta-treaties")}


def check_printed(tally, importer, recipe):
    """Every recipe is printed for every engine, with no function that is ours alone."""
    tally.context = recipe
    for dialect in DIALECTS:
        code, out, said = importer.run("sql", recipe, "--dialect", dialect)
        unsaid = UNSAID.get((recipe, dialect))
        tally.compare((code, bool(out)), (65, False) if unsaid else (0, True), f"{dialect}: {said}")
        tally.compare(unsaid or "", unsaid if unsaid and unsaid in said else said, dialect)
        tally.compare(re.findall(OURS_ALONE, out), [], f"functions of ours in {dialect}")


def check_answers(tally, importer):
    unsaid = [recipe for recipe, dialect in UNSAID if dialect == "sqlite"] + ["./cells.sql", "./spells.sql"]
    shipped = ((recipe, RECIPES / f"{recipe}.sql", files) for recipe, files in cases())
    for recipe, path, files in (*shipped, *made_cases(importer)):
        tally.context = f"{recipe} {files[0].name}"
        if recipe not in unsaid:
            tally.compare(difference(importer, SQLite(), recipe, path, files), "", "set")


def check_refused(tally, importer):
    tally.context = "refused"
    calls = {"slug(a)": "slug() cannot be said in postgresql: engines do not agree on what", "iso_date(a, 'D/M/YYYY')": "iso_date",
             "by_value(a, b)": "by_value", "printf('%d', a)": "printf()",
             "day_after(" * 60 + "a" + ")" * 60: "so deep or long"}
    for words, name in calls.items():
        recipe = importer.recipe(f"SELECT a AS source, b AS target, {words} AS note FROM t")
        code, out, said = importer.run("sql", recipe, "--dialect", "postgresql")
        tally.compare((code, out, name in said and "cannot be said in postgresql" in said), (65, "", True), f"{words[:40]}: {said}")
    joins = {"JOIN split(upper(t.a)) AS s": "split()", "JOIN split(u.a) AS s": "split()", "JOIN split(a) AS s": "TABLE.COLUMN", "JOIN split(t.a, '') AS s": "its separator",
             "JOIN split(t.a, b) AS s": "its separator", "JOIN split(t.a) AS s ON s.value = b": "belongs in WHERE",
             ", split(t.a) AS s": "it belongs behind JOIN", "JOIN cells(t.a) AS s": "the record of a table",
             "JOIN cells(t.record, 'b', 'a') AS s": "from one column of the head", "JOIN cells(t.record, a) AS s": "from one column of the head"}
    for words, why in joins.items():
        recipe = importer.recipe(f"SELECT t.a AS source, t.b AS target FROM t {words}")
        code, out, said = importer.run("sql", recipe, "--dialect", "duckdb")
        tally.compare((code, out, "cannot be said in duckdb" in said and why in said), (65, "", True), f"{words}: {said}")


def check_beside(tally, importer):
    """The comment names the tables that need the number of a row; a number is made a text where texts alone are joined."""
    tally.context = "beside"
    for words, needed in {"rowid AS source_ref FROM t": True, "a AS note FROM t": False, "c.value AS note FROM t JOIN cells(t.record, 'a', 'b') AS c": True}.items():
        out = importer.run("sql", importer.recipe(f"SELECT t.a AS source, t.b AS target, {words}"), "--dialect", "duckdb")[1]
        tally.compare(out.split("it reads t", 1)[-1].partition("\n")[0], " (t with a column rowid: the number of the row)." if needed else ".", words)
    for words, texts in {"count(a) || ' rows'": {"clickhouse": "toString(count(a)) || ' rows'"}, "'sum ' || sum(2)": {"clickhouse": "'sum ' || toString(sum(2))"},
                         "min(a) || ' first'": {}}.items():
        for dialect in DIALECTS:
            out = importer.run("sql", importer.recipe(f"SELECT a AS source, b AS target, {words} AS note FROM t GROUP BY a, b"), "--dialect", dialect)[1]
            tally.compare(texts.get(dialect, words) + " AS note" in out, True, f"{words} in {dialect}: {out}")


def check_ends(tally, importer):
    """day_after() stands behind its column alone where that means the same."""
    tally.context = "ends"
    for words, through in {"day_after(a) AS end FROM t": True, "day_after(a) AS \"end\" FROM t": False, "day_after(a) AS end, b AS through FROM t": False,
                           "day_after(a) AS end FROM t ORDER BY end": False, "day_after(a) AS end, CASE b WHEN '1' THEN 'x' ELSE 'y' END AS note FROM t": True,
                           "CASE b WHEN '1' THEN 'x' END AS note, day_after(a) AS end FROM t": True,
                           "day_after(a) AS end, CASE b WHEN '1' THEN 'x' END AS note FROM t ORDER BY end": False, "day_after(a) || '' AS end FROM t": False,
                           "day_after(a) AS end FROM t UNION ALL SELECT a, b, a FROM t": False}.items():
        recipe = importer.recipe(f"SELECT a AS source, b AS target, {words}")
        out = importer.run("sql", recipe, "--dialect", "duckdb")[1]
        tally.compare("a AS through" in out, through, words)
    recipe = importer.recipe("SELECT a AS source, b AS target, day_after(a) AS end FROM t")
    days = ["2019", "2019-12", "2019-11", "2020-02-28", "2019-12-31", "9999", "9999-12-31", "0001-01-01"]
    importer.write("t.csv", "a,b\n" + "".join(f"{day},x\n" for day in days))
    importer.write("answer.csv", "source,target,through\n" + "".join(f"{day},x,{day}\n" for day in days))
    ends = [[relation.get("end") for relation in json.loads(importer.run("import", recipe, *files)[1])["relations"]]
            for files in (["t.csv"], ["--answer", "answer.csv"])]
    tally.compare(ends[1], ends[0], "ends")


def main():
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        importer = Importer(sys.argv[1], folder)
        for path in sorted(RECIPES.glob("*.sql")):
            check_printed(tally, importer, path.stem)
        check_answers(tally, importer)
        check_refused(tally, importer)
        check_beside(tally, importer)
        check_ends(tally, importer)
    return tally.close()


sys.exit(main())
