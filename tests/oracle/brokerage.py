#!/usr/bin/env python3
"""Checks Gould-Fernandez brokerage on random networks, undirected and directed, where every actor has one vector against R's
sna::brokerage, where some have several against matrices.

    brokerage.py BUILD

tests/programs/vectors_dump.c prints roles through the library. model.py makes the sets and folds them; sna gets the positive
ties (or arcs) between the actors that have a vector. Counts, expectations, deviations and z must agree within 1e-9, and be
undefined together; of tiny shares deviations and z must agree within 1e-5 or be undefined. Without R or sna that part is skipped.
"""
import copy
import json
import math
import pathlib
import subprocess
import sys
import tempfile
from random import Random

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine
import model

try:
    import numpy as np
except ImportError:
    machine.skip("numpy is missing")

SETS = 120
TINY_SETS = 20
R_SCRIPT = r"""
suppressMessages(library(sna))
for (line in readLines(commandArgs(TRUE)[1])) {
  part <- strsplit(line, "\t", fixed = TRUE)[[1]]
  ids <- strsplit(part[2], ",", fixed = TRUE)[[1]]
  ties <- matrix(0, length(ids), length(ids))
  if (length(part) > 3) {
    ends <- matrix(as.integer(strsplit(part[4], ",", fixed = TRUE)[[1]]), ncol = 2, byrow = TRUE)
    ties[ends] <- 1
  }
  b <- brokerage(ties, strsplit(part[3], ",", fixed = TRUE)[[1]])
  for (i in seq_along(ids)) {
    scores <- rbind(b$raw.nli[i, ], b$exp.nli[i, ], b$sd.nli[i, ], b$z.nli[i, ])
    cat(part[1], "\t", i, "\t", paste(sprintf("%.17g", scores), collapse = "\t"), "\n", sep = "")
  }
}
"""


def group_of(document):
    """{actor: vector of its largest share, of equal ones the first declared} of the actors that have one."""
    declared = [vector["id"] for vector in document["vectors"]]
    shares = {actor["id"]: model.shares(actor) for actor in document["actors"]}
    return {actor: max(declared, key=lambda v: own.get(v, 0)) for actor, own in shares.items() if own}


def line_for_r(path, document, directed):
    """The network as a line of the file that R reads, and the ids of its actors; None when sna knows no density."""
    net = model.network(document, {"fold": "sum"})
    group = group_of(document)
    ids = [actor for actor in net.actors if actor in group]
    if len(ids) < 2:
        return None, ids
    place = {actor: number for number, actor in enumerate(ids, 1)}
    pairs = net.arcs if directed else net.ties
    ends = [(place[a], place[b]) for (a, b), tie in pairs.items() if tie[0] == 1 and a in place and b in place]
    if not directed:
        ends += [(b, a) for a, b in ends]
    edges = ",".join(f"{a},{b}" for a, b in ends)
    return "\t".join([str(path), ",".join(ids), ",".join(group[i] for i in ids), *([edges] if edges else [])]), ids


def differs(ours, theirs):
    if math.isnan(theirs):
        return not math.isnan(ours)
    return not abs(ours - theirs) <= 1e-9 * max(1, abs(theirs))


def numbers_of(dump, documents, directed):
    """{(path, actor): the 24 numbers}"""
    own = subprocess.run([dump, *(["--directed"] if directed else []), *map(str, documents)], capture_output=True, check=True, text=True)
    rows = (line.split("\t") for line in own.stdout.splitlines())
    return {(row[0], row[1]): list(map(float, row[3:])) for row in rows}


def numbers_of_sna(folder, documents, directed):
    lines, ids = [], {}
    for path, document in documents.items():
        line, ids[str(path)] = line_for_r(path, document, directed)
        lines += [line] if line else []
    (folder / "networks.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "roles.R").write_text(R_SCRIPT)
    r = subprocess.run(["Rscript", str(folder / "roles.R"), str(folder / "networks.txt")], capture_output=True, check=True, text=True)
    rows = (line.split("\t") for line in r.stdout.splitlines())
    return {(row[0], ids[row[0]][int(row[1]) - 1]): list(map(float, row[2:])) for row in rows}


def numbers_by_shares(path, document, directed):
    """What every pair (a, b) adds to each role of v, written out as one matrix a role."""
    net = model.network(document, {"fold": "sum"})
    declared = [vector["id"] for vector in document["vectors"]]
    own = {actor["id"]: model.shares(actor) for actor in document["actors"]}
    ids = [actor for actor in net.actors if own[actor]]
    n, pairs = len(ids), net.arcs if directed else net.ties
    shares = np.array([[own[actor].get(v, 0) for v in declared] for actor in ids]).reshape(n, len(declared))
    arcs = np.array([[int((pairs.get((a, b)) or (not directed and pairs.get((b, a))) or (0,))[0] == 1) for b in ids] for a in ids])
    if n < 2:
        return {(str(path), actor): [0] * 24 for actor in ids}
    density = arcs.sum() / (n * (n - 1))
    p, both, result = density ** 2 * (1 - density), (density * (1 - density)) ** 3, {}
    x, y, z = np.ogrid[:len(declared), :len(declared), :len(declared)]
    patterns = [(x == y) & (y == z), (x == z) & (x != y), (x == y) & (y != z), (y == z) & (x != y), (x != y) & (y != z) & (x != z),
                (x == x) & (y == y) & (z == z)]
    for v, actor in enumerate(ids):
        others, row = [i for i in range(n) if i != v], []
        is_open = np.outer(arcs[others, v], arcs[v, others]) * (1 - arcs[np.ix_(others, others)])
        for pattern in patterns:
            added = np.einsum("ai,j,bk,ijk->ab", shares[others], shares[v], shares[others], pattern * np.ones(pattern.shape))
            np.fill_diagonal(added, 0)
            squares = (added ** 2).sum()
            dependent = (added.sum(axis=0) ** 2).sum() + (added.sum(axis=1) ** 2).sum() - 2 * squares
            count, expected = (added * is_open).sum(), p * added.sum()
            deviation = math.sqrt(p * (1 - p) * squares + both * max(dependent, 0))
            row += [count, expected, deviation, (count - expected) / deviation if deviation > 0 else math.nan]
        result[str(path), actor] = row
    return result


def compare(ours, theirs, name):
    """Whether anything differs."""
    wrong = [f"{pathlib.Path(path).name} {actor}, number {number}: {a}, expected {b}"
             for (path, actor), row in theirs.items() for number, (a, b) in enumerate(zip(ours[path, actor], row, strict=True)) if differs(a, b)]
    print(f"{name}: {24 * len(theirs)} numbers, {len(wrong)} differ")
    print("\n".join(wrong[:20]))
    return bool(wrong) or len(theirs) < 500


def with_one_vector(document):
    group = group_of(document)
    for actor in document["actors"]:
        if actor["id"] in group:
            actor["vector"] = group[actor["id"]]
    return document


def with_tiny_shares(document, tiny):
    """Of every vector but one everybody has hardly anything."""
    first, *others = [vector["id"] for vector in document["vectors"]]
    for number, actor in enumerate(document["actors"]):
        some = others[:1 + number % len(others)]
        actor["vector"] = {first: 1 - tiny * len(some), **dict.fromkeys(some, tiny)}
    return document


def differ_of_tiny(ours, theirs, tiny):
    """Whether one is wrong; a deviation and its z may be undefined, but not where shares are not tiny."""
    wrong = undefined = 0
    for key, row in theirs.items():
        for number, (a, b) in enumerate(zip(ours[key], row, strict=True)):
            lost = number % 4 >= 2 and math.isnan(a) and not math.isnan(b)
            undefined += lost
            wrong += not lost and not math.isnan(b) and not abs(a - b) <= 1e-5 * abs(b) + 1e-10
    print(f"shares of {tiny}: {24 * len(theirs)} numbers, {wrong} differ, {undefined} undefined")
    return wrong > 0 or (undefined > 0) != (tiny < 0.01)


def turned(document):
    """The same with the vectors declared, and written, the other way round."""
    document["vectors"].reverse()
    for actor in document["actors"]:
        if isinstance(actor.get("vector"), dict):
            actor["vector"] = dict(reversed(actor["vector"].items()))
    return document


def written(folder, documents):
    folder.mkdir()
    paths = {folder / f"{number}.json": document for number, document in enumerate(documents)}
    for path, document in paths.items():
        path.write_text(json.dumps(document))
    return paths


def main():
    reason = machine.missing_in_r("sna")
    if reason:
        machine.without(reason)
    rng, failed, dump = Random(1), False, f"{sys.argv[1]}/tests/vectors_dump"
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        documents = [model.random_document(rng, number) for number in range(SETS)]
        whole = written(folder / "whole", map(with_one_vector, copy.deepcopy(documents)))
        shared = written(folder / "shared", documents)
        other = written(folder / "turned", map(turned, copy.deepcopy(documents)))
        tinies = {tiny: written(folder / f"tiny-{tiny}", [with_tiny_shares(document, tiny) for document in copy.deepcopy(documents[:TINY_SETS])])
                  for tiny in (0.01, 1e-3, 1e-5, 1e-7, 1e-9)}
        for directed in (False, True):
            way = "directed" if directed else "undirected"
            if not reason:
                failed |= compare(numbers_of(dump, whole, directed), numbers_of_sna(folder, whole, directed), f"{way}, sna")
            ours, expected = numbers_of(dump, shared, directed), {}
            for path, document in shared.items():
                expected.update(numbers_by_shares(path, document, directed))
            failed |= compare(ours, {key: row for key, row in expected.items() if any(row)}, f"{way}, by shares")
            again = {(key[0].replace("turned", "shared"), key[1]): row for key, row in numbers_of(dump, other, directed).items()}
            failed |= compare(again, ours, f"{way}, vectors in another order")
            for tiny, few in tinies.items():
                ours, expected = numbers_of(dump, few, directed), {}
                for path, document in few.items():
                    expected.update(numbers_by_shares(path, document, directed))
                failed |= differ_of_tiny(ours, {key: row for key, row in expected.items() if any(row)}, tiny)
    return int(failed)


sys.exit(main())
