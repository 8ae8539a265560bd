"""How time and memory grow with the number of ties: every command on generated networks of 10^3 ties and more, and the
exponent of that growth from 10^5 ties on. Below 20,000 a report searches the frustration index, until its bounds hardly move."""
import json
import math
import os
import random

import measuring
from folders import RESULTS, made, tool
from row import Side

SIZES = tuple(10**k for k in range(3, 8))
MOST = 10**6        # ties that every command is measured on; a few on ten times as many
SHORTEST = 0.02     # CPU seconds below which starting the program is most of it: no point of the fit
ALLOWED = 1.2       # exponent that the default report may have


def table_name(ties):
    return made(f"growth-{ties}.csv")


def write(ties):
    """A network whose degrees follow a power law of exponent 3: actor i is an end with a probability like i^(-1/2), of five times
    fewer actors than ties. Two camps; of ten ties within one is negative, of ten between them six."""
    path = table_name(ties)
    if os.path.exists(path):
        return path
    rng, actors = random.Random(ties), ties // 5
    with open(path + ".part", "w", encoding="utf-8") as file:
        file.write("source,target,type,sign,start\n")
        for _ in range(ties):
            a, b = (int(actors * rng.random() ** 2) for _ in range(2))
            sign = -1 if rng.random() < (0.6 if (a ^ b) & 1 else 0.1) else 1
            file.write(f"a{a},a{b},tie,{sign},{2000 + rng.randrange(20)}\n")
    os.rename(path + ".part", path)
    return path


def commands(ties):
    """{what it is called: (arguments, the most ties)}, each with one process."""
    path, report = table_name(ties), ["report", table_name(ties), "--jobs", "1"]
    out = made("growth-out")
    return {
        "validate": (["validate", path], SIZES[-1]),
        "report, overview": ([*report, "--sections", "overview"], SIZES[-1]),
        "report (default)": (report, SIZES[-1]),
        "report, summary": ([*report, "--sections", "summary"], MOST),
        "report, centrality": ([*report, "--sections", "centrality"], MOST),
        "report, balance without the search": ([*report, "--sections", "balance", "--time-limit", "0.01"], MOST),
        "report, every metric": ([*report, "--format", "json", "-o", out + ".json"], MOST),
        "betweenness_sampled": ([*report, "--sections", "centrality", "--metrics", "betweenness_sampled"], MOST),
        "community": ([*report, "--sections", "centrality", "--metrics", "community"], MOST),
        "eigenvector": ([*report, "--sections", "centrality", "--metrics", "eigenvector"], MOST),
        "constraint": ([*report, "--sections", "centrality", "--metrics", "constraint"], MOST),
        "rank": (["rank", path, "--metric", "degree"], MOST),
        "relations of one actor": (["relations", path, "--actor", "a7"], MOST),
        "convert": (["convert", path, "-o", out + ".jsonl"], MOST),
        "compare": (["compare", path + "@2005", path + "@2010", "--jobs", "1"], MOST),
        "whatif": (["whatif", path, "--drop", "a7", "--focus", "a8", "--metrics", "degree,ties"], MOST),
        "timeline": (["timeline", path, "--since", "2000", "--until", "2020", "--step", "10y", "--jobs", "1"], MOST),
        "render": (["render", path, "-o", out + ".svg"], MOST),
    }


def exponent(points):
    """Least squares on the logarithms; None of a single point."""
    points = [(math.log(size), math.log(value)) for size, value in points if value]
    if len(points) < 2:
        return None
    x, y = (sum(column) / len(points) for column in zip(*points))
    return round(sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points), 2)


def fitted(sizes, values, least):
    return exponent([(size, value) for size, value in zip(sizes, values) if value is not None and value >= least])


def measure(name, sizes):
    cpu, memory = [], []
    for size in sizes:
        arguments, most = commands(size)[name]
        try:
            took = measuring.take(Side("ours", [tool(), *arguments, "--quiet"], codes=(0, 1, 75))).took if size <= most else {}
        except measuring.Failed as failure:
            print(f"{name}, {size:,} ties: {failure}")
            took = {}
        cpu.append(took.get("cpu") and float(f"{took['cpu']:.3g}"))
        memory.append(took.get("memory") and float(f"{took['memory']:.3g}"))
    return {"command": name, "cpu": cpu, "memory": memory, "exponent": fitted(sizes[2:], cpu[2:], SHORTEST),
            "memory_exponent": fitted(sizes[2:], memory[2:], 0)}


def digits(value):
    return "–" if value is None else f"{value:.2f}" if value < 10 else f"{value:.0f}"


def show(row):
    print(f"{row['command']:36}" + "".join(f"{digits(cpu):>7} {digits(memory):>6}" for cpu, memory in zip(row["cpu"], row["memory"])) +
          f"{digits(row['exponent']):>7}{digits(row['memory_exponent']):>7}", flush=True)


def save(sizes, rows, made_with):
    results = json.loads(RESULTS.read_text(encoding="utf-8"))
    results["growth"] = {"commit": made_with["commit"], "sizes": list(sizes), "rows": rows}
    RESULTS.write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def run(made_with, most, keep):
    """Prints the table; with `keep` it goes into the results. 1: the default report grows faster than is allowed."""
    sizes = [size for size in SIZES if size <= most]
    for size in sizes:
        write(size)
    print("\ngrowth: CPU seconds and MiB for so many ties, the exponent of each\n" + " " * 36 +
          "".join(f"{size:>14,}" for size in sizes) + "    CPU    MiB")
    rows = []
    for name in commands(sizes[0]):
        rows.append(measure(name, sizes))
        show(rows[-1])
    if keep:
        save(sizes, rows, made_with)
    default = next(row["exponent"] for row in rows if row["command"] == "report (default)")
    return int(default is not None and default > ALLOWED)
