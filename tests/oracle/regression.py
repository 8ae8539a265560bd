#!/usr/bin/env python3
"""Checks the regression of networks (MRQAP): coefficients, standard errors, statistics and r2 against numpy and scipy, p
against all permutations of small networks and against netlm and netlogit of R's package sna; and what
`multivector compare --regress` prints.

    regression.py BUILD

p is drawn, so it may differ by five Monte Carlo errors of all samples. Exit 77: numpy, scipy, R or sna is missing; without R
all else is still checked.
"""
import itertools
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
    import numpy
    import scipy.optimize
    from scipy.special import expit
except ImportError as missing:
    machine.skip(f"{missing.name} is missing")

DRAWS, REPEATS = 1999, 300
R_SCRIPT = r"""
suppressMessages(library(sna))
set.seed(1)
arguments <- commandArgs(TRUE)
numbers <- scan(arguments[1], quiet = TRUE); repeats <- as.integer(arguments[2])
at <- 1
while (at < length(numbers)) {
  logistic <- numbers[at]; n <- numbers[at + 1]; sets <- numbers[at + 2]; directed <- numbers[at + 3]
  tables <- lapply(seq_len(sets), function(s) matrix(numbers[at + 3 + (s - 1) * n * n + seq_len(n * n)], n, byrow = TRUE))
  at <- at + 4 + sets * n * n
  mode <- if (directed) "digraph" else "graph"
  fit <- if (logistic) netlogit((tables[[1]] > 0) * 1, tables[-1], mode = mode, reps = repeats)
         else netlm(tables[[1]], tables[-1], mode = mode, reps = repeats)
  for (term in c(seq_len(sets - 1) + 1, 1))
    cat(sprintf("%.17g", c(fit$coefficients[term], fit$tstat[term], fit$pgreqabs[term], fit$pgreq[term], fit$pleeq[term])), "")
  cat("\n")
}
"""


# ---- networks --------------------------------------------------------------------------------------------------------

def cells(n, directed):
    return [(i, j) for i in range(n) for j in range(n if directed else i) if i != j]


def random_tables(rng, n, sets, directed):
    """Y and the others: signed, weighted and with many zeros, or full; Y is made from them and from chance."""
    tables = numpy.zeros((sets, n, n))
    density, whole = rng.uniform(0.2, 1), rng.random() < 0.5
    effects = [rng.choice([0, 0, 0.4, -1]) for _ in range(sets - 1)]
    for i, j in cells(n, directed):
        values = [0 if rng.random() >= density else rng.choice([-1, 1, 2]) if whole else rng.gauss(1, 2) for _ in range(sets - 1)]
        noise = 0 if rng.random() < 0.4 else rng.gauss(0, 1)
        y = noise + sum(b * x for b, x in zip(effects, values))
        for s, value in enumerate([round(y) if whole else y, *values]):
            tables[s, i, j] = value
            if not directed:
                tables[s, j, i] = value
    return tables


def spoilt(rng, tables):
    """What cannot be told: a constant set, one that follows from others, chances that are told apart."""
    tables, off = tables.copy(), 1 - numpy.eye(tables.shape[1])
    what = rng.choice(["constant", "same", "sum", "separated"])
    if what == "constant":
        tables[rng.randrange(len(tables))] = 3 * off
    elif what == "same":
        tables[-1] = 2 * tables[1] + off
    elif what == "sum" and len(tables) > 3:
        tables[-1] = tables[1] - 0.5 * tables[2]
    elif what == "separated":
        tables[0] = numpy.where(tables[1] > 0.5, 1, -1) * off
    return tables


# ---- models ----------------------------------------------------------------------------------------------------------

def design(tables, directed):
    """y, and a matrix with a column for each predictor and, last, of ones."""
    rows, columns = zip(*cells(tables.shape[1], directed))
    return tables[0][rows, columns], numpy.column_stack([*(t[rows, columns] for t in tables[1:]), numpy.ones(len(rows))])


def linear(y, x):
    """Coefficients, standard errors, r2."""
    b = numpy.linalg.lstsq(x, y, rcond=None)[0]
    left = y - x @ b
    inverse = numpy.linalg.pinv(x)
    errors = numpy.sqrt(left @ left / (len(y) - x.shape[1]) * (inverse**2).sum(axis=1))
    return b, errors, 1 - left @ left / ((y - y.mean())**2).sum()


def logistic(y, x):
    """The same; None where no finite coefficients are the best: a plane separates the ones, but for pairs on it."""
    y = (y > 0) * 1.0
    ways = (2 * y - 1)[:, None] * x
    apart = scipy.optimize.linprog(-ways.sum(axis=0), A_ub=-ways, b_ub=numpy.zeros(len(y)), bounds=(-1, 1))
    if -apart.fun > 1e-7:
        return None
    b = numpy.zeros(x.shape[1])
    for _ in range(100):
        chance = expit(x @ b)
        information = (x.T * (chance * (1 - chance))) @ x
        step = numpy.linalg.solve(information, x.T @ (y - chance))
        b += step
        if abs(step).max() < 1e-12:
            break
    likelihood, share = -numpy.logaddexp(0, -(2 * y - 1) * (x @ b)).sum(), y.mean()
    none = len(y) * (share * math.log(share) + (1 - share) * math.log(1 - share))
    return b, numpy.sqrt(numpy.diag(numpy.linalg.inv(information))), 1 - likelihood / none


def expected(tables, directed, is_logistic):
    """None: undefined."""
    if tables.shape[1] < 3:
        return None
    y, x = design(tables, directed)
    outcome = (y > 0) * 1.0 if is_logistic else y
    if len(y) <= x.shape[1] or len(set(outcome)) < 2 or any(len(set(column)) < 2 for column in x.T[:-1]):
        return None
    centred = x[:, :-1] - x[:, :-1].mean(axis=0)
    if numpy.linalg.matrix_rank(centred / abs(centred).max(axis=0), tol=1e-7) < centred.shape[1]:
        return None
    return (logistic if is_logistic else linear)(y, x)


def tails_of_all(tables, directed, is_logistic):
    """p of every term, from all permutations of what it is beyond the others."""
    y, x = design(tables, directed)
    fit = logistic if is_logistic else linear
    b, errors, _ = fit(y, x)
    n, pairs, tails = tables.shape[1], cells(tables.shape[1], directed), []
    for term in range(x.shape[1]):
        others = numpy.delete(x, term, axis=1)
        residual = numpy.zeros((n, n))
        left = x[:, term] - others @ numpy.linalg.lstsq(others, x[:, term], rcond=None)[0]
        for (i, j), value in zip(pairs, left):
            residual[i, j] = value
            if not directed:
                residual[j, i] = value
        seen, drawn = b[term] / errors[term], []
        for order in itertools.permutations(range(n)):
            moved = residual[numpy.ix_(order, order)]
            found = fit(y, numpy.column_stack([others, [moved[pair] for pair in pairs]]))
            drawn.append(found[0][-1] / found[1][-1] if found else 0)
        drawn = numpy.array(drawn)
        tails.append([(abs(drawn) >= abs(seen) - 1e-6).mean(), (drawn >= seen - 1e-6).mean(), (drawn <= seen + 1e-6).mean()])
    return tails


# ---- ours --------------------------------------------------------------------------------------------------------------

def ours(program, tables, directed, is_logistic, draws=DRAWS):
    """r2, and of every term coefficient, standard error, statistic and, three times, p and its error."""
    pairs = cells(tables.shape[1], directed)
    lines = [f"{tables.shape[1]} {len(pairs)}", *(" ".join([f"{i} {j}", *(repr(float(t[i, j])) for t in tables)]) for i, j in pairs)]
    command = [program, "logistic" if is_logistic else "linear", "digraph" if directed else "graph", str(draws), "1", str(len(tables))]
    done = subprocess.run(command, input="\n".join(lines), capture_output=True, check=True, text=True)
    numbers = [float(word) for word in done.stdout.split()]
    return numbers[0], numpy.array(numbers[1:]).reshape(-1, 9)


def compare_fit(tally, got, terms, right, is_logistic):
    """`terms`: rows of coefficient, standard error and statistic."""
    if right is None:
        tally.compare(all(map(math.isnan, [got, *terms.flat])), True, "undefined")
        return
    b, errors, r2 = right
    slack = 1e-7 if is_logistic else 1e-8
    most = slack * max(abs(b).max(), abs(errors).max())
    for name, own, other in (("coefficients", terms[:, 0], b), ("standard errors", terms[:, 1], errors)):
        tally.compare(bool(numpy.allclose(own, other, rtol=slack, atol=most)), True, f"{name} {own} {other}")
    tally.compare(abs(got - r2) < 1e-8, True, f"r2 {got} {r2}")
    if not any(numpy.isnan(terms[:, 2])):
        tally.compare(bool(numpy.allclose(terms[:, 2], b / errors, rtol=1e-6, atol=1e-6)), True, f"statistics {terms[:, 2]}")


def compare_tails(tally, terms, tails, repeats):
    """`repeats`: of the other side; None: it has all permutations."""
    for term, (row, other) in enumerate(zip(terms, tails, strict=True)):
        for name, p, error, known in zip(("two-tailed", "greater", "less"), row[3::2], row[4::2], other):
            spread = math.sqrt(error**2 + (p * (1 - p) / repeats if repeats else 0))
            tally.compare(abs(p - known) <= 5 * spread + 1 / DRAWS + (1 / repeats if repeats else 0), True,
                          f"p {name} of term {term} is {p}, expected {known}")


def check_fits(tally, program):
    for number in range(150):
        rng = Random(f"regression/{number}")
        directed, is_logistic = rng.random() < 0.5, rng.random() < 0.5
        tables = random_tables(rng, rng.randint(2, 14), rng.randint(2, 5), directed)
        if rng.random() < 0.3:
            tables = spoilt(rng, tables)
        tally.context = f"fit {number}"
        r2, terms = ours(program, tables, directed, is_logistic, 1)
        compare_fit(tally, r2, terms[:, :3], expected(tables, directed, is_logistic), is_logistic)


def check_permutations(tally, program):
    for number in range(10):
        rng = Random(f"permutations/{number}")
        directed, is_logistic = number % 2 == 0, number >= 6
        tables = random_tables(rng, 5 if is_logistic else 6, 3, directed)
        tally.context = f"permutations {number}"
        if expected(tables, directed, is_logistic):
            compare_tails(tally, ours(program, tables, directed, is_logistic)[1], tails_of_all(tables, directed, is_logistic), None)


def check_sna(tally, program, folder):
    cases = []
    for number in range(8):
        rng = Random(f"sna/{number}")
        is_logistic, directed = number >= 5, number % 2 == 0
        tables = random_tables(rng, rng.randint(9, 16), rng.randint(2, 4), directed)
        if expected(tables, directed, is_logistic):
            cases.append((tables, directed, is_logistic))
    lines = [" ".join(map(repr, [int(kind), tables.shape[1], len(tables), int(directed), *map(float, tables.flat)]))
             for tables, directed, kind in cases]
    (folder / "cases.txt").write_text("\n".join(lines))
    (folder / "netlm.R").write_text(R_SCRIPT)
    command = ["Rscript", str(folder / "netlm.R"), str(folder / "cases.txt"), str(REPEATS)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    tally.compare(len(cases) >= 6, True, "cases")
    for number, (line, case) in enumerate(zip(done.stdout.splitlines(), cases, strict=True)):
        theirs = numpy.array([float(word) for word in line.split()]).reshape(-1, 5)
        terms, tally.context = ours(program, *case)[1], f"sna {number}"
        # netlogit's z is of the weights before its last step
        tally.compare(bool(numpy.allclose(terms[:, [0, 2]], theirs[:, :2], rtol=1e-3, atol=1e-3)), True, f"{terms[:, [0, 2]]} {theirs[:, :2]}")
        compare_tails(tally, terms, theirs[:, 2:], REPEATS)


# ---- the command -------------------------------------------------------------------------------------------------------

def run(program, paths, *options):
    done = subprocess.run([program, "compare", *paths, "--regress", *options, "--format", "json", "--sections", "regression"],
                          capture_output=True, text=True, check=False)
    if done.returncode > 1:
        sys.exit(f"exit code {done.returncode}: {done.stderr}")
    return done.stdout, json.loads(done.stdout)["regression"]


def tables_of(nets, directed):
    """Tables on the actors that all networks have, and how many are only in some."""
    common = sorted(set.intersection(*(set(net.actors) for net in nets)), key=str.encode)
    place = {actor: i for i, actor in enumerate(common)}
    tables = numpy.zeros((len(nets), len(common), len(common)))
    for table, net in zip(tables, nets):
        for (a, b), (sign, strength) in (net.arcs if directed else net.ties).items():
            if a in place and b in place:
                table[place[a], place[b]] = sign * strength
                if not directed:
                    table[place[b], place[a]] = sign * strength
    return tables, len(set().union(*(net.actors for net in nets))) - len(common)


def check_command(tally, program, folder):
    defined = 0
    for number in range(40):
        rng = Random(f"command/{number}")
        first = model.random_document(rng, number + 10)
        documents = [first, *({**first, "relations": [dict(r, sign=rng.choice([-1, 1])) for r in first["relations"] if rng.random() < 0.7]}
                              for _ in range(rng.randint(1, 3)))]
        for document in documents[1:]:
            document["actors"] = [a for a in first["actors"] if a["id"] == first.get("focus") or rng.random() < 0.97]
            known = {actor["id"] for actor in document["actors"]}
            document["relations"] = [r for r in document["relations"] if {r["source"], r["target"]} <= known]
        paths = [str(folder / f"{name}.json") for name in ("y", "one", "two", "three")[:len(documents)]]
        for path, document in zip(paths, documents):
            document.pop("coverage", None)
            pathlib.Path(path).write_text(json.dumps(document))
        directed, is_logistic = rng.random() < 0.5, rng.random() < 0.4
        options = {"fold": rng.choice(model.FOLDS), "at": "all", **({"directed": True} if directed else {})}
        nets = [model.network(document, options) for document in documents]
        tables, left_out = tables_of(nets, directed)
        tally.context = f"command {number} {options}"
        words = [*(["logistic"] if is_logistic else []), "--draws", "40", *model.command_line(options)]
        text, got = run(program, paths, *words)
        tally.compare(run(program, paths, *words, "--jobs", "2")[0], text, "output of two jobs")
        names = [pathlib.Path(path).stem for path in paths]
        tally.compare([got["y"], *(term["name"] for term in got["terms"])], [*names, "(intercept)"], "names")
        n = tables.shape[1]
        tally.compare([got["actors"], got["left_out"], got["pairs"]], [n, left_out, len(cells(n, directed)) if n else 0], "actors")
        values = [[math.nan if term[key] is None else term[key] for key in ("coefficient", "standard_error", "statistic")] for term in got["terms"]]
        right = expected(tables, directed, is_logistic)
        defined += right is not None
        compare_fit(tally, math.nan if got["r2"] is None else got["r2"], numpy.array(values), right, is_logistic)
        undefined = json.loads(text)["undefined"]
        tally.compare("/regression/r2" in undefined, right is None, "reason")
    tally.context = "command"
    tally.compare(defined > 15, True, "defined ones")


def main():
    tally, helper, tool = machine.Tally(), f"{sys.argv[1]}/tests/associate", f"{sys.argv[1]}/multivector"
    reason = machine.missing_in_r("sna")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        check_fits(tally, helper)
        check_permutations(tally, helper)
        check_command(tally, tool, folder)
        if reason:
            machine.without(reason)
        else:
            check_sna(tally, helper, folder)
    failed = tally.close()
    return 1 if failed else machine.SKIPPED if reason else 0


sys.exit(main())
