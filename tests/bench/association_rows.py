"""Counts and tests of ours against what others call instead, timed without reading."""
import csv

from answers import same_number, same_text, work
from folders import PEERS, PYTHON, data, helper, made
from row import Row, Side, times

SLASHDOT, AGREEMENT, BODIES = "slashdot.edges.csv.gz", "unagree_2013.edges.csv", "factbook2014.edges.csv"
DRAWS = 4999


def rows_of(name):
    with open(data(name), encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write_values():
    """Agreement in the United Nations against the number of organisations shared: the number of actors and of pairs, and
    "i j agreement shared" for each pair."""
    agreement = {(row["source"], row["target"]): int(row["sign"]) * float(row["weight"]) for row in rows_of(AGREEMENT)}
    joined = {}
    for row in rows_of(BODIES):
        if row["type"] == "member":
            joined.setdefault(row["source"], set()).add(row["target"])
    actors = sorted({end for pair in agreement for end in pair})
    lines = [f"{i} {j} {agreement.get((a, b), agreement.get((b, a), 0))} {len(joined.get(a, set()) & joined.get(b, set()))}"
             for j, b in enumerate(actors) for i, a in enumerate(actors[:j])]
    with open(made("qap.txt"), "w", encoding="utf-8") as file:
        print(len(actors), len(lines), *lines, sep="\n", file=file)


def same_association(ours, peer):
    """r to 1e-9; p, which both draw, within eight standard errors."""
    numbers, (r, p) = [float(word) for word in ours.out.split()], map(float, peer.out.split())
    if not same_number(numbers[0], r):
        return f"r is {numbers[0]} and {r}"
    return "" if abs(numbers[3] - p) <= 8 * numbers[4] + 2 / DRAWS else f"p is {numbers[3]} and {p}"


ROWS = [
    Row("association", "triangles-slashdot",
        Side("ours", [helper("triangle_census"), data(SLASHDOT), "sign-sum"], reads=work),
        Side("igraph+numpy", [PYTHON, PEERS / "igraph_triangles.py", data(SLASHDOT)], reads=work),
        same_text, (times("work", 5),), (f"data {SLASHDOT}", "python igraph", "python numpy")),
    Row("association", "qap-un-agreement",
        Side("ours", [helper("associate"), "qap", "graph", str(DRAWS), "1"], made("qap.txt"), reads=work),
        Side("R sna", ["Rscript", PEERS / "sna_qap.R", str(DRAWS)], made("qap.txt"), reads=work),
        same_association, (times("work", 100),), (f"data {AGREEMENT}", f"data {BODIES}", "r sna"), write_values),
]
