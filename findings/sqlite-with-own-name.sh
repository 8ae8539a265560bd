#!/bin/sh
# Software: libsqlite3-0 3.40.1 (Debian 12), by python3's sqlite3; npm's @duckdb/node-api 1.5.6-r.1 beside it.
# One would expect: "WITH tie AS (SELECT ... FROM tie WHERE ...) SELECT ... FROM tie" reads the table inside the brackets and what they
# give outside, as in DuckDB and PostgreSQL: without RECURSIVE, nothing that WITH names is known to itself.
# Seen: "circular reference: tie". SQLite takes every WITH for one that may be recursive.
# Why it matters here: to narrow a published table under its own name, so that a long statement need not be touched, is the usual way to try
# it on some years or states; what a cluster runs is an error on the laptop. Any other name will do.

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
 "WITH tie AS (SELECT * FROM tie WHERE since >= 1995) SELECT a, since FROM tie"]
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
known="DuckDB: x 2000
SQLite: circular reference: tie"
printf '%s\n' "$seen"
[ "$seen" = "$known" ] || { printf 'This has changed. It was:\n%s\n' "$known" >&2; exit 1; }
