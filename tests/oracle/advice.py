#!/usr/bin/env python3
"""Advice on random tables: how much of each kind `validate` finds is counted anew by looking at every pair of relations.
And the options that mend: what --undirected-once leaves, and --split, which must be as if every entry had a row."""
import csv
import io
import itertools
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from random import Random

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine

TABLES = 150
DIRECTED = {"sanctions"}                    # types with a direction of their own
TYPES = ["alliance", "friend", "friend", "rivals", "sanctions"]
HEADER = ["source", "target", "type", "sign", "weight", "start", "end", "directed"]
# The message of each kind of advice, with its count.
MESSAGES = {"repeated": r"(\d+) relations? says? again", "mirrored": r"(\d+) relations? without direction",
            "both ways": r"all relations of a type are listed from both ends, as (\d+) pairs",
            "overlapping": r"(\d+) spells? overlaps?", "contradicting": r"(\d+) pairs? (?:has|have) relations of one type and both signs",
            "opposite": r"(\d+) pairs? (?:has|have) friendly and hostile", "similar": r"(\d+) actors? differs?",
            "lists": r"(\d+) names? looks? like a list", "bodies": r"(\d+) actors? that others are members of"}


def random_rows(rng):
    ids = [str(i) for i in range(rng.randint(2, 7))]
    all_directed = rng.random() < 0.3
    rows = []
    for _ in range(rng.randint(1, 25)):
        kind = rng.choice(TYPES)
        start, end = sorted(rng.sample(range(2000, 2008), 2))
        rows.append([*rng.choices(ids, k=2), kind, rng.choice(["", "1", "-1"]), rng.choice(["", "1", "2"]),
                     rng.choice(["", str(start), str(start)]), rng.choice(["", str(end)]),
                     "true" if all_directed else rng.choice(["", "", "false", "true"])])
    if rng.random() < 0.3:                  # everything from both ends
        rows += [[row[1], row[0], *row[2:]] for row in rows]
    if rng.random() < 0.3:                  # some again
        rows += rng.choices(rows, k=rng.randint(1, 4))
    rng.shuffle(rows)
    return rows


class Relation:
    def __init__(self, row):
        self.source, self.target, self.type, sign, weight, start, end, directed = row
        built_in = {"alliance": (1, 5.0), "sanctions": (-1, 3.0)}.get(self.type, (1, 1.0))
        self.sign, self.weight = int(sign or built_in[0]), float(weight or built_in[1])
        self.from_, self.until = int(start or 0), int(end or 9999)
        self.directed = directed == "true" if directed else self.type in DIRECTED
        self.pair = frozenset((self.source, self.target))
        self.way = (self.source, self.target) if self.directed else self.pair
        self.loop = self.source == self.target

    def meets(self, other):
        return self.from_ < other.until and other.from_ < self.until


def groups(relations, key):
    found = {}
    for relation in relations:
        found.setdefault(key(relation), []).append(relation)
    return found.values()


def mirrored(group):
    """How many of these, alike in all but their ends, have a counterpart from the other end, each pair once."""
    ways = Counter((r.source, r.target) for r in group)
    return sum(min(count, ways[b, a]) for (a, b), count in ways.items() if a < b)


def listed_twice(relations):
    return groups(relations, lambda r: (r.pair, r.type, r.directed, r.sign, r.weight, r.from_, r.until))


def expected(rows):
    relations = [r for r in map(Relation, rows) if not r.loop]
    right = Counter()
    for group in groups(relations, lambda r: (r.way, r.type, r.directed, r.sign, r.from_, r.until)):
        if not group[0].directed:
            right["repeated"] -= sum(mirrored(same) for same in groups(group, lambda r: r.weight))
        right["repeated"] += len(group) - 1
    free = [r for r in relations if r.type not in DIRECTED]
    right["mirrored"] = sum(mirrored(g) for g in listed_twice(free) if not g[0].directed)
    for of_type in groups((r for r in free if r.directed), lambda r: r.type):
        pairs = sum(map(mirrored, listed_twice(of_type)))
        if 2 * pairs == len(of_type) and pairs >= 3 and not right["mirrored"]:
            right["both ways"] += pairs
    for group in groups(relations, lambda r: (r.way, r.type, r.directed, r.sign)):
        spells = sorted({(r.from_, r.until): r for r in group}.values(), key=lambda r: r.from_)
        right["overlapping"] += sum(any(r.meets(other) for other in spells[:i]) for i, r in enumerate(spells))
    opposed = lambda group: any(a.sign * b.sign < 0 and a.meets(b) for a, b in itertools.combinations(group, 2))
    of_one_type = {g[0].pair for g in groups(relations, lambda r: (r.way, r.type, r.directed)) if opposed(g)}
    right["contradicting"] = len(of_one_type)
    if not of_one_type:
        right["opposite"] = sum(map(opposed, groups(relations, lambda r: r.pair)))
    return right


def found(stderr):
    got = Counter()
    for name, pattern in MESSAGES.items():
        for match in re.finditer(pattern, stderr):
            got[name] += int(match[1])
    return got


def write(path, rows, header):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def run(tool, *arguments):
    return subprocess.run([tool, *map(str, arguments)], capture_output=True, text=True, check=False)


def check_counts(tally, tool, path, rows):
    done = run(tool, "validate", path)
    right = +expected(rows)
    got = Counter({name: count for name, count in found(done.stderr).items() if name in right or name not in ("bodies", "lists", "similar")})
    tally.compare(done.returncode, 0, "exit code")
    tally.compare(dict(sorted(got.items())), dict(sorted(right.items())), "advice")


def check_once(tally, tool, path, rows):
    """What is left of each pair that is listed from both ends, and that nothing else is."""
    done = run(tool, "relations", path, "--undirected-once", "--at", "all", "--format", "csv", "-q")
    left = [r for r in csv.DictReader(io.StringIO(done.stdout))]
    relations = [Relation(row) for row in rows]
    right = Counter()
    for group in listed_twice(relations):
        joined = 0 if group[0].loop or group[0].type in DIRECTED else mirrored(group)
        right[group[0].pair, group[0].type, group[0].sign, group[0].weight] += len(group) - joined
    got = Counter((frozenset((r["source"], r["target"])), r["type"], int(r["sign"]), float(r["weight"])) for r in left)
    tally.compare(got == right, True, "--undirected-once")


def check_split(tally, tool, folder, rng):
    names = ["KAZ", "RUS", "CHN", "SCO", "CIS"]
    separator = rng.choice([";", "|", " / ", ","])
    lists, single = [], []
    for number in range(rng.randint(1, 6)):
        cells = [rng.sample(names, rng.randint(1, 3)), rng.sample(names, rng.randint(1, 3)), rng.sample(["member", "trade"], rng.randint(1, 2))]
        lists.append([separator.join(cell) + rng.choice(["", separator]) for cell in cells] + [f"r{number}"])
        rows = [[*row, f"r{number}"] for row in itertools.product(*cells)]
        single += [[*row[:3], f"{row[3]}.{i}"] for i, row in enumerate(rows, 1)] if len(rows) > 1 else rows
    results = []
    for name, table, options in (("lists", lists, ["--split", separator]), ("single", single, [])):
        write(folder / f"{name}.csv", table, ["source", "target", "type", "id"])
        results.append(run(tool, "convert", folder / f"{name}.csv", "--to", "json", "-q", *options).stdout)
    tally.compare(results[0] == results[1] and bool(results[0]), True, f"--split {separator!r}")


def common_form(name):
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    text = " ".join("".join(c for c in text if not unicodedata.combining(c)).split())
    number = re.fullmatch(r"(\d+)(\.0+)?", text)
    return str(int(number[1])) if number else text


def check_ids(tally, tool, path, rng):
    """The spellings of a name, as people and spreadsheets have them."""
    pool = ["Türkiye", "Turkiye", "türkiye ", " TÜRKIYE", "2", "002", "2.0", "20", "Côte d'Ivoire", "Cote d'Ivoire", "Cote  d'Ivoire",
            "Straße", "STRASSE", "Peru", "PERU", "A.0", "0", "00"]
    names = rng.sample(pool, rng.randint(3, 12))
    write(path, [[name, "Z"] for name in names], ["source", "target"])
    forms = {common_form(name) for name in names}
    tally.compare(found(run(tool, "validate", path).stderr)["similar"], len(names) - len(forms), f"ids {names}")


def main():
    tool, tally = f"{sys.argv[1]}/multivector", machine.Tally()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        path = folder / "table.csv"
        for number in range(TABLES):
            rng = Random(f"advice/{number}")
            tally.context = f"table {number}"
            rows = random_rows(rng)
            write(path, rows, HEADER)
            check_counts(tally, tool, path, rows)
            check_once(tally, tool, path, rows)
            check_split(tally, tool, folder, rng)
            check_ids(tally, tool, path, rng)
    return tally.close()


sys.exit(main())
