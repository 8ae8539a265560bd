"""Counts and tests of ours against what others call instead, timed without reading."""
import csv
import functools

from answers import same_number, same_text, work
from folders import PEERS, PYTHON, data, helper, made
from reading_rows import write_ties
from row import Row, Side, times

SLASHDOT, AGREEMENT, BODIES = "slashdot.edges.csv.gz", "unagree_2013.edges.csv", "factbook2014.edges.csv"
BORDERS = "contiguity.edges.csv"
TIES = 5_000_000
DRAWS, FEW_DRAWS = 4999, 199            # R takes a minute for a thousand regressions


def rows_of(name):
    with open(data(name), encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write_values():
    """Agreement in the United Nations against the number of organisations shared: the number of actors and of pairs, and
    "i j agreement shared" for each pair; and the same with whether the two are neighbours."""
    agreement = {(row["source"], row["target"]): int(row["sign"]) * float(row["weight"]) for row in rows_of(AGREEMENT)}
    joined = {}
    for row in rows_of(BODIES):
        if row["type"] == "member":
            joined.setdefault(row["source"], set()).add(row["target"])
    actors = sorted({end for pair in agreement for end in pair})
    near = {frozenset((row["source"], row["target"])) for row in rows_of(BORDERS)}
    pairs = [(i, j, a, b) for j, b in enumerate(actors) for i, a in enumerate(actors[:j])]
    lines = [f"{i} {j} {agreement.get((a, b), agreement.get((b, a), 0))} {len(joined.get(a, set()) & joined.get(b, set()))}"
             for i, j, a, b in pairs]
    regressed = [f"{line} {int(frozenset(pair[2:]) in near)}" for line, pair in zip(lines, pairs)]
    for name, values in (("qap.txt", lines), ("mrqap.txt", regressed)):
        with open(made(name), "w", encoding="utf-8") as file:
            print(len(actors), len(values), *values, sep="\n", file=file)


def same_association(ours, peer):
    """r to 1e-9; p, which both draw, within eight standard errors."""
    numbers, (r, p) = [float(word) for word in ours.out.split()], map(float, peer.out.split())
    if not same_number(numbers[0], r):
        return f"r is {numbers[0]} and {r}"
    return "" if abs(numbers[3] - p) <= 8 * numbers[4] + 2 / DRAWS else f"p is {numbers[3]} and {p}"


def same_regression(ours, peer):
    """Coefficients and t to 1e-9; p, which both draw, within eight standard errors."""
    numbers, theirs = [float(word) for word in ours.out.split()][1:], [float(word) for word in peer.out.split()]
    for term in range(len(theirs) // 3):
        (b, _, t, p, error), (other_b, other_t, other_p) = numbers[9 * term:9 * term + 5], theirs[3 * term:3 * term + 3]
        if not same_number(b, other_b) or not same_number(t, other_t):
            return f"term {term} is {b}, t {t}, and {other_b}, t {other_t}"
        if abs(p - other_p) > 8 * error + 2 / FEW_DRAWS:
            return f"p of term {term} is {p} and {other_p}"
    return ""


ROWS = [
    Row("association", "triangles-slashdot",
        Side("ours", [helper("triangle_census"), data(SLASHDOT), "sign-sum"], reads=work),
        Side("igraph+numpy", [PYTHON, PEERS / "igraph_triangles.py", data(SLASHDOT)], reads=work),
        same_text, (times("work", 10),), (f"data {SLASHDOT}", "python igraph", "python numpy")),
    Row("association", "triangles-five-million",
        Side("ours", [helper("triangle_census"), made(f"ties-{TIES}.csv"), "sign-sum"], reads=work),
        Side("igraph+numpy", [PYTHON, PEERS / "igraph_triangles.py", made(f"ties-{TIES}.csv")], reads=work),
        same_text, (times("work", 10),), ("python igraph", "python numpy"), functools.partial(write_ties, TIES), slow=True),
    Row("association", "qap-un-agreement",
        Side("ours", [helper("associate"), "qap", "graph", str(DRAWS), "1"], made("qap.txt"), reads=work),
        Side("R sna", ["Rscript", PEERS / "sna_qap.R", str(DRAWS)], made("qap.txt"), reads=work),
        same_association, (times("work", 100),), (f"data {AGREEMENT}", f"data {BODIES}", f"data {BORDERS}", "r sna"), write_values),
    Row("association", "mrqap-un-agreement",
        Side("ours", [helper("associate"), "linear", "graph", str(FEW_DRAWS), "1", "3"], made("mrqap.txt"), reads=work),
        Side("R sna", ["Rscript", PEERS / "sna_netlm.R", str(FEW_DRAWS)], made("mrqap.txt"), reads=work),
        same_regression, (times("work", 100),), (f"data {AGREEMENT}", f"data {BODIES}", f"data {BORDERS}", "r sna"), write_values),
]
