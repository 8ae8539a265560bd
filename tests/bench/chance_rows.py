"""Draws of chance: against numpy on the same ties, and against as many reports on balance of the build before."""
import subprocess

from answers import same_number, work
from folders import BEFORE, PEERS, PYTHON, graph, helper, made, tool
from row import Row, Side, times

EURASIA, DRAWS, REPORTS = graph("eurasia"), 1000, 100


def write_ties():
    with open(made("ties.txt"), "w", encoding="utf-8") as file:
        subprocess.run([helper("chance_draws"), EURASIA, "0", "ties"], stdout=file, check=True)


def same_draws(ours, peer):
    """What is observed is the same; the means of both agree within five standard errors."""
    a, b = ([float(word) for word in side.out.split()] for side in (ours, peer))
    if not same_number(a[0], b[0]):
        return f"{a[0]} and {b[0]} are observed"
    return "" if abs(a[1] - b[1]) <= 5 * (a[2] ** 2 / DRAWS + b[2] ** 2 / DRAWS) ** 0.5 else f"means are {a[1]} and {b[1]}"


def all_exact(ours, _):
    return "" if ours.out.split()[3] == "1" else "not every draw is proved"


ROWS = [
    Row("chance", "signs-triangles",
        Side("ours", [helper("chance_draws"), EURASIA, str(DRAWS), "triangles"], reads=work),
        Side("numpy", [PYTHON, PEERS / "numpy_signs.py", made("ties.txt"), str(DRAWS)], reads=work),
        same_draws, (times("work", 0.5),), ("python igraph", "python numpy"), write_ties),
    Row("chance", "signs-frustration",
        Side("ours", [helper("chance_draws"), EURASIA, str(REPORTS), "frustration"]),
        Side("reports before", ["sh", "-c", f"for i in $(seq {REPORTS}); do '{tool(BEFORE)}' report '{EURASIA}' --sections balance; done"]),
        all_exact, (times("cpu", 10),), ("before",)),
]
