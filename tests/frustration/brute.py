#!/usr/bin/env python3
"""brute.py BUILD [NETWORKS [SEED]]: random signed networks of up to 14 actors against all their partitions.

Whole, decimal and arbitrary weights, parallel ties of both signs, loops, isolates, several components. The value, the
cost of the partition, the sides' convention and every cycle of the certificate are recomputed here, in fractions."""
import pathlib
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

WEIGHTS = {
    "unit": lambda rng: 1,
    "whole": lambda rng: rng.randint(1, 9),
    "half": lambda rng: rng.randint(1, 9) / 2,
    "decimal": lambda rng: rng.randint(1, 500) / 100,
    "real": lambda rng: rng.uniform(1e-3, 3),
    "large": lambda rng: 4 * rng.randint(1, 10**6),
}


def random_network(rng):
    """A list of (a, b, signed weight); the network may have loops."""
    weigh = WEIGHTS[rng.choice(sorted(WEIGHTS))]
    actors, density, negative = rng.randint(1, 14), rng.choice([0.1, 0.2, 0.4, 0.7, 1]), rng.choice([0.15, 0.3, 0.5, 0.9])
    parts, ties = rng.choice([1, 1, 2, 3]), []
    for a in range(actors):
        for b in range(a + 1, actors):
            if a % parts == b % parts and rng.random() < density:
                for _ in range(rng.choice([1, 1, 1, 2, 3])):
                    ends = (a, b) if rng.random() < 0.5 else (b, a)
                    ties.append((*ends, weigh(rng) * (-1 if rng.random() < negative else 1)))
    if rng.random() < 0.2:
        ties.append((rng.randrange(actors),) * 2 + (-1.0,))
    return ties


def least_cost(actors, ties):
    """All partitions, each one flip away from the one before (Gray code)."""
    pull = [[0.0] * actors for _ in range(actors)]
    for a, b, weight in ties:
        pull[a][b] += weight
        pull[b][a] += weight
    side, cost = [1] * actors, sum(-weight for _, _, weight in ties if weight < 0)
    best = cost
    for count in range(1, 1 << max(actors - 1, 0)):
        v = (count & -count).bit_length() - 1
        cost += side[v] * sum(p * s for p, s in zip(pull[v], side))
        side[v] = -side[v]
        best = min(best, cost)
    return best


def parse(lines):
    head, sides, cycles, scale = lines
    facts = dict(word.split("=") for word in head.split() if "=" in word)
    packing = [(int(item.split(":")[0]), [int(t) for t in item.split(":")[1].split(",")]) for item in cycles.split()[1:]]
    return facts, "proved" in head.split(), [int(s) for s in sides.split()[1:]], packing, int(scale.split()[1])


def faults_of_cycles(ties, packing, scale):
    load = [0] * len(ties)
    for weight, cycle in packing:
        ends = [set(ties[t][:2]) for t in cycle]
        degree = {v: sum(v in pair for pair in ends) for pair in ends for v in pair}
        if weight <= 0 or len(set(cycle)) != len(cycle) or set(degree.values()) != {2} \
                or not all(x & y for x, y in zip(ends, ends[1:] + ends[:1])):
            yield f"not a simple cycle in order: {cycle}"
        if sum(ties[t][2] < 0 for t in cycle) % 2 == 0:
            yield f"not negative: {cycle}"
        for t in cycle:
            load[t] += weight
    for t, (_, _, weight) in enumerate(ties):
        if Fraction(load[t], scale) > abs(Fraction(repr(weight))):
            yield f"tie {t} is overloaded"


def faults(network, lines):
    facts, proved, side, packing, scale = parse(lines)
    actors, ties = int(facts["n"]), [tie for tie in network if tie[0] != tie[1]]
    slack = 1e-9 * sum(abs(weight) for *_, weight in ties)
    best, lower, upper = least_cost(actors, ties), float(facts["lower"]), float(facts["upper"])
    cost = sum(abs(weight) for a, b, weight in ties if (weight > 0) != (side[a] == side[b]))
    cycles = sum(weight for weight, _ in packing) / scale
    if not proved or abs(upper - best) > slack or abs(lower - best) > slack:
        yield f"[{lower}, {upper}], proved: {proved}; the best partition costs {best}"
    if abs(cost - upper) > slack:
        yield f"the partition costs {cost}, not {upper}"
    if cycles > best + slack or not cycles - slack <= float(facts["certified"]) <= best + slack:
        yield f"the cycles sum to {cycles}, certified {facts['certified']}, best {best}"
    with_ties = {v for a, b, _ in ties for v in (a, b)}
    if any((side[v] < 0) == (v in with_ties) for v in range(actors)):
        yield "isolates, and only they, have no side"
    if with_ties and side[min(with_ties)] != 0:
        yield "the smallest actor is on side 0"
    yield from faults_of_cycles(ties, packing, scale)


def faults_of_scale(solver, path):
    """Ties of huge and of tiny weight have no scale that is a whole number; others have one."""
    for weight, has in ((1e-200, False), (1e200, False), (2.5, True), (1e-5, True), (0.1 + 0.2, True)):
        path.write_text("".join(f"{a} {b} {w!r}\n" for a, b, w in ((0, 1, weight), (1, 2, weight), (0, 2, -weight))))
        lines = subprocess.run([solver, "--sides", str(path)], capture_output=True, text=True, check=False).stdout.splitlines()
        if (int(lines[3].split()[1]) > 0) != has or not has and lines[3] != "scale 0":
            yield f"ties of weight {weight!r}: {lines[3]}"


def main():
    solver, count, seed = f"{sys.argv[1]}/tests/frustration_solve", int((sys.argv[2:] or [3000])[0]), int((sys.argv[3:] or [1])[0])
    rng = random.Random(seed)
    networks = [random_network(rng) for _ in range(count)]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "networks.ties")
        path.write_text("--\n".join("".join(f"{a} {b} {w!r}\n" for a, b, w in network) for network in networks))
        run = subprocess.run([solver, "--sides", str(path)], capture_output=True, text=True, check=False)
        scales = list(faults_of_scale(solver, path))
    if run.returncode or run.stderr:
        sys.exit(f"{solver} --sides: exit {run.returncode}\n{run.stderr}")
    lines, wrong = run.stdout.splitlines(), 0
    for number, network in enumerate(networks):
        found = list(faults(network, lines[4 * number: 4 * number + 4]))
        wrong += bool(found)
        for fault in found:
            print(f"network {number} (seed {seed}): {fault}")
    print(f"{sum('by=branching' in line for line in lines)} needed branching")
    print("\n".join([*scales, f"{count - wrong} passed, {wrong + len(scales)} failed"]))
    return wrong + len(scales) > 0


sys.exit(main())
