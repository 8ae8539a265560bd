"""and_model.py glpsol|cbc SECONDS FILE: the frustration index by a general solver, from the plain AND model (Aref, Mason
and Wilson 2020): prints the optimum, or "open" when the solver did not prove one in so many seconds. On standard error
the CPU seconds of the solver.

x_i: the side of actor i; z_ij = x_i and x_j; a tie is frustrated when x_i + x_j - 2 z_ij is 1 (positive) or 0."""
import pathlib
import re
import resource
import subprocess
import sys
import tempfile

from signed_ties import numbered, signed_ties

SOLVERS = {     # command, what its report says of a proved optimum
    "glpsol": (lambda model, report, limit: ["glpsol", "--lp", model, "--tmlim", limit, "-o", report],
               r"Status:\s+INTEGER OPTIMAL\nObjective:.*= (\S+)"),
    "cbc": (lambda model, report, limit: ["cbc", model, "sec", limit, "solve", "solution", report],
            r"^Optimal - objective value (\S+)"),
}


def model_of(path):
    ties = {pair: weight for pair, weight in signed_ties(path).items() if weight}
    number, cost, rows = numbered(ties), {}, []
    for k, ((a, b), weight) in enumerate(ties.items()):
        x, y, z, sign = f"x{number[a]}", f"x{number[b]}", f"z{k}", 1 if weight > 0 else -1
        for name, factor in ((x, sign), (y, sign), (z, -2 * sign)):
            cost[name] = cost.get(name, 0) + factor
        rows += [f"{z} - {x} <= 0", f"{z} - {y} <= 0"] if weight > 0 else [f"{z} - {x} - {y} >= -1"]
    terms = [f"{factor:+d} {name}" for name, factor in cost.items() if factor]
    terms.append(f"+{sum(weight < 0 for weight in ties.values())} one")
    return "\n".join(["Minimize", "obj:", *terms, "Subject To", *(f"c{i}: {row}" for i, row in enumerate(rows)),
                      "Bounds", "one = 1", "Binaries", *cost, "End", ""])


def main():
    solver, limit, path = sys.argv[1:]
    command, optimum = SOLVERS[solver]
    with tempfile.TemporaryDirectory() as folder:
        model, report = pathlib.Path(folder, "and.lp"), pathlib.Path(folder, "report")
        model.write_text(model_of(path), encoding="utf-8")
        subprocess.run(command(model, report, limit), capture_output=True, check=False)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        found = re.search(optimum, report.read_text() if report.exists() else "")
    print(f"{float(found[1]):g}" if found else "open")
    print(f"{used.ru_utime + used.ru_stime:.6f} s", file=sys.stderr)


main()
