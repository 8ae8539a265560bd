#!/usr/bin/env python3
"""limits.py BUILD: what a search that cannot finish still says: when its time is over, when its process is killed,
with two jobs, with the same seed again, and when it is to be brief."""
import os
import pathlib
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
from forks import run_counted  # noqa: E402


def hard_network(path):
    """Half the ties negative, at random: the cycle program has a gap of several percent."""
    rng, pairs = random.Random(5), set()
    while len(pairs) < 4000:
        pairs.add(tuple(sorted(rng.sample(range(600), 2))))
    ties = [(a, b, rng.choice([-1, 1])) for a, b in sorted(pairs)]
    path.write_text("".join(f"{a} {b} {w}\n" for a, b, w in ties))
    return ties


def large_network(path):
    """Two camps with some noise: proved soon, by so many cycles that two processes share them."""
    rng, pairs = random.Random(6), {}
    while len(pairs) < 60000:
        a, b = (int(3000 * rng.random() ** 2) for _ in range(2))
        if a != b:
            pairs[min(a, b), max(a, b)] = (1 if (a + b) % 2 == 0 else -1) * (-1 if rng.random() < 0.15 else 1)
    path.write_text("".join(f"{a} {b} {w}\n" for (a, b), w in pairs.items()))


def facts_of(output):
    head, *rest = output.splitlines()
    facts = dict(word.split("=") for word in head.split() if "=" in word)
    return facts | {"proved": " proved " in head, "side": [int(s) for s in rest[0].split()[1:]] if rest else []}


def solve(solver, path, *arguments):
    return facts_of(subprocess.run([solver, "--sides", *arguments, path], capture_output=True, text=True, check=True).stdout)


def spent_by(process):
    """Processor seconds; 0 when it is gone."""
    try:
        fields = pathlib.Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def kill_worker(solver, path, seconds):
    """Kills the child that searches once it has had so much of the processor; returns what the parent says then."""
    run = subprocess.Popen([solver, "--sides", "--seconds", "900", path], stdout=subprocess.PIPE, text=True)
    children = []
    while run.poll() is None and sum(map(spent_by, children)) < seconds:
        time.sleep(0.1)
        children = pathlib.Path(f"/proc/{run.pid}/task/{run.pid}/children").read_text().split()
    for child in children:
        os.kill(int(child), signal.SIGKILL)
    return facts_of(run.communicate(timeout=900)[0]), bool(children)


def solve_in_time(solver, path):
    """With limits that grow until the search had some of the processor, as machines may be busy. What it took of it."""
    for seconds in (3, 15, 75, 375):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        facts = solve(solver, path, "--seconds", str(seconds))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        if spent > 1.5:
            break
    return facts, spent, seconds


def solve_counted(build, solver, path, jobs):
    """All that it says but what it took, and how many processes it forked."""
    done, forks = run_counted(build, [solver, "--sides", "--seconds", "600", "--jobs", jobs, path])
    return re.sub(r" \S+s \S+MB$", "", done.stdout.decode(), count=1, flags=re.M), forks


def honest(facts, ties):
    """The partition costs the upper bound, and the bounds are in order."""
    side = facts["side"]
    cost = sum(1 for a, b, w in ties if (w > 0) != (side[a] == side[b]))
    return cost == float(facts["upper"]) and 0 <= float(facts["certified"]) <= float(facts["lower"]) <= cost


def main():
    solver, results = f"{sys.argv[1]}/tests/frustration_solve", {}
    with tempfile.TemporaryDirectory() as folder:
        hard, large = pathlib.Path(folder, "hard.ties"), pathlib.Path(folder, "large.ties")
        ties = hard_network(hard)
        large_network(large)
        late, spent, limit = solve_in_time(solver, hard)
        results["the time limit is kept"] = spent < 2 * limit + 5   # it alone would go on for hours
        results["bounds after its time are honest"] = honest(late, ties) and late["end"] == "time" and float(late["lower"]) > 300
        lost, was_there = kill_worker(solver, hard, 2)
        results["a killed search leaves its bounds"] = was_there and lost["end"] == "broken" and honest(lost, ties) \
            and float(lost["lower"]) > 300
        brief = [solve(solver, hard, "--brief", "--jobs", jobs) for jobs in "122"]
        results["a brief search ends by itself, honestly, and repeats"] = brief[0] == brief[1] == brief[2] and honest(brief[0], ties) \
            and brief[0]["end"] == "brief" and 0.8 * float(late["lower"]) < float(brief[0]["lower"]) <= float(late["upper"])
        results["a brief search proves what it can"] = solve(solver, large, "--brief") == solve(solver, large)
        (one, alone), (again, _), (two, shared) = [solve_counted(sys.argv[1], solver, large, jobs) for jobs in "112"]
        results["the same seed gives the same answer"] = " proved " in one and one == again
        results["two jobs give the same bounds, sides and cycles"] = one == two
        results["the second helps to pack and to price"] = (alone, shared >= 4) == (1, True)   # the search itself is one
    for name, good in results.items():
        print(f"{'ok' if good else 'FAILED'}: {name}")
    failed = list(results.values()).count(False)
    print(f"{len(results) - failed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
