"""Tables of recipes as an engine has them: loaded as texts, under the names of the recipe."""
import csv
import io
import json
import pathlib
import random
import re
import sqlite3
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
RECIPES = ROOT / "graphs/recipes"


def telling(name):
    return "".join(c for c in name.lower() if c.isalnum())


class Table:
    def __init__(self, name, columns):
        self.name = name.rstrip("?")
        self.more = columns.rstrip().endswith("...")
        columns = [c.strip() for c in columns.split(",") if c.strip() != "..."]
        self.columns = [c.rstrip("?").split("|")[0] for c in columns]
        self.needed = {c.split("|")[0].lower() for c in columns if not c.endswith("?")}
        self.called = {telling(name): c.rstrip("?").split("|")[0].lower() for c in columns for name in reversed(c.rstrip("?").split("|"))}

    def header(self, row):
        """The names of the recipe, each for the first cell that may be called so."""
        names = []
        for cell in row:
            name = self.called.get(telling(cell), cell)
            names.append(cell if name in names else name)
        return names


class Head:
    """What the head of a recipe says about its tables."""

    def __init__(self, path):
        text = re.sub(r"\n--   +", " ", pathlib.Path(path).read_text())
        self.keys = re.findall(r"^-- ([a-z-]+): (.*)$", text, re.MULTILINE)
        said = dict(self.keys)
        self.tables = [Table(*value.split(":", 1)) for key, value in self.keys if key == "table"]
        self.delimiter = {"tab": "\t", "semicolon": ";", "bar": "|", "comma": ","}.get(said.get("delimiter"))
        self.quoted = said.get("quoting") != "none"
        self.broken = said.get("lines") == "broken"
        self.headless = said.get("header") == "none"
        self.encoding = {"latin-1": "latin-1", "cp1252": "cp1252"}.get(said.get("encoding"), "utf-8-sig")
        self.codebooks = [name.strip() for name in said.get("codebook", "").split(",") if name.strip()]

    def rows(self, path):
        content = pathlib.Path(path).read_bytes()
        text = content.decode("utf-8-sig" if content.startswith(b"\xef\xbb\xbf") else self.encoding)
        first = text.split("\n", 1)[0]
        delimiter = self.delimiter or max(",;\t|", key=first.count)
        quoting = csv.QUOTE_MINIMAL if self.quoted else csv.QUOTE_NONE
        lines = text.splitlines() if not self.quoted else text.splitlines(keepends=True)
        rows = [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=delimiter, quoting=quoting) if row]
        return joined(rows) if self.broken else rows

    def table(self, path):
        """The table a file is, and its rows as dictionaries; columns of the head are in small letters."""
        rows = self.rows(path)
        if self.headless:
            table = self.tables[0]
            return table, [dict(zip([c.lower() for c in table.columns], row)) for row in rows]
        for table in self.tables:
            for at, row in enumerate(rows[:100]):
                header = table.header(row)
                if table.needed <= set(header):
                    return table, [dict(zip(header, cells)) for cells in rows[at + 1:]]
        raise LookupError(f"{path} is no table of the recipe")


def joined(rows):
    """Rows that stop before their last cell go on in the next; the widest is whole."""
    width, whole = max(map(len, rows)), []
    for row in rows:
        if whole and len(row) < width and 1 < len(whole[-1]) < width:
            whole[-1] += [f"{whole[-1].pop()} {row[0]}", *row[1:]]
        else:
            whole.append(list(row))
    return whole


def quoted(name):
    return '"' + name + '"'


def cases():
    """The tables of tests/recipes: the recipe, and the files of a case."""
    ours = ("expected.csv", "actors.csv", "sentence", "recognised")
    for folder in sorted(path.parent for path in (ROOT / "tests/recipes").glob("*/expected.csv")):
        yield folder.name.split(".")[0], sorted(path for path in folder.iterdir() if path.name not in ours)


def tables_of(head, files):
    """The tables of a recipe: name, columns, which of them the head does not name, rows."""
    found = {table.name: (table, []) for table in head.tables}
    further = {}
    for path in files:
        table, rows = head.table(path)
        found[table.name][1].extend(rows)
        if table.more and rows:
            known = {column.lower() for column in table.columns}
            further[table.name] = [column for column in rows[0] if column and column not in known]
    for name, (table, rows) in found.items():
        columns = [*table.columns, *further.get(name, [])]
        yield name, columns, further.get(name, []), [[row.get(c.lower(), row.get(c, "")) for c in columns] for row in rows]
    for name in head.codebooks:
        with open(RECIPES / f"codebooks/{name}.csv", newline="") as lines:
            header, *rows = csv.reader(lines)
        yield name, header, [], rows


def comparable(text):
    """The set without what is said about rows, which an engine does not number."""
    document = json.loads(text)
    document.pop("description", None)
    for relation in document["relations"]:
        for source in relation.get("sources", []):
            source["quote"] = re.sub(r"^rows? [0-9, -]+$|^[0-9]+ rows$", "rows", source.get("quote", ""))
    return document["relations"], document.get("relation_types")


def difference(importer, engine, recipe, path, files):
    """What is wrong with the set that the engine's answer makes, beside what `import` makes of the files; or ""."""
    code, statement, said = importer.run("sql", recipe, "--dialect", engine.dialect)
    if code != 0:
        return said
    for table in tables_of(Head(path), files):
        engine.create(*table)
    try:
        importer.write("answer.csv", engine.answer(statement))
    except (ValueError, OSError, subprocess.CalledProcessError, sqlite3.Error) as error:
        return f"it is refused: {error}"
    answered, imported = importer.run("import", recipe, "--answer", "answer.csv"), importer.run("import", recipe, *files)
    if answered[0] != 0 or imported[0] != 0:
        return answered[2] + imported[2]
    (ours, types), (right, known) = comparable(answered[1]), comparable(imported[1])
    wrong = [f"{one} instead of {other}" for one, other in zip(ours, right) if one != other]
    return (wrong or [f"{len(ours)} relations instead of {len(right)}"])[0] if ours != right else "" if types == known else "its types"


COLUMNS = ["a", "b", "code", "value", "y", "m", "d", "day", "n"]   # of the table for those below


def table_text(rows):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([COLUMNS, *rows])
    return text.getvalue()


FUNCTIONS = """-- title: All helper functions
-- table: t: a, b, code, value, y, m, d, day, n
-- missing: NA, -9
-- unmatched: 100
-- weight-scale: 10
-- weight-divide: rows_of
-- type: low: is low with, test
-- type: high: is high with, test, -1
-- type: rest: is otherwise with, test
SELECT match_code(a, nullif(b, 'B1')) AS source, 'x' AS target,
    by_prefix(code, '01..05=low, 06..20=high, *=rest') AS type, 15 AS weight, 2 AS rows_of,
    ymd(y, m, d) AS start, day_after(ymd(y, m, d)) AS end,
    by_value(value, '1=one, 2..5=few, *=many') AS amount, iso_date(day, 'YYYYMMDD') AS seen,
    day_after(iso_date(day, 'YYYYMMDD')) AS after, ymd(y, m) AS month, ymd(y) AS year,
    max(code, value) AS higher, min(code, value) AS lower, cast(n AS integer) + 1 AS more, source_ref
FROM (SELECT t.*, n AS source_ref FROM t) AS t
WHERE keep(code <> '99', 'rows of 99')
ORDER BY cast(n AS integer)
"""

# What hangs on a row: parts of a cell, some of its cells, all of them. SQLite has to know the names of columns.
LISTS = """-- title: Lists in cells
-- table: t: a, b, code, value, y, m, d, day, n
-- missing: NA
SELECT t.a AS source, s.value AS target, c.name AS cell, c.value AS holds, s.number AS place, s.parts AS parts, t.n AS source_ref
FROM t JOIN split(t.day, '--') AS s JOIN cells(t.record, 'code', 'm') c
WHERE c.value <> '02' ORDER BY t.rowid, s.number, c.number
"""
CELLS = """-- title: All cells
-- table: t: a, n, ...
-- missing: NA
SELECT t.a AS source, c.value AS target, c.name AS cell, t.rowid AS source_ref
FROM t JOIN cells(t.record) AS c WHERE c.name NOT IN ('a', 'n') AND c.value <> '' ORDER BY t.rowid, c.number
"""
SPELLS = """-- title: Spells
-- table: t: a, b, code, value, y, m, d, day, n
SELECT g.a AS source, g.b AS target, s.value AS note
FROM (SELECT a, b, spells(nullif(m, '')) AS years FROM t WHERE m NOT IN ('NA', '-9') GROUP BY a, b) AS g JOIN split(g.years) s
ORDER BY g.a, g.b, s.number
"""
# Columns that are compared with texts, two of each kind; and rows that are looked up by two columns, each with its number.
TESTS = """-- title: Tests and keys
-- table: t: a, b, code, value, y, m, d, day, n
SELECT t.a AS source, u.b AS target, t.rowid AS here, u.rowid AS there, u.n AS note
FROM t JOIN t AS u ON u.code = t.value AND u.y = t.y
WHERE t.a = 'A1' AND t.m <> '02' AND t.b <> 'B2' AND t.d = ''
ORDER BY t.rowid, u.rowid
"""


def awkward_rows(count):
    """Rows for them: ends of months and years, leap days, missing parts, codes at the ends of ranges."""
    draw = random.Random(7)
    days = ["19840228", "19840229", "19830228", "19001231", "20000229", "19000228", "18160430", "20241100", "20240000", "20240131", "",
            "17000101", "22001231"]
    for n in range(1, count + 1):
        year, month, day = draw.choice(["1816", "1999", "2000", "2024"]), draw.choice(["1", "02", "12", "-9", "", "0", "NA"]), ""
        if month not in ("", "0", "NA", "-9"):
            day = draw.choice(["1", "28", "09", "", "-9"] + ["31"] * (month != "02"))
        yield [f"A{n % 5}", f"B{n % 3}", draw.choice(["010", "042", "05", "057", "06", "20", "203", "2", "99", "x", "0"]),
               draw.choice(["1", "2", "4", "5", "5.5", "6", "x", "2.5", "12"]), year, month, day, draw.choice(days), str(n)]


def listed_rows(count):
    """The same with lists for days: blanks around parts, empty parts, separators at the ends, letters and quotes."""
    draw = random.Random(11)
    lists = ["x", "x -- y", " --x--", "--", "", "x'y--\"z\"", "a,b; c--d", "Ä--ß--я", "x-- --x", "x---y", "\\--n", "NA"]
    for row in awkward_rows(count):
        yield [*row[:7], draw.choice(lists), row[8]]


def made_cases(importer, adapt=lambda text: text):
    """All helper functions on awkward values: name, recipe, tables. Recipes and tables may be adapted to an engine."""
    for name, recipe, rows in (("functions", FUNCTIONS, awkward_rows(400)), ("lists", LISTS, listed_rows(200)),
                               ("cells", CELLS, awkward_rows(60)), ("spells", SPELLS, awkward_rows(400)),
                               ("tests", TESTS, awkward_rows(400))):
        yield f"./{name}.sql", importer.write(f"{name}.sql", adapt(recipe)), [importer.write(f"{name}.csv", adapt(table_text(rows)))]
