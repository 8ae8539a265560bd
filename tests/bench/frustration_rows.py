#!/usr/bin/env python3
"""bench SOLVER [quick]: the promised times of the frustration index on the data in MV_DATA, measured and judged.

With glpsol or cbc installed the plain AND model (Aref, Mason and Wilson 2020) is given to them as well, for as many
times our own time as we promise to be faster. `quick` leaves out slashdot and the other solvers."""
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

DATA, SOLVER = pathlib.Path(os.environ.get("MV_DATA", "")), sys.argv[1] if len(sys.argv) > 1 else ""
COWLIST = [f"cowlist/cowlist_{year}-{year + 3}.edges.csv" for year in range(1946, 1997, 2)]
# what, arguments, files, most seconds, most gap in percent, most megabytes (0: not promised)
PROMISES = [
    ("26 cowlist windows", [], COWLIST, 1.5, 0, 0),
    *[(f"bitcoin_alpha, {fold}", ["--fold", fold], ["bitcoin_alpha.edges.csv"], 2, 0, 0)
      for fold in ("sum", "sign-sum", "any-negative", "each")],
    ("wikielections", [], ["wikielections.edges.csv.gz"], 10, 0, 0),
    ("senate", ["--seconds", "60"], ["senate.edges.csv"], 60, 1.9, 0),
    ("slashdot, 120 s", ["--seconds", "120", "--fold", "sign-sum"], ["slashdot.edges.csv.gz"], 125, 0.1, 300),
    ("slashdot, one core", ["--seconds", "240", "--fold", "sign-sum"], ["slashdot.edges.csv.gz"], 240, 0, 300),
    ("slashdot, two cores", ["--seconds", "150", "--jobs", "2", "--fold", "sign-sum"], ["slashdot.edges.csv.gz"], 150, 0, 300),
]
RIVALS = {"glpsol": (100, lambda model, limit: ["glpsol", "--lp", model, "--tmlim", str(limit)]),
          "cbc": (20, lambda model, limit: ["cbc", model, "sec", str(limit), "solve"])}


def run(arguments, files):
    start, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([SOLVER, *arguments, *(str(DATA / file) for file in files)], capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - start, cpu, done.stdout.splitlines()


def judge(what, arguments, files, seconds, gap, megabytes):
    wall, cpu, lines = run(arguments, files)
    facts = [dict(word.split("=", 1) for word in line.split() if "=" in word) for line in lines]
    worst = max(100 * (float(f["upper"]) - float(f["lower"])) / max(float(f["upper"]), 1) for f in facts)
    memory = max(float(line.split()[-1][:-2]) for line in lines)
    kept = wall <= seconds and worst <= gap and (not megabytes or memory <= megabytes)
    bounds = f"[{facts[0]['lower']}, {facts[0]['upper']}]" if len(facts) == 1 else f"{len(facts)} networks"
    print(f"{'kept' if kept else 'BROKEN':7}{what:28}{bounds:18}gap {worst:.3f} %  {wall:7.2f} s (cpu {cpu:.2f}, promised {seconds})"
          f"  {memory:.0f} MB", flush=True)
    return kept


def and_model(path, model):
    """x_i: the side of actor i; z_ij = x_i and x_j; a tie is frustrated when x_i + x_j - 2 z_ij is 1 (positive) or 0."""
    import csv
    ties = {}
    for row in csv.DictReader(open(path)):
        pair = tuple(sorted((row["source"], row["target"])))
        ties[pair] = ties.get(pair, 0) + int(row["sign"]) * float(row["weight"])
    number = {actor: i for i, actor in enumerate(sorted({actor for pair in ties for actor in pair}))}
    cost, rows, constant = {}, [], 0
    for k, ((a, b), weight) in enumerate((pair, w) for pair, w in ties.items() if w):
        i, j, sign = number[a], number[b], 1 if weight > 0 else -1
        for name, factor in ((f"x{i}", sign), (f"x{j}", sign), (f"z{k}", -2 * sign)):
            cost[name] = cost.get(name, 0) + factor
        rows += [f"z{k} - x{i} <= 0", f"z{k} - x{j} <= 0"] if weight > 0 else [f"z{k} - x{i} - x{j} >= -1"]
        constant += weight < 0
    objective = [f"{factor:+d} {name}" for name, factor in cost.items() if factor]
    binaries = list(cost)
    model.write_text("Minimize\n obj: " + "\n ".join(objective) + f" + {constant} one\nSubject To\n"
                     + "\n".join(f" c{n}: {row}" for n, row in enumerate(rows))
                     + "\nBounds\n one = 1\nBinaries\n " + "\n ".join(binaries) + "\nEnd\n")


def against_rivals(years):
    file = f"cowlist/cowlist_{years}.edges.csv"
    ours = min(float(run([], [file])[2][0].split()[-2][:-1]) for _ in range(5))   # the search alone
    for name, (times, command) in RIVALS.items():
        if not shutil.which(name):
            print(f"skipped: {name} is missing")
            continue
        with tempfile.TemporaryDirectory() as folder:
            model = pathlib.Path(folder, "and.lp")
            and_model(DATA / file, model)
            start = time.monotonic()
            subprocess.run(command(str(model), max(2, int(ours * times) + 1)), capture_output=True, check=False)
            theirs = time.monotonic() - start
        kept = theirs >= ours * times
        print(f"{'kept' if kept else 'BROKEN':7}{years} against {name}: {ours:.4f} s, they take {theirs:.1f} s or more: "
              f"{theirs / ours:.0f} times (promised {times})", flush=True)
        yield kept


def main():
    if not os.environ.get("MV_DATA"):
        print("skipped: MV_DATA not set")
        return 77
    quick = "quick" in sys.argv
    print("load of the machine: " + " ".join(f"{load:.2f}" for load in os.getloadavg()))
    results = [judge(*promise) for promise in PROMISES if not (quick and "slashdot" in promise[0])]
    if not quick:
        results += [kept for years in ("1996-1999", "1958-1961") for kept in against_rivals(years)]
    print("load of the machine: " + " ".join(f"{load:.2f}" for load in os.getloadavg()))
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    return not all(results)


sys.exit(main())
