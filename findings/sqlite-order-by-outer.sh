#!/bin/sh
# Software: libsqlite3-0 3.40.1 (Debian 12), by python3's sqlite3; npm's @duckdb/node-api 1.5.6-r.1 beside it.
# One would expect: a subquery that takes the event nearest in time to each tie, "... ORDER BY abs(e.day - t.since) LIMIT 1", gives one a
# row, as in DuckDB and PostgreSQL: in its WHERE the column of the outer row is known.
# Seen: "no such column: t.since". In ORDER BY (and GROUP BY) of a subquery SQLite does not look at the outer row; the message reads as if
# the name were misspelt.
# Why it matters here: the codebook entry that held on a day, the treaty last in force and the event nearest to a tie are asked for like
# that, and a statement tried on a cluster stops on the laptop. A join with row_number() says the same everywhere.

set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
need() { # PACKAGE VERSION
    here=$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null) || here=none
    case $here in "$2"*) ;; *) echo "needs $1 $2 of Debian 12; here: ${here:-none}" >&2; exit 2 ;; esac
}
need libsqlite3-0 3.40.1-
npm install --no-save --silent --prefix "$dir" @duckdb/node-api@1.5.6-r.1

cat > statements.json <<'JSON'
["CREATE TABLE tie (a text, since integer)", "INSERT INTO tie VALUES ('x', 1990), ('x', 2000)",
 "CREATE TABLE event (a text, day integer)", "INSERT INTO event VALUES ('x', 1991), ('x', 1999)",
 "SELECT t.since, (SELECT e.day FROM event e WHERE e.a = t.a ORDER BY abs(e.day - t.since) LIMIT 1) AS nearest FROM tie t ORDER BY t.since"]
JSON
cat > duckdb.mjs <<'JS'
import { readFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
const database = await (await DuckDBInstance.create(':memory:')).connect()
let rows
for (const statement of JSON.parse(readFileSync('statements.json', 'utf8'))) rows = (await database.runAndReadAll(statement)).getRowsJS()
console.log('DuckDB:', rows.map((row) => row.join(' ')).join(', '))
process.exit(0)
JS
cat > sqlite.py <<'PY'
import json
import sqlite3

database = sqlite3.connect(':memory:')
with open('statements.json') as file:
    statements = json.load(file)
try:
    for statement in statements:
        rows = database.execute(statement).fetchall()
    print('SQLite:', rows)
except sqlite3.OperationalError as error:
    print('SQLite:', error)
PY

seen=$(node duckdb.mjs; /usr/bin/python3 sqlite.py)
known="DuckDB: 1990 1991, 2000 1999
SQLite: no such column: t.since"
printf '%s\n' "$seen"
[ "$seen" = "$known" ] || { printf 'This has changed. It was:\n%s\n' "$known" >&2; exit 1; }
