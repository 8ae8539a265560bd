#!/usr/bin/env python3
"""jobs.py BUILD [NAME...]: what is shared among processes gives the same bytes with one, two, three and five of them, and within a long
limit of time, in everything that shares its work; and more processes than one do work."""
import pathlib
import random
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import machine  # noqa: E402
from forks import run_counted  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
EURASIA, TOY = f"{ROOT}/graphs/eurasia.json", f"{ROOT}/tests/cli/toy"
JOBS = ("2", "3", "5")
COMMANDS = {
    "metrics": "report net.csv --weighted --sections centrality --metrics pagerank,eigenvector,coreness,community,closeness,betweenness,degree --format json",
    "paths": "report net.csv --sections centrality,overview --metrics closeness,betweenness --format json",
    "estimates": "report net.csv --sections centrality --metrics betweenness_sampled --format json",
    "chance": "report net.csv --at 1985-06-01 --sections chance --draws 8 --format json",
    "frustration": "report net.csv --at 1992 --sections balance --format json",
    "timeline": "timeline net.csv --metrics ties,degree,transitivity --focus a1 --since 1990 --until 2000 --format json",
    "projection": "timeline net.csv --metrics ties,transitivity --project state+direct --since 1990 --until 2000 --format json",
    "each": f"whatif {EURASIA} --each actor --metrics degree,evenness --format json",
    "draws": f"whatif {EURASIA} --draws 40 --metrics degree,betweenness --format json",
    "sensitivity": f"report {EURASIA} --focus RUS --sections sensitivity --format json",
    "qap": "compare net.csv other.csv --sections qap --qap 12000 --format json",
    "regression": "compare net.csv other.csv --regress --sections regression --draws 200 --format json",
    "explore": f"explore {TOY}.json --compare {TOY}-b.json -o page.html",
}


def fill(folder):
    """Some actors have most of the ties, of two camps so clear that all is proved; some are of another kind, for a projection."""
    draw = random.Random(9)
    actors = [f"a{i}" for i in range(1200)]
    (folder / "net.nodes.csv").write_text("\n".join(["id,kind", *(f"{a},{'state' if i % 9 else 'body'}" for i, a in enumerate(actors)), ""]))
    (folder / "other.nodes.csv").write_text((folder / "net.nodes.csv").read_text())
    for name, ties in (("net.csv", 6000), ("other.csv", 3000)):
        rows = ["source,target,type,sign,weight,start"]
        for _ in range(ties):
            a, b = (int(1200 * draw.random() ** 2) for _ in range(2))
            sign = (1 if (a + b) % 2 == 0 else -1) * (-1 if draw.random() < 0.03 else 1)
            rows.append(f"{actors[a]},{actors[b]},tie,{sign},{draw.randint(1, 4)},{draw.randint(1985, 2000)}")
        (folder / name).write_text("\n".join([*rows, ""]))


def run(build, folder, command, *options):
    page = folder / "page.html"
    page.unlink(missing_ok=True)
    done, forks = run_counted(build, [f"{build}/multivector", *command.split(), *options], cwd=folder)
    return (done.returncode, done.stdout, done.stderr, page.read_bytes() if page.exists() else b""), forks


def main():
    build, tally, only = pathlib.Path(sys.argv[1]).resolve(), machine.Tally(), sys.argv[2:]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        fill(folder)
        for title, command in COMMANDS.items():
            if only and title not in only:
                continue
            tally.context = title
            alone, fewest = run(build, folder, command, "--jobs", "1")
            tally.compare((alone[0] in (0, 1), len(alone[1] + alone[3]) > 300), (True, True), alone[2])
            for jobs in JOBS:
                shared, forks = run(build, folder, command, "--jobs", jobs)
                tally.compare(shared == alone, True, f"the same bytes with --jobs {jobs}; {shared[2]}")
                tally.compare(forks > fewest, True, f"processes with --jobs {jobs}: {forks}, {fewest} with one")
            for jobs in ("1", "3"):
                limited, _ = run(build, folder, command, "--jobs", jobs, "--time-limit", "600")
                tally.compare(limited == alone, True, f"the same bytes with --jobs {jobs} and a limit of time; {limited[2]}")
    return tally.close()


sys.exit(main())
