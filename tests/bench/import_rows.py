"""Published tables to relation sets: monthly ties of events in the shape of GDELT, beside DuckDB and pandas, and yearly rows
to spells, beside pandas. All print the relations as CSV. The rows "events" make ties and no more; the rows "gdelt-2" are
the recipe of that name as it is, which also counts what is left out, events under an id once more and events told from
both sides, and so do the peers there."""
import csv
import functools
import pathlib
import random
import subprocess

from folders import PEERS, PYTHON, WORK, helper, made, tool
from row import NOT_SLOWER, Row, Side, times, within

NPM = WORK / "npm"
FIELDS = ("source", "target", "type", "weight", "start")
HEAD = ["GLOBALEVENTID", "SQLDATE", *(f"column{i}" for i in range(2, 7)), "Actor1CountryCode", *(f"column{i}" for i in range(8, 17)),
        "Actor2CountryCode", *(f"column{i}" for i in range(18, 29)), "QuadClass", *(f"column{i}" for i in range(30, 61))]
EVENTS = f"""-- title: Made-up events
-- delimiter: tab
-- quoting: none
-- header: none
-- table: events: {", ".join(HEAD)}
SELECT source, target, 'quad' || quad AS type, count(*) AS weight, substr(month, 1, 4) || '-' || substr(month, 5, 2) AS start, 1 AS sign
FROM (SELECT Actor1CountryCode AS source, Actor2CountryCode AS target, QuadClass AS quad, substr(SQLDATE, 1, 6) AS month FROM events
      WHERE Actor1CountryCode <> '' AND Actor2CountryCode <> '' AND Actor1CountryCode <> Actor2CountryCode) AS e
GROUP BY source, target, quad, month
ORDER BY source, target, quad, month
"""
SPELLS = """-- title: Made-up pairs of years
-- table: pairs: a, b, type, year
SELECT a AS source, b AS target, type, 1 AS sign, 1 AS weight, substr(s.value, 1, 4) AS start, substr(s.value, 7) + 1 AS end
FROM (SELECT a, b, type, spells(year) AS years FROM pairs GROUP BY a, b, type) AS p JOIN split(p.years) AS s
ORDER BY a, b, type, start
"""


def write_events(count):
    pathlib.Path(made("events.sql")).write_text(EVENTS)
    path = pathlib.Path(made(f"events-{count}.CSV"))
    if not path.exists():
        with path.open("wb") as file:
            subprocess.run([helper("gdelt_events"), str(count)], stdout=file, check=True)


def write_pairs():
    """600,000 rows: six thousand pairs through a hundred years, with gaps."""
    pathlib.Path(made("spells.sql")).write_text(SPELLS)
    pick = random.Random(1)
    with open(made("pairs.csv"), "w", encoding="utf-8") as file:
        file.write("a,b,type,year\n")
        for pair in range(6000):
            year = 1816
            for _ in range(100):
                year += 1 + (pick.random() < 0.02) * pick.randrange(1, 5)
                file.write(f"{pair // 80},{1000 + pair % 80},{'member' if pair % 3 else 'observer'},{year}\n")


def tuples(text, fields):
    return sorted(tuple(row.get(field, "") for field in fields) for row in csv.DictReader(text.splitlines()))


def same_relations(ours, peer, fields=FIELDS):
    one, other = tuples(ours.out, fields), tuples(peer.out, fields)
    return "" if one == other and one else f"{len(one)} and {len(other)} relations"


def ours(recipe, path):
    return Side("ours", [tool(), "import", recipe, path, "--to", "csv", "--quiet"])


def events(name, count, peer, needs, promises, recipe=made("events.sql"), slow=False):
    path = made(f"events-{count}.CSV")
    repeats = ["repeats"] if recipe == "gdelt-2" else []
    command = {"DuckDB": ["node", str(PEERS / "duckdb_events.mjs"), str(NPM), path], "pandas": [PYTHON, str(PEERS / "pandas_events.py"), path]}[peer]
    return Row("import", name, ours(recipe, path), Side(peer, command + repeats), same_relations, promises, needs,
               prepare=functools.partial(write_events, count), slow=slow)


DUCKDB, PANDAS = (f"npm {NPM} @duckdb/node-api@1.5.6-r.1",), ("python pandas",)
ROWS = [
    events("events-duckdb", 1_000_000, "DuckDB", DUCKDB, (times("cpu", 2), within("memory", 200))),
    events("events-pandas", 1_000_000, "pandas", PANDAS, (times("cpu", 4), within("memory", 200))),
    events("events-duckdb-10m", 10_000_000, "DuckDB", DUCKDB, (times("cpu", 2), within("memory", 200)), slow=True),
    events("gdelt-2-duckdb", 1_000_000, "DuckDB", DUCKDB, (NOT_SLOWER, within("memory", 200)), "gdelt-2"),
    events("gdelt-2-pandas", 1_000_000, "pandas", PANDAS, (times("cpu", 2), within("memory", 200)), "gdelt-2"),
    Row("import", "spells-pandas", ours(made("spells.sql"), made("pairs.csv")), Side("pandas", [PYTHON, str(PEERS / "pandas_spells.py"), made("pairs.csv")]),
        functools.partial(same_relations, fields=(*FIELDS, "end")), (NOT_SLOWER, times("memory", 5)), PANDAS, prepare=write_pairs),
]
