#!/usr/bin/env python3
"""Checks QAP against R's sna::gcor and sna::qaptest, and DeltaCon against numpy, on random signed valued networks; and the same
numbers, with sna::hdist, in what `multivector compare` prints; without direction and, but for DeltaCon, with it.

    association.py BUILD

tests/programs/associate.c compares tables of values through the library. r must agree within 1e-9 and be undefined
together; p may differ by five Monte Carlo errors of both samples. R counts equal correlations as equal only up to rounding, so
its tails are counted here, from the distribution that qaptest returns. Distances and blames must agree within 1e-9.
Exit 77: numpy, R or sna is missing; without R DeltaCon is still checked.
"""
import json
import math
import pathlib
import subprocess
import sys
import tempfile
from random import Random

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine

try:
    import numpy
except ImportError:
    machine.skip("numpy is missing")

PAIRS, TESTED, DRAWS, REPEATS = 120, 30, 4999, 1000
R_SCRIPT = r"""
suppressMessages(library(sna))
set.seed(1)
arguments <- commandArgs(TRUE)
tested <- as.integer(arguments[2]); repeats <- as.integer(arguments[3]); slack <- 1e-12
numbers <- scan(arguments[1], quiet = TRUE)
at <- 1; pair <- 0
while (at < length(numbers)) {
  n <- numbers[at]; lines <- numbers[at + 1]; mode <- if (lines == n * (n - 1)) "digraph" else "graph"
  rows <- matrix(numbers[at + 1 + seq_len(4 * lines)], ncol = 4, byrow = TRUE)
  at <- at + 2 + 4 * lines; pair <- pair + 1
  both <- array(0, c(2, n, n))
  ways <- list(rows[, 1:2, drop = FALSE])
  if (mode == "graph") ways <- c(ways, list(rows[, 2:1, drop = FALSE]))
  for (k in 1:2) for (ends in ways) both[cbind(k, ends + 1)] <- rows[, 2 + k]
  r <- suppressWarnings(gcor(both, g1 = 1, g2 = 2, mode = mode))
  ties <- (both != 0) * 1
  binary <- suppressWarnings(gcor(ties, g1 = 1, g2 = 2, mode = mode))
  hamming <- hdist(ties, g1 = 1, g2 = 2, mode = mode)
  tails <- NULL
  if (pair <= tested && !is.na(r)) {
    drawn <- qaptest(both, gcor, reps = repeats, g1 = 1, g2 = 2, mode = mode)
    tails <- c(mean(abs(drawn$dist) >= abs(drawn$testval) - slack), mean(drawn$dist >= drawn$testval - slack),
               mean(drawn$dist <= drawn$testval + slack))
  }
  cat(sprintf("%.17g", c(r, binary, hamming, tails)), "\n")
}
"""


def random_pair(rng, directed):
    """Two tables of values on the same actors: signed weights, the second taken partly from the first."""
    n = rng.randint(3, 30)
    density, share, whole = rng.random(), rng.random(), rng.random() < 0.5
    tables = numpy.zeros((2, n, n))
    for i in range(n):
        for j in [*range(i), *range(i + 1, n if directed else 0)]:
            values = [0 if rng.random() >= density else rng.randint(-3, 3) if whole else rng.gauss(0.5, 1) for _ in range(2)]
            if rng.random() < share:
                values[1] = values[0]
            tables[:, i, j] = values
            if not directed:
                tables[:, j, i] = values
    return tables


def cells(n, directed):
    return [(i, j) for i in range(n) for j in range(n if directed else i) if i != j]


def text_of(pairs, directed):
    lines = []
    for tables in pairs:
        pairs_of = cells(tables.shape[1], directed)
        lines.append(f"{tables.shape[1]} {len(pairs_of)}")
        lines += [f"{i} {j} {float(tables[0, i, j])!r} {float(tables[1, i, j])!r}" for i, j in pairs_of]
    return "\n".join(lines) + "\n"


def rows_of(command, **more):
    done = subprocess.run(command, capture_output=True, check=True, text=True, **more)
    return [[float("nan" if word == "NA" else word) for word in line.split()] for line in done.stdout.splitlines()]


def influence(table):
    weights = abs(table)
    degree = weights.sum(axis=1)
    epsilon = 1 / (1 + degree.max())
    return numpy.sqrt(numpy.maximum(0, numpy.linalg.inv(numpy.eye(len(table)) + epsilon**2 * numpy.diag(degree) - epsilon * weights)))


def check_deltacon(program, pairs):
    wrong = []
    for number, (tables, ours) in enumerate(zip(pairs, rows_of([program, "deltacon"], input=text_of(pairs, False)), strict=True)):
        squares = (influence(tables[0]) - influence(tables[1]))**2
        theirs = [math.sqrt(squares.sum()), *squares.sum(axis=1)]
        if not numpy.allclose(ours, theirs, rtol=1e-9, atol=1e-9):
            wrong.append(f"pair {number}: {ours[0]} and blames, numpy has {theirs[0]} and others")
    print(f"deltacon: {len(pairs)} pairs of networks, {len(wrong)} differ")
    return wrong


def differs(ours, theirs):
    """What differs between a line of ours and one of R's."""
    if math.isnan(theirs[0]) or math.isnan(ours[0]):
        return "only one is undefined" if math.isnan(theirs[0]) != math.isnan(ours[0]) else None
    if abs(ours[0] - theirs[0]) > 1e-9:
        return f"r is {ours[0]}, sna has {theirs[0]}"
    for tail, p, error, other in zip(("two-tailed", "greater", "less"), ours[1:6:2], ours[2:7:2], theirs[3:]):
        if abs(p - other) > 5 * math.sqrt(error**2 + p * (1 - p) / REPEATS) + 1 / REPEATS:
            return f"p {tail} is {p}, sna has {other}"
    return None


def check_qap(program, pairs, folder, directed):
    (folder / "pairs.txt").write_text(text_of(pairs, directed))
    (folder / "qap.R").write_text(R_SCRIPT)
    theirs = rows_of(["Rscript", str(folder / "qap.R"), str(folder / "pairs.txt"), str(TESTED), str(REPEATS)])
    ours = rows_of([program, "qap", "digraph" if directed else "graph", str(DRAWS), "1"], input=text_of(pairs, directed))
    found = [differs(*rows) for rows in zip(ours, theirs, strict=True)]
    wrong = [f"pair {number}: {what}" for number, what in enumerate(found) if what]
    tested = sum(len(row) == 6 for row in theirs)
    print(f"qap{' with direction' if directed else ''}: {len(pairs)} correlations, {tested} of them with p, {len(wrong)} differ")
    return wrong + (["too few tests"] if tested < TESTED / 2 else []), theirs


def document_of(table, path, directed):
    """A relation set of one table; its actors are A100, A101, ... so that their order is that of the table."""
    n = len(table)
    relations = [{"source": f"A{100 + i}", "target": f"A{100 + j}", "type": "t", "sign": 1 if table[i, j] > 0 else -1,
                  "weight": abs(float(table[i, j]))} for i, j in cells(n, directed) if table[i, j]]
    path.write_text(json.dumps({"format": "multivector-relation-set", "version": 1, "relation_types": [{"id": "t", "directed": directed}],
                                "actors": [{"id": f"A{100 + i}"} for i in range(n)], "relations": relations}))
    return path


def check_command(program, pairs, theirs, folder, directed):
    """Pairs of equal tables are one set to the command, but not one file: they have their p as others have."""
    wrong = []
    for number, (tables, (r, binary, hamming, *_)) in enumerate(zip(pairs, theirs, strict=True)):
        sets = [document_of(table, folder / f"{name}.json", directed) for name, table in zip("ab", tables)]
        done = subprocess.run([program, "compare", *sets, "--format", "json", "--sections", "ties", "--qap", "1",
                               "--directed" if directed else "--deltacon"],
                              capture_output=True, text=True, check=False)
        found = json.loads(done.stdout)
        ours = [found["ties"]["gcor_valued"], found["qap"]["r"], found["ties"]["gcor"], found["ties"]["hamming"]]
        expected = [r, r, binary, hamming]
        if not directed:
            squares = (influence(tables[0]) - influence(tables[1]))**2
            blame = {row["id"]: row["blame"] for row in found["deltacon"]["blame"]}
            ours += [found["deltacon"]["distance"], *(blame.get(f"A{100 + i}", 0) for i in range(len(tables[0])))]
            expected += [math.sqrt(squares.sum()), *squares.sum(axis=1)]
        ours = [math.nan if value is None else value for value in ours]
        if not numpy.allclose(ours, expected, rtol=1e-9, atol=1e-9, equal_nan=True):
            wrong.append(f"compare, pair {number}: {ours[:5]}, expected {expected[:5]}")
    print(f"compare: {len(pairs)} pairs of sets, {len(wrong)} differ")
    return wrong


def main():
    rng = Random(1)
    pairs = [random_pair(rng, False) for _ in range(PAIRS)]
    arcs = [random_pair(rng, True) for _ in range(PAIRS)]
    wrong, reason = check_deltacon(f"{sys.argv[1]}/tests/associate", pairs), machine.missing_in_r("sna")
    if reason:
        machine.without(reason)
    else:
        with tempfile.TemporaryDirectory() as folder:
            for own, directed in ((pairs, False), (arcs, True)):
                found, theirs = check_qap(f"{sys.argv[1]}/tests/associate", own, pathlib.Path(folder), directed)
                wrong += found + check_command(f"{sys.argv[1]}/multivector", own, theirs, pathlib.Path(folder), directed)
    for line in wrong[:20]:
        print(line)
    return 1 if wrong else machine.SKIPPED if reason else 0


sys.exit(main())
