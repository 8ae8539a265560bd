#!/usr/bin/env python3
"""The SQL of a recipe can read its tables and nothing else: every attempt is refused, with its place and an exit code,
and leaves no file, no output and no process behind. What takes too long or grows too large ends at a limit. A sort that
does not fit into memory goes to a file in TMPDIR that is gone at the end."""
import os
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
from importing import Importer  # noqa: E402
from machine import Tally  # noqa: E402

ROW = "SELECT a AS source, b AS target"
NOT_READING = [
    "ATTACH 'x.db' AS x", "DETACH main", "PRAGMA user_version", "PRAGMA table_info(t)", "PRAGMA temp_store_directory = '/'",
    "INSERT INTO t VALUES (1, 2)", "CREATE TABLE x (a)", "CREATE TEMP TABLE x AS SELECT 1", "CREATE VIEW x AS SELECT 1",
    "CREATE VIRTUAL TABLE x USING input_file(0)", "CREATE TRIGGER x AFTER INSERT ON t BEGIN SELECT 1; END", "DROP TABLE t",
    "DELETE FROM t", "UPDATE t SET a = 1", "ALTER TABLE t RENAME TO u", "VACUUM", "VACUUM INTO 'x.db'", "BEGIN", "COMMIT",
    "SAVEPOINT x", "REINDEX", "ANALYZE", "EXPLAIN SELECT a FROM t", "EXPLAIN QUERY PLAN SELECT a FROM t",
]
FUNCTIONS = [
    "random()", "randomblob(4)", "datetime('now')", "date('now')", "time()", "julianday('now')", "strftime('%s', 'now')",
    "unixepoch()", "current_timestamp", "current_date", "current_time", "load_extension('x.so')", "sqlite_version()",
    "sqlite_source_id()", "last_insert_rowid()", "changes()", "total_changes()", "zeroblob(9)", "json('[]')", "json_array(1)",
    "sqlite_compileoption_get(1)", "fts3_tokenizer('simple')", "tally_row(1)", "sqlite_log(1, 'x')", "readfile('/etc/passwd')",
    "writefile('x', 'y')", "edit('x')", "quote(a)", "offsets(t)", "sqlite_offset(a)", "rtreecheck('t')",
]
TABLES = [
    "sqlite_master", "sqlite_schema", "sqlite_temp_master", "main.sqlite_master", "temp.sqlite_schema", "json_each('[1]')",
    "json_tree('[1]')", "pragma_table_info('t')", "pragma_database_list", "pragma_function_list", "dbstat", "sqlite_dbpage",
    "generate_series(1, 9)", "tally", "input_file", "sqlite_stmt", "bytecode('SELECT 1')", "fsdir('/')", "csv", "copy", "x",
]
TAILS = [
    f"{ROW} FROM t; DROP TABLE t", f"{ROW} FROM t; SELECT a AS id FROM t; SELECT 1", f"{ROW} FROM t; PRAGMA user_version",
    f"{ROW} FROM t; ATTACH 'x.db' AS x", f"{ROW} FROM t; nonsense", "", "-- a comment", ";;", f"{ROW} FROM t WHERE",
]
UNKNOWN = [
    (f"SELECT aa AS source, b AS target FROM t", 'no such column: aa; did you mean "a"?'), ('SELECT "x" AS source, b AS target FROM t', "no such column: x"),
    (f"SELECT lowr(a) AS source, b AS target FROM t", 'no such function: lowr; did you mean "lower"?'),
    (f"{ROW} FROM tt", 'no such table: tt'), ("SELECT a AS sauce, b AS target FROM t", 'gives no column "source"'),
    ("SELECT name AS source, value AS target FROM t, cells(t.record, 'c')", "a column that the table does not have"),
]
LIMITS = [
    (65, "WITH RECURSIVE c(s) AS (SELECT 'x' UNION ALL SELECT s || s FROM c) SELECT max(s) AS source, 'b' AS target FROM c"),
    (65, f"SELECT a{' || a' * 400} AS source, b AS target FROM t"),
    (65, f"SELECT {'CASE a WHEN b THEN ' * 300}a{' END' * 300} AS source, b AS target FROM t"),
    (75, "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n AS source, n AS target FROM c WHERE n < 0"),
    (75, f"SELECT count(*) AS source, 1 AS target FROM {', '.join(f't AS t{i}' for i in range(12))}"),
    (75, "WITH RECURSIVE c(n, s) AS (SELECT 1, printf('%1000000d', 1) UNION SELECT n + 1, printf('%1000000d', n) FROM c) SELECT max(n) AS source, 1 AS target FROM c"),
    (75, "SELECT length(group_concat(printf('%1000000d', x.rowid))) AS source, 1 AS target FROM t AS x, t AS y, t AS z"),
    (75, f"SELECT length({'hex(' * 20}a{')' * 20} || x.rowid) AS source, 1 AS target FROM (SELECT t.a, t.rowid FROM t, t AS u, t AS v) AS x"),
    (65, f"{ROW} FROM t WHERE a IN ({', '.join(map(str, range(60000)))})"),
    (65, f"{ROW} FROM t{f' UNION ALL {ROW} FROM t' * 700}"),
    (65, f"SELECT {'hex(' * 40}a{')' * 40} AS source, b AS target FROM t"), (65, f"{ROW}, {', '.join(f'1 AS c{i}' for i in range(3000))} FROM t"),
    (65, f"SELECT t0.a AS source, t0.b AS target FROM {', '.join(f't AS t{i}' for i in range(65))}"),
    (65, "SELECT sum(9223372036854775807) AS source, 'b' AS target FROM t"),
    (75, f"SELECT x.a AS source, x.a AS target FROM (SELECT t0.a FROM {', '.join(f't AS t{i}' for i in range(12))}) AS x GROUP BY x.a"),
]

NESTED = [f"SELECT {'(' * 101}a{')' * 101} AS source, b AS target FROM t", f"{ROW} FROM {'(SELECT a, b FROM ' * 300}t{')' * 300}",
          f"SELECT {'(' * 500000}a AS source, b AS target FROM t"]

ONE_STEP = "multivector: error: the recipe took more than its limit of time in one step\n"


def left_behind(importer, before):
    return sorted(path.name for path in importer.folder.iterdir() if path.name not in before)


def refused(tally, importer, statement, table, code, message=None, options=()):
    recipe = importer.recipe(statement)
    before = [path.name for path in importer.folder.iterdir()]
    got, out, said = importer.run("import", recipe, table, "-o", "set.json", *options)
    tally.compare((got, out, left_behind(importer, before)), (code, "", []), f"{statement:.80}: {said}")
    ended = code == 75 and said == ONE_STEP  # a busy machine comes to the next step late
    tally.compare("error: " in said and "made-up.sql:" in said or ended, True, f"{statement:.80} says: {said}")
    if message:
        tally.compare(message in said, True, f"{statement:.80} says: {said}")


def reading(tally, importer, table):
    for statement in NOT_READING:
        refused(tally, importer, statement, table, 65)
        refused(tally, importer, f"{ROW} FROM t; {statement}", table, 65)
    for function in FUNCTIONS:
        refused(tally, importer, f"{ROW}, {function} AS note FROM t", table, 65)
        refused(tally, importer, f"SELECT x AS source, x AS target, count(*) AS weight FROM (SELECT {function} AS x FROM t) AS e GROUP BY x",
                table, 65)
    for name in TABLES:
        refused(tally, importer, f"SELECT 'A' AS source, 'B' AS target FROM {name}", table, 65)
    for statement in TAILS:
        refused(tally, importer, statement, table, 65)
    for statement, message in UNKNOWN:
        refused(tally, importer, statement, table, 65, message)


def limits(tally, importer, table):
    table = importer.write("t.csv", "a,b\n" + "1,2\n" * 40)
    for code, statement in LIMITS:
        refused(tally, importer, statement, table, code, options=("--time-limit", "0.3"))
    for statement in NESTED:
        refused(tally, importer, statement, table, 65, "the statement is nested too deeply")


def one_step(tally, importer, table):
    """What SQLite does not come back from in time ends all the same, and what was there stays."""
    before = importer.write("was.json", "what was there")
    recipe = importer.recipe("SELECT instr(printf('%.16000000c', 'x'), printf('%.8000000c', 'x') || 'y') AS source, b AS target FROM t")
    table = importer.write("t.csv", "a,b\n" + "1,2\n" * 40)
    got = importer.run("import", recipe, table, "-o", before, "--time-limit", "0.1")
    tally.compare(got, (75, "", ONE_STEP), "a long step")
    tally.compare(before.read_text(), "what was there", "the set that was there")


def allowed(tally, importer, table):
    """What looks like reading something else, and is not."""
    for statement in ("WITH c AS (SELECT a, b FROM t) SELECT count(*) AS source, 'x' AS target FROM c",
                      "WITH c (p, q) AS MATERIALIZED (SELECT a, b FROM t) SELECT count(*) AS source, 'x' AS target FROM c AS d, c AS e",
                      f"SELECT {'(' * 90}a{')' * 90} AS source, '{'(' * 101}' AS target FROM t /* {'(' * 101} */",
                      f"{ROW} FROM t ORDER BY a COLLATE nocase", f"{ROW} FROM t; -- no more"):
        code, _, said = importer.run("import", importer.recipe(statement), table)
        tally.compare(code, 0, f"{statement}: {said}")
    for name in ("sqlite_master", "dbstat", "pragma_database_list"):
        refused(tally, importer, f"WITH c AS (SELECT a FROM t) SELECT count(*) AS source, 'x' AS target FROM {name}", table, 65)


def files(tally, importer, table):
    """A sort of 30 MB: with a folder for temporary files, and without one."""
    table = importer.write("long.csv", "a,b\n" + "".join(f"{i * 7919 % 100003:0300d},2\n" for i in range(100003)))
    recipe = importer.recipe("SELECT min(a) AS source, max(b) AS target FROM (SELECT a, b, row_number() OVER (ORDER BY a) AS n FROM t) WHERE n < 10")
    temporary = importer.folder / "temporary"
    temporary.mkdir()
    code, _, said = importer.run("import", recipe, table, environment={**os.environ, "TMPDIR": str(temporary), "SQLITE_TMPDIR": str(temporary)})
    tally.compare((code, list(temporary.iterdir())), (0, []), f"a sort in a temporary file: {said}")


def main():
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        importer = Importer(sys.argv[1], folder)
        table = importer.write("t.csv", "a,b\n1,2\n")
        for name in ("x", "x.db", "x.so"):
            tally.compare((importer.folder / name).exists(), False, name)
        for check in (reading, limits, allowed, one_step, files):
            tally.context = check.__name__
            check(tally, importer, table)
    return tally.close()


sys.exit(main())
