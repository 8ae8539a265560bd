#!/usr/bin/env python3
"""What the helper functions of recipes give, and how tables are read: each row is an expression, or a table with a
statement, and its right value."""
import gzip
import hashlib
import json
import pathlib
import re
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
from importing import Importer, shown  # noqa: E402
from machine import Tally  # noqa: E402

NONE = "(none)"
VALUES = [
    # dates from parts
    ("ymd('1951', '3', '7')", "1951-03-07"), ("ymd(1951, 3)", "1951-03"), ("ymd('1951')", "1951"),
    ("ymd('1951', '-9', '7')", "1951"), ("ymd('1951', '12', '-9')", "1951-12"), ("ymd('1951', '12', NULL)", "1951-12"),
    ("ymd('1951', '', '')", "1951"), ("ymd('-9', '3', '7')", NONE), ("ymd(NULL, 3, 7)", NONE), ("ymd('0', '1', '1')", NONE),
    ("ymd('1951.0', '3', '0')", "1951-03"), ("ymd('800', '1', '1')", "0800-01-01"), ("ymd(2000, 2, 29)", "2000-02-29"),
    # dates by format
    ("iso_date('20160104', 'YYYYMMDD')", "2016-01-04"), ("iso_date('192001', 'YYYYMM')", "1920-01"),
    ("iso_date('9/6/2013', 'M/D/YYYY')", "2013-09-06"), ("iso_date('9/6/2013', 'D/M/YYYY')", "2013-06-09"),
    ("iso_date('31.12.1999', 'DD.MM.YYYY')", "1999-12-31"), ("iso_date('1999', 'YYYY')", "1999"),
    ("iso_date('1992-03-02T00:00:00Z', 'YYYY-MM-DD*')", "1992-03-02"), ("iso_date('1992', 'YYYY*')", "1992"),
    ("iso_date('19990000', 'YYYYMMDD')", "1999"), ("iso_date('19990500', 'YYYYMMDD')", "1999-05"),
    ("iso_date('', 'YYYY')", NONE), ("iso_date(NULL, 'YYYY')", NONE),
    # the day after an end that is included
    ("day_after('2018')", "2019"), ("day_after('2018-02')", "2018-03"), ("day_after('2018-12')", "2019-01"),
    ("day_after('2018-12-31')", "2019-01-01"), ("day_after('2000-02-28')", "2000-02-29"),
    ("day_after('1900-02-28')", "1900-03-01"), ("day_after('9999')", NONE), ("day_after('')", NONE), ("day_after(NULL)", NONE),
    # maps
    ("by_prefix('042', '01..05=words, 06..08=deeds')", "words"), ("by_prefix('059', '01..05=words')", "words"),
    ("by_prefix('06', '01..05=words, *=other')", "other"), ("by_prefix('', '*=other')", NONE),
    ("by_prefix(NULL, '*=other')", NONE), ("by_prefix('1', '10=a, 1=b')", "b"), ("by_prefix('0', '01..05=words')", NONE),
    ("by_prefix('13y', '10..13=words')", "words"), ("by_value('3', '1=member, 2..4=other')", "other"),
    ("by_value('3.0', '3=three')", "three"), ("by_value('10', '1=one')", NONE), ("by_value('x', 'x=text')", "text"),
    ("by_value('-9', '-9..-7=missing')", "missing"), ("by_value(2, '1=a, 2=b')", "b"),
    # names
    ("slug('Côte d''Ivoire')", "cote-d-ivoire"), ("slug('  São Tomé & Príncipe ')", "sao-tome-principe"),
    ("slug('Қазақстан')", "қазақстан"), ("slug('UK (GB)')", "uk-gb"), ("slug('...')", NONE), ("slug('Ⅷ ﬁ')", "viii-fi"),
    # lists of rows and years
    ("(SELECT row_list(value) FROM split('7, 1, 2, 3, 9, 2', ','))", "1-3, 7, 9"),
    ("(SELECT spells(value) FROM split('1990,1985,1986,1991,1991', ','))", "1985..1986,1990..1991"),
    ("(SELECT spells(value) FROM split('', ','))", NONE),
    ("(SELECT group_concat(number || '/' || parts || '=' || value, '|') FROM split(' a; b ;;c', ';'))", "1/3=a|2/3=b|3/3=c"),
    ("(SELECT group_concat(value, '|') FROM split('a, b'))", "a|b"), ("(SELECT count(*) FROM split(NULL, ','))", "0"),
    ("(SELECT group_concat(value, '|') FROM split('a--b', '--'))", "a|b"),
    # keep() and match_code() give a value besides counting
    ("keep(1, 'x')", "1"), ("keep(1 = 2, 'x')", "0"), ("keep(NULL, 'x')", "0"),
    ("match_code('345', 'YUG')", "YUG"), ("match_code('345', '')", "345"),
]
# What is wrong, in a table whose second row has the value: where it is said to be, and what.
WRONG = [
    ("ymd(b, 1, 1)", "19118", "the year is \"19118\"; a whole number up to 9999 was expected"),
    ("ymd(1915, b, 10)", "24", "the month is \"24\"; a whole number up to 12 was expected"),
    ("ymd(1915, 2, b)", "30", "there is no day 1915-02-30"), ("ymd(1915, 1, b)", "x", "the day is \"x\""),
    ("ymd(b)", "1951.5", "the year is \"1951.5\""), ("iso_date(b, 'YYYYMMDD')", "2016", "the date is \"2016\"; YYYYMMDD was expected"),
    ("iso_date(b, 'YYYYMMDD')", "20160230", "there is no day 2016-02-30"), ("day_after(b)", "2016-13", "is no date"),
    ("by_value(b, 'x')", "1", "a map is written"),
]


def values(tally, importer):
    table = importer.write("t.csv", "a,b\n1,2\n")
    for start in range(0, len(VALUES), 30):
        part = VALUES[start:start + 30]
        selects = " UNION ALL ".join(f"SELECT 'A' AS source, 'B' AS target, 'x{i}' AS id, coalesce({text}, '{NONE}') AS note FROM t"
                                     for i, (text, _) in enumerate(part))
        document, said = importer.make(importer.recipe(selects, "-- unmatched: 100\n"), table)
        tally.compare(document is not None, True, f"the expressions run: {said}")
        for relation, (text, right) in zip(document["relations"], part):
            tally.compare(relation["note"], right, text)


def wrong(tally, importer):
    for expression, value, message in WRONG:
        table = importer.write("t.csv", f"a,b\n1,\n1,{value}\n")
        recipe = importer.recipe(f"SELECT 'A' AS source, 'B' AS target, {expression} AS start FROM t WHERE b <> ''")
        code, out, said = importer.run("import", recipe, table)
        tally.compare((code, out), (65, ""), expression)
        tally.compare(message in said, True, f"{expression} says: {said}")
        tally.compare(f"{table}:3:3: error" in said or "a map" in message, True, f"{expression} says where: {said}")


def notes(importer, content, head="", table="a, b", expression="a || '|' || b", name="t.csv"):
    """What `expression` is for each row."""
    recipe = importer.recipe(f"SELECT 'A' AS source, 'B' AS target, {expression} AS note, rowid AS source_ref FROM t", head, table)
    document, said = importer.make(recipe, importer.write(name, content))
    return [r.get("note") for r in document["relations"]] if document else said


def tables(tally, importer):
    for content, right, *how in [
        ("a,b\n1,2\n3,4\n", ["1|2", "3|4"]), ("a,b\r\n1,2\r\n", ["1|2"]), ("a,b\r1,2\r3,4\r", ["1|2", "3|4"]),
        ("\ufeffa,b\n1,2", ["1|2"]), ("\n\na;b\n\n1;2\n", ["1|2"]), ("b\ta\n2\t1\n", ["1|2"]), ("A , B\n 1 ,\t2 \n", ["1|2"]),
        ('a,b\n"x, y","say ""no"""\n', ['x, y|say "no"']), ('a,b\n"1\n2","3\r\n4"\n5,6\n', ["1\n2|3\r\n4", "5|6"]),
        ('a,b\n"","2"\n', ["|2"]), (b"a,b\n" + "Қ".encode() + b",2\n", ["Қ|2"]),
        (gzip.compress(b"a,b\n1,2\n") + gzip.compress(b"3,4\n"), ["1|2", "3|4"]),
        ("a\tb\n\"x\t5\" 2\n", ['"x|5" 2'], "-- quoting: none\n"), ("1,2\n3,4\n", ["1|2", "3|4"], "-- header: none\n"),
        ("Title\n\nmore\na,b\n1,2\n", ["1|2"], "-- header: 4\n"), ("Title, of it\nand; more\na;b\n1;2\n", ["1|2"], "-- header: search\n"),
        (b"a,b\n\xe9,\x93x\x94\n", ["é|“x”"], "-- encoding: cp1252\n"), (b"a,b\n\xe9,2\n", ["é|2"], "-- encoding: latin-1\n"),
        (b"\xef\xbb\xbfa,b\n" + "é,2\n".encode(), ["é|2"], "-- encoding: cp1252\n"),
        ("a,b\nx\ny,2\n3,4\n", ["x y|2", "3|4"], "-- lines: broken\n"), ("a,b\rx\r\ry\rz,2\r", ["x  y z|2"], "-- lines: broken\n"),
        ("a,b\r\n" + f"{'x' * 70000}\r\n{'y' * 300000},2\r\n3,4", [f"{'x' * 70000}  {'y' * 300000}|2", "3|4"], "-- lines: broken\n"),
        ("a,b\n-9,\n7,NA\n", ["none|none", "7|none"], "-- missing: -9, \"\", NA\n", "a, b", "coalesce(a, 'none') || '|' || coalesce(b, 'none')"),
        ("a,b\n1,2\n", ["1|none"], "", "a, c?", "a || '|' || coalesce(c, 'none')"),
        ("a,,b,b\n1,2,3,4\n", ["1|2|3|4"], "", "a, c2, b, b_2", "a || '|' || c2 || '|' || b || '|' || b_2"),
        ("a,B,b,b_2,b\n1,2,3,4,5\n", ["1|2|3|4|5"], "", "a, B, b_2, b_2_2, b_3", "a || '|' || b || '|' || b_2 || '|' || b_2_2 || '|' || b_3"),
        ("a,b,x,y\n1,2,3,4\n", ["x=3 y=4"], "", "a, b, ...",
         "(SELECT group_concat(name || '=' || value, ' ') FROM cells(t.record) WHERE number > 2)"),
        ("a,record\n1,2\n", ["1|2 a=1,record=2"], "", "a, record", "a || '|' || record || ' ' ||"
         " (SELECT group_concat(name || '=' || value) FROM cells(t.record_))"),
        ("a,b,x,y\n1,2,3,4\n", ["b=2 x=3"], "", "a, b, ...", "(SELECT group_concat(name || '=' || value, ' ') FROM cells(t.record, 'b', 'x'))"),
    ]:
        tally.compare(notes(importer, content, *how), right, f"{content!r:.60} {how}")
    for content, message, *how in [
        ("a,b\n1\n", "t.csv:2:1: error: the row has 1 field; 2 were expected"),
        ("a,b\n1\n", "t.csv:2:1: error: the row has 1 field; 2 were expected", "-- lines: broken\n"),
        ("a,b\n1\n2,3\n4,5,6\n", "t.csv:4:1: error: the row has 3 fields; 2 were expected", "-- lines: broken\n"),
        ("a,b\n1,2,3\n", "t.csv:2:1: error: the row has 3 fields"), ('a,b\n1,"2\n', "t.csv:2:3: error: the quote that opens here is never closed"),
        ('a,b\n1,"2"x\n', "t.csv:2:6: error: text stands behind the closing quote"), ("a,b\n", "t.csv:2:1: error: the table has no rows"),
        ("", "t.csv:1:1: error: the table is empty"), ("a,c\n1,2\n", 'the header has no column "b"'),
        (b"a,b\n\xe9,2\n", "t.csv:2:1: error: byte 0xE9 in this field is not valid; UTF-8"),
        (b"a,b\n\x81,2\n", "byte 0x81 stands for nothing", "-- encoding: cp1252\n"),
        (gzip.compress(b"a,b\n1,2\n")[:-6], "the gzip data are cut off"), (b"PK\x03\x04....", "is a zip archive"),
    ]:
        said = notes(importer, content, *how)
        tally.compare(message in said, True, f"{content!r:.60} says: {said}")


def long_rows(tally, importer):
    """Rows that go over the ends of buffers, in every way of ending a line."""
    for end in ("\n", "\r\n", "\r"):
        cells = [f"{'x' * (i % 997)}{i}" for i in range(6000)]
        lines = "".join(f'{c},"{c[:40]}{end}""{i}"{end}' for i, c in enumerate(cells))
        got = notes(importer, f"a,b{end}{lines}", expression="a")
        tally.compare(got == cells, True, f"rows over ends of buffers, {end!r}")


# A code, a day, and whose code it was on that day: states that ended, began, split or merged.
CODES = [
    ("alpha2", "CS", "1980-01-01", "CSK"), ("alpha2", "CS", "2004-01-01", "SCG"), ("alpha2", "CS", "1998-01-01", NONE),
    ("numeric", "891", "1995-01-01", "YUG"), ("numeric", "891", "2005-01-01", "SCG"), ("numeric", "688", "2006-06-03", "SRB"),
    ("numeric", "688", "2006-06-02", NONE), ("numeric", "278", "1990-10-02", "DDR"), ("numeric", "278", "1990-10-03", NONE),
    ("numeric", "276", "2020-01-01", "DEU"), ("numeric", "720", "1990-05-21", "YMD"), ("numeric", "887", "1990-05-22", "YEM"),
    ("alpha2", "VD", "1970-01-01", "VDR"), ("alpha2", "VD", "1976-07-02", NONE), ("alpha2", "VN", "1980-01-01", "VNM"),
    ("alpha2", "SU", "1991-12-25", "SUN"), ("alpha2", "SU", "1991-12-26", NONE), ("alpha2", "RU", "1992-01-01", "RUS"),
    ("alpha2", "KZ", "1991-12-16", "KAZ"), ("fips10_4", "OD", "2011-07-09", "SSD"), ("fips10_4", "OD", "2011-07-08", NONE),
    ("numeric", "729", "2000-01-01", "SDN"), ("fips10_4", "KV", "2008-02-17", "XKK"), ("fips10_4", "KV", "2008-02-16", NONE),
    ("fips10_4", "GM", "2000-01-01", "DEU"), ("fips10_4", "CH", "2000-01-01", "CHN"), ("alpha2", "TP", "2001-01-01", "TMP"),
    ("numeric", "626", "2002-05-20", "TLS"), ("numeric", "530", "2010-10-09", "ANT"), ("numeric", "530", "2010-10-10", NONE), ("alpha3", "CZE", "1993-01-01", "CZE"), ("alpha3", "CZE", "1992-12-31", NONE),
]


def codebooks(tally, importer):
    for system in ("alpha2", "alpha3", "numeric", "fips10_4"):
        cases = [(code, day, right) for name, code, day, right in CODES if name == system]
        table = "code,day\n" + "".join(f"{code},{day}\n" for code, day, _ in cases)
        recipe = importer.recipe(f"SELECT 'A' AS source, 'B' AS target, coalesce(i.alpha3, '{NONE}') AS note FROM t LEFT JOIN iso3166 AS i"
                                 f" ON i.{system} = t.code AND i.start <= t.day AND (i.\"end\" = '' OR t.day < i.\"end\") ORDER BY t.rowid",
                                 "-- codebook: iso3166, cameo\n", "code, day")
        document, said = importer.make(recipe, importer.write("t.csv", table))
        tally.compare([r["note"] for r in document["relations"]] if document else said, [right for *_, right in cases], system)


def counting(tally, importer):
    """What is counted and said, and what is too much."""
    table = importer.write("t.csv", "a,b\n" + "".join(f"{i % 40},{i}\n" for i in range(100)))
    states = importer.write("s.csv", "code,name\n" + "".join(f"{i},S{i}\n" for i in range(38)))
    text = ("SELECT match_code(t.a, s.name, 's') AS source, 'X' AS target, by_value(t.a, '0..9=member, 10..37=observer') AS type FROM t"
            " LEFT JOIN s ON s.code = t.a WHERE keep(t.b <> '7', 'rows of seven')")
    recipe = importer.recipe(text, "-- table: s?: code, name\n")
    document, said = importer.make(recipe, table, states)
    tally.compare(said.splitlines()[-1], "100 rows of t, 38 rows of s read; left out: rows of seven (1); 99 relations between 41 actors. Codes"
                  ' without a match, which are ids now: "38" (2), "39" (2). Values without a place in a map: "38" (2), "39" (2).', "sentence")
    tally.compare(document["description"], said.splitlines()[-1], "description")
    tally.compare(importer.make(recipe, table)[1].splitlines()[-1].split(". ")[0], "100 rows read; left out: rows of seven (1); 99 relations"
                  " between 41 actors", "without the states")
    states.write_text("code,name\n" + "".join(f"{i},S{i}\n" for i in range(36)))
    code, _, said = importer.run("import", recipe, table, states)
    tally.compare(code, 65, "exit code with 4 of 40 codes unmatched")
    tally.compare("8.08 % of the codes are without a match, where at most 5 % were expected" in said, True, f"says {said}")
    lenient = importer.recipe(text, "-- table: s?: code, name\n-- unmatched: 10\n")
    tally.compare(importer.run("import", lenient, table, states)[0], 0, "where the recipe allows it")
    importer.write("t.csv", "a,b\n1,4.0\n")
    for head, message in [("-- expect: b: 5\n", 't.csv:2:3: warning: "b" is "4.0", where the recipe expects 5'), ("-- covers: 1816..2014\n", "outside of")]:
        said = importer.make(importer.recipe("SELECT a AS source, b AS target, '2020' AS start FROM t", head), table)[1]
        tally.compare(message in said, True, f"{head} says {said}")
    scaled = importer.recipe("SELECT a AS source, b AS target, 35 AS weight, 4 AS n, 2.5 AS score FROM t", "-- weight-scale: 10\n-- weight-divide: n\n")
    relation = importer.make(scaled, table)[0]["relations"][0]
    tally.compare((relation["weight"], relation["attributes"]), (0.875, {"score": 2.5}), "a weight that is divided, and an attribute")


def reading(tally, importer):
    """Commands that read take a recipe of one table, from a file or standard input, and say which one a file looks like."""
    table = importer.write("t.csv", "a,b\n1,2\n3,4\n")
    recipe = importer.recipe("SELECT a AS source, b AS target FROM t")
    right = "t.csv: valid: 4 actors, 2 relations\n  2 rows read; 2 relations between 4 actors.\n"
    tally.compare(importer.run("validate", "--recipe", recipe, "t.csv")[1], right, "validate")
    tally.compare(importer.run("validate", "--recipe", recipe, "-", stdin=table.read_bytes())[1].split(":", 1)[1], right.split(":", 1)[1], "standard input")
    set_ = importer.write("set.json", importer.run("import", recipe, "t.csv")[1])
    tally.compare(importer.run("compare", "--recipe", recipe, "t.csv", set_)[0], 0, "a table beside a set")
    report = json.loads(importer.run("report", "--recipe", recipe, "t.csv", "--format", "json")[1])
    tally.compare(report["input"]["sha256"], hashlib.sha256(table.read_bytes()).hexdigest(), "digest")
    two = importer.recipe("SELECT a AS source, b AS target FROM t, u", "-- table: u: c, d\n")
    code, out, said = importer.run("report", "--recipe", two, "t.csv")
    tally.compare((code, out, "needs 2 tables" in said), (64, "", True), f"two tables: {said}")
    code, out, said = importer.run("import", two, "t.csv")
    tally.compare((code, out, 'needs a file for its table "u", with the columns c, d' in said), (64, "", True), f"a table is missing: {said}")
    code, out, said = importer.run("report", "--recipe", "cow-mids", "t.csv")
    tally.compare((code, out, 'there is no recipe "cow-mids": "multivector recipes" lists them' in said and 'did you mean "cow-mid"' in said), (64, "", True), said)
    importer.write("cow-mid", "nothing")   # a name outranks a file
    tally.compare("the recipe cow-mid is for" in importer.run("import", "cow-mid", "t.csv")[2], True, "the name of a recipe")
    files = [importer.write(f"{i}.csv", f"b,a\n{i},{i + 1}\n" if i % 2 else f"a,b\n{i},{i + 1}\n") for i in range(5)]
    document = importer.make(importer.recipe("SELECT a AS source, b AS target, rowid AS source_ref FROM t"), *files)[0]
    tally.compare([(r["source"], r["target"]) for r in document["relations"]], [("0", "1"), ("2", "1"), ("2", "3"), ("4", "3"), ("4", "5")], "several files of one shape")


def page(tally, importer):
    """The recipe that docs/recipes.md shows."""
    text = (pathlib.Path(__file__).resolve().parent.parent.parent / "docs/recipes.md").read_text()
    recipe = importer.write("page.sql", re.search(r"^```sql\n(.*?)^```$", text, re.S | re.M).group(1))
    table = importer.write("t.csv", "country1,country2,kind,signed,last_year\nA,B,1,9/6/2013,2020\nA,C,9,1/1/2000,2001\nB,C,2,31/12/1999,\n")
    document, said = importer.make(recipe, table)
    tally.compare([shown(r, ("source", "target", "type", "start", "end")) for r in document["relations"]] if document else said,
                  [("A", "B", "alliance", "2013-06-09", "2021"), ("B", "C", "friendship_treaty", "1999-12-31", "")], "relations")


def grouping(tally, importer):
    """Statements that group are folded as they are read; SQLite by itself must give the same. The same statement with a
    window function is left to SQLite."""
    lines = "".join(f"{'ABC'[i % 3]},{'BCA'[i * i % 3]},{i % 7 - 3},2020-{i % 12 + 1:02d}-{i % 28 + 1:02d},{i % 5 / 4}\n" for i in range(500))
    table = importer.write("t.csv", "x,y,w,d,r\n" + lines + "A,B,,,\n")
    inner = "SELECT x, y, substr(d, 1, 7) AS m, nullif(w, '') AS w, d, cast(r AS real) AS r FROM t WHERE x <> y"
    lists = ["count(*) AS weight, m AS note", "count(w) + 1 AS weight, sum(w) AS s, min(w) AS lo, max(w) AS hi, m AS note",
             "max(1, sum(w)) AS weight, min(d) || max(d) AS note, sum(r) AS r", "sum(CASE WHEN w > '0' THEN 1 ELSE 0 END) + 1 AS weight, m AS note"]
    for part in lists:
        for rest in ("ORDER BY x, y, m", "HAVING count(*) > 3 ORDER BY count(*), x, y, m", "ORDER BY m DESC, y, x LIMIT 7"):
            for where in ("", "WHERE m <> '2020-03'"):
                sets = [importer.make(importer.recipe(f"SELECT x AS source, y AS target, {part} {extra} FROM ({inner}) AS e {where} GROUP BY x, y, m {rest}",
                                                      table="x, y, w, d, r"), table)
                        for extra in ("", ", nullif(total(0), 0) AS attribute")]
                tally.compare(sets[0], sets[1], f"{part} {where} {rest}")
                tally.compare(len(sets[0][0]["relations"]) > 2, True, "it has relations")
    explained = importer.recipe("SELECT x AS source, y AS target, count(*) AS weight FROM (SELECT x, y FROM t WHERE x <> y) AS e GROUP BY x, y ORDER BY x, y",
                                table="x, y, w, d, r")
    rows = importer.run("import", explained, table, "--explain-rows")[1].splitlines()[1:]
    pairs = [line.split(",")[:2] for line in table.read_text().splitlines()[1:]]
    for line in rows:
        _, _, source, target, *_, quoted = line.split(",", 7)
        numbers = [n for part in quoted.strip('"').split(", ") for n in range(int(part.split("-")[0]), int(part.split("-")[-1]) + 1)]
        tally.compare(numbers, [i for i, pair in enumerate(pairs, 1) if pair == [source, target]], f"rows of {source} {target}")


def main():
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        importer = Importer(sys.argv[1], folder)
        for check in (values, wrong, tables, long_rows, codebooks, counting, reading, page, grouping):
            tally.context = check.__name__
            check(tally, importer)
    return tally.close()


sys.exit(main())
