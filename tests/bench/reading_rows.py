"""Reading, and drawing long titles: real data against the build before and against pandas with python-igraph, a million
relations, and growth, where we are compared with ourselves at two sizes."""
import functools
import json
import pathlib
import random
import re
import subprocess

from answers import same_json, same_text
from folders import BEFORE, PEERS, PYTHON, WORK, data, helper, made, tool
from row import NOT_SLOWER, Row, Side, grows, times, within

SLASHDOT = "slashdot.edges.csv.gz"
NPM = WORK / "npm"
UNVOTES = "unvotes_1946-2013.edges.csv.gz"
GROWTH = 12         # ten times the size; linear, with some allowance


def real(name, check, *arguments):
    return Row("reading", name, Side("ours", [tool(), *arguments]), Side("before", [tool(BEFORE), *arguments]), check,
               (NOT_SLOWER,), (f"data {SLASHDOT}", "before"))


def same_counts(ours, peer):
    """validate prints "FILE: valid: N actors, M relations"."""
    counts = [side.out.rpartition("valid:")[2].split() for side in (ours, peer)]
    return "" if counts[0] == counts[1] else f"{counts[0]} and {counts[1]}"


def document(**more):
    return {"format": "multivector-relation-set", "version": 1, "actors": [{"id": "A"}, {"id": "B"}],
            "relations": [{"id": "r", "source": "A", "target": "B", "type": "alliance_treaty"}], **more}


def with_unknown_keys(count):
    return document(**{f"unknown{i}": i for i in range(count)})


def with_title(length):
    return document(title=("a word or two " * length)[:length].strip())


def write(name, sizes, make):
    for size in sizes:
        with open(made(f"{name}-{size}.json"), "w", encoding="utf-8") as file:
            json.dump(make(size), file)


def growth(name, command, sizes, unit, make, check):
    small, large = (Side(f"{size:,} {unit}", [tool(), command, made(f"{name}-{size}.json")]) for size in sizes)
    return Row("reading", name, small, large, check, (grows("cpu", GROWTH),), prepare=functools.partial(write, name, sizes, make))


def both_valid(small, large):
    return "" if "valid: 2 actors" in small.out and "valid: 2 actors" in large.out else "not both are valid"


def both_drawn(small, large):
    return "" if all('class="node' in side.out and "a word or two" in side.out for side in (small, large)) else "not both are drawn"


MILLION = 1_000_000
TABLE_BYTES = 52    # of text for a relation of the table below
MEGABYTES = 250 * MILLION / 2**20                           # of memory for so many relations
TYPES = ("member", "alliance", "sanctions", "trade", "armed_conflict")


def table_of_a_million():
    """Relations of fifty thousand actors, with all that a row can say in few letters."""
    pick = random.Random(1)
    yield "source,target,type,sign,weight,start,end,id,note\n"
    for i in range(MILLION):
        yield (f"a{pick.randrange(50_000)},a{pick.randrange(50_000)},{pick.choice(TYPES)},{pick.choice((1, -1))},{pick.randrange(1, 9) / 2},"
               f"{pick.randrange(1950, 2000)},{pick.randrange(2000, 2020)},r{i},n{pick.randrange(1000)}\n")


def lines_of_a_million():
    rows = table_of_a_million()
    names = next(rows).strip().split(",")
    yield json.dumps({"format": "multivector-relation-set", "version": 1}) + "\n"
    yield from (json.dumps({"actor": {"id": f"a{i}"}}) + "\n" for i in range(50_000))
    for row in rows:
        record = dict(zip(names, row.strip().split(",")))
        yield json.dumps({"relation": {**record, "sign": int(record["sign"]), "weight": float(record["weight"])}}) + "\n"


def write_once(name, rows):
    path = pathlib.Path(made(name))
    if not path.exists():
        path.write_text("".join(rows()), encoding="utf-8")


def against_pandas(name, path, needs, promises, prepare=lambda: None):
    return Row("reading", name, Side("ours", [tool(), "validate", path]),
               Side("pandas and python-igraph", [PYTHON, str(PEERS / "pandas_tuple_list.py"), path]), same_counts,
               (times("memory", 2), *promises), (*needs, "python pandas", "python igraph"), prepare=prepare)


TIES, MANY_TIES = MILLION, 10 * MILLION
BASE = 8                                                    # megabytes of a program that reads nothing
DUCKDB = f"npm {NPM} @duckdb/node-api@1.5.6-r.1"


def write_ties(count):
    path = pathlib.Path(made(f"ties-{count}.csv"))
    if not path.exists():
        with path.open("wb") as file:
            subprocess.run([helper("generated_ties"), str(count)], stdout=file, check=True)


def against_duckdb(name, count, *promises, slow=False):
    path = made(f"ties-{count}.csv")
    return Row("reading", name, Side("ours", [helper("fold_ties"), path]),
               Side("DuckDB", ["node", str(PEERS / "duckdb_ties.mjs"), str(NPM), path]), same_text, promises, (DUCKDB,),
               functools.partial(write_ties, count), slow)


def same_overview(ours, peer):
    """The numbers of actors, relations, ties and components, and the degrees that are listed."""
    found = [re.findall(r"(?:Actors|Relations|[Tt]ies|Components|Isolates) +(\d+)|^(\d+ +\d+)$", side.out, re.MULTILINE) for side in (ours, peer)]
    return "" if found[0] == found[1] and found[0] else f"{found[0][:8]} and {found[1][:8]}"


OVERVIEW = ["report", made(f"ties-{MANY_TIES}.csv"), "--sections", "overview,centrality", "--metrics", "degree", "--top", "20"]

ROWS = [
    against_duckdb("fold-million", TIES, times("cpu", 1)),
    against_duckdb("fold-ten-million", MANY_TIES, times("cpu", 1 / 1.3), within("memory", BASE + 160 * MANY_TIES / 2**20), slow=True),
    Row("reading", "overview-ten-million", Side("ours", [tool(), *OVERVIEW]), Side("before", [tool(BEFORE), *OVERVIEW]), same_overview,
        (times("cpu", 2.5), within("memory", 1.6e9 / 2**20)), ("before",), functools.partial(write_ties, MANY_TIES), slow=True),
    against_pandas("pandas-slashdot", data(SLASHDOT), [f"data {SLASHDOT}"], [times("cpu", 3)]),
    against_pandas("pandas-unvotes", data(UNVOTES), [f"data {UNVOTES}"], [times("cpu", 3)]),
    against_pandas("pandas-million", made("million.csv"), [], [times("cpu", 2), within("memory", MEGABYTES + TABLE_BYTES * MILLION / 2**20)],
                   prepare=functools.partial(write_once, "million.csv", table_of_a_million)),
    Row("reading", "lines-million", Side("JSON Lines", [tool(), "validate", made("million.jsonl")]),
        Side("CSV", [tool(), "validate", made("million.csv")]), same_counts, (within("memory", MEGABYTES),),
        prepare=lambda: (write_once("million.csv", table_of_a_million), write_once("million.jsonl", lines_of_a_million))),
    real("read-slashdot", same_counts, "validate", data(SLASHDOT)),
    real("overview-slashdot", same_json, "report", data(SLASHDOT), "--sections", "overview", "--format", "json"),
    growth("unknown-keys", "validate", (20_000, 200_000), "keys", with_unknown_keys, both_valid),
    growth("long-title", "render", (2_000, 20_000), "letters", with_title, both_drawn),
]
