#!/usr/bin/env python3
"""heads.py BUILD: what the head of a recipe says of tables and sets is so of the set that it makes; a line that says nothing that
can be meant is refused, with its place and how it is written."""
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
from importing import Importer  # noqa: E402
from machine import Tally  # noqa: E402

SELECT = "SELECT a AS source, b AS target, 'own' AS type FROM t"
TYPE = "-- type: own: owns, economic\n"
WRONG = {  # a line of the head: what is said of it
    "table: T: x": "a table is called by small letters", "table: sqlite_x: x": "tables of SQLite itself", "table: t: x": 'there is a table "t" already',
    "table: u": "a column has no name", "table: u: x, |y": "a column has no name", "table: : x": "a table is called by small letters",
    "delimiter: dot": "the delimiter is comma, semicolon, tab or bar", "quoting: single": 'the quoting is "double"', "lines: long": 'the lines are "whole"',
    "header: 0": "the header is at a line", "header: 1001": "the header is at a line", "header: 1.5": "the header is at a line", "header: first": "the header is at a line",
    "encoding: utf-16": "the encoding is utf-8", "expect: version": '"-- expect: COLUMN: VALUE, VALUE"', "covers: always": "it covers a period",
    "codebook: ISO 3166": "a codebook has a name", "vector: : none": '"-- vector: ID: NAME"', "type: own": '"-- type: ID: NAME, FAMILY"', "type: own: owns": '"-- type: ID: NAME, FAMILY"',
    "type: own: , f": '"-- type: ID: NAME, FAMILY"', "type: own: owns,": '"-- type: ID: NAME, FAMILY"', "type: : owns, f": '"-- type: ID: NAME, FAMILY"',
    "type: own: owns, f, 2": '"-- type: ID: NAME, FAMILY"', "type: own: owns, f, weight 0": '"-- type: ID: NAME, FAMILY"', "type: own: owns, f, weight x": '"-- type: ID: NAME, FAMILY"',
    "type: own: owns, f, +1x": '"-- type: ID: NAME, FAMILY"', "weight-scale: 0": "a number above 0", "weight-scale: x": "a number above 0", "date: soon": "a date YYYY",
    "url: ftp://x.example": "an address with http://", "unmatched: -1": "in per cent", "unmatched: 101": "in per cent", "unmatched: x": "in per cent",
    "titel: x": 'no key "titel"; did you mean "title"?', "note:": '"note" has no value', "title: again": '"title" stands twice',
}


def wrong(tally, importer):
    importer.write("t.csv", "a,b\nA,B\n")
    for line, said in WRONG.items():
        tally.context = line
        code, out, error = importer.run("import", importer.recipe(SELECT, TYPE + f"-- {line}\n"), "t.csv")
        tally.compare((code, out), (65, ""), f"exit code and output: {error}")
        tally.compare("made-up.sql:4:" in error and said in error, True, f"what is said: {error}")
    tally.context = "no head"
    importer.write("bare.sql", SELECT)
    code, _, error = importer.run("import", "./bare.sql", "t.csv")
    tally.compare((code, 'no "-- title: ..."' in error, 'no "-- table: ' in error), (65, True, True), error)
    tally.context = "no statement"
    tally.compare(importer.run("import", importer.recipe(""), "t.csv")[0], 65, "exit code")


def right(tally, importer):
    importer.write("t.csv", "a,b\nA,B\nB,C\n")
    head = """-- focus: A
-- vector: west: The West
-- vector: both: Either, not counted
-- vector: east
-- type: own: owns,
--   economic, -1, weight 2.5, directed
-- type: other: others, f, 0
-- date: 2010-05
-- url: https://x.example/y
-- Prose: it says nothing.
"""
    made, said = importer.make(importer.recipe(SELECT, head), "t.csv")
    tally.context = f"a whole head: {said}"
    tally.compare(made is not None, True, "a set")
    if not made:
        return
    tally.compare(made["focus"], "A", "the focus")
    tally.compare([(v["id"], v["name"], v["counted"]) for v in made["vectors"]], [("west", "The West", True), ("both", "Either", False), ("east", "east", True)], "vectors")
    own = next(t for t in made["relation_types"] if t["id"] == "own")
    tally.compare([own[key] for key in ("name", "family", "sign", "weight", "directed")], ["owns", "economic", -1, 2.5, True], "the type")
    tally.compare(made["sources"][0]["url"], "https://x.example/y", "the address")
    tally.context = "a focus that no row has"
    code, out, said = importer.run("import", importer.recipe(SELECT, TYPE + "-- focus: Z\n"), "t.csv")
    tally.compare((code, out, "Z" in said), (65, "", True), said)
    for tally.context, head, table in (
            ("tab", "-- delimiter: tab\n", "a\tb\nA\tB\nB\tC\n"), ("semicolons", "-- delimiter: semicolon\n", "a;b\nA;B\nB;C\n"), ("bars", "-- delimiter: bar\n", "a|b\nA|B\nB|C\n"),
            ("no header", "-- header: none\n", "A,B\nB,C\n"), ("a line", "-- header: 3\n", "about\n\na,b\nA,B\nB,C\n"), ("search", "-- header: search\n", "about\nit\na,b\nA,B\nB,C\n"),
            ("a byte order mark and old line ends", "", "\ufeffa,b\r\nA,B\r\nB,C\r\n"), ("latin-1", "-- encoding: latin-1\n", "a,b\nA,B\nB,C\n".encode("latin-1"))):
        importer.write("t.csv", table)
        made, said = importer.make(importer.recipe(SELECT, TYPE + head), "t.csv")
        tally.compare(sorted((r["source"], r["target"]) for r in made["relations"]) if made else said, [("A", "B"), ("B", "C")], "relations")


def main():
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        importer = Importer(sys.argv[1], folder)
        wrong(tally, importer)
        right(tally, importer)
    return tally.close()


sys.exit(main())
