#!/usr/bin/env python3
"""Checks Gould-Fernandez brokerage against R's sna::brokerage on random networks, undirected and directed.

    brokerage.py BUILD

tests/programs/vectors_dump.c prints roles through the library. model.py makes the sets and folds them; sna gets the positive
ties (or arcs) between the actors that have a vector. Counts, expectations, deviations and z must agree within 1e-9, and be
undefined together. Exit 77: R or sna is missing.
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
import model

SETS = 120
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


def compare(dump, folder, documents, directed):
    """The numbers compared and the differences."""
    lines, ids = [], {}
    for path, document in documents.items():
        line, ids[str(path)] = line_for_r(path, document, directed)
        lines += [line] if line else []
    (folder / "networks.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "roles.R").write_text(R_SCRIPT)
    r = subprocess.run(["Rscript", str(folder / "roles.R"), str(folder / "networks.txt")], capture_output=True, check=True, text=True)
    own = subprocess.run([dump, *(["--directed"] if directed else []), *map(str, documents)], capture_output=True, check=True, text=True)
    rows = {tuple(row[:2]): row[3:] for row in (line.split("\t") for line in own.stdout.splitlines())}
    assert len(rows) == sum(map(len, ids.values())), "dump does not list every actor that has a vector"
    compared, wrong = 0, []
    for row in (line.split("\t") for line in r.stdout.splitlines()):
        actor = ids[row[0]][int(row[1]) - 1]
        for number, (ours, theirs) in enumerate(zip(rows[row[0], actor], row[2:], strict=True)):
            compared += 1
            if differs(float(ours), float(theirs)):
                wrong.append(f"{pathlib.Path(row[0]).name} {actor}, number {number}: {ours}, sna has {theirs}")
    return compared, wrong, len(lines)


def main():
    reason = machine.missing_in_r("sna")
    if reason:
        machine.skip(reason)
    rng, failed = Random(1), False
    with tempfile.TemporaryDirectory() as name:
        folder, documents = pathlib.Path(name), {}
        for number in range(SETS):
            path = folder / f"{number}.json"
            documents[path] = model.random_document(rng, number)
            path.write_text(json.dumps(documents[path]))
        for directed in (False, True):
            compared, wrong, networks = compare(f"{sys.argv[1]}/tests/vectors_dump", folder, documents, directed)
            print(f"{'directed' if directed else 'undirected'}: {networks} networks, {compared} numbers, {len(wrong)} differ")
            for line in wrong[:20]:
                print(line)
            failed = failed or bool(wrong) or networks < 50
    return int(failed)


sys.exit(main())
