#!/usr/bin/python3
"""Checks the section `chance` of `multivector report --format json` on small random sets, by listing every arrangement.

    chance.py BUILD [--seed 1] [--sets 40]

Signs on the same ties are all ways to choose the negative ones; in strata, all ways within each; rewired, all networks that
swaps of two ends lead to. Each is as likely as any other, so mean, spread, quantiles and p follow by counting; the frustration
index of each comes from all partitions, walk balance from numpy. What the program draws must agree within five standard errors.
Besides: the same draws for any number of processes, other draws for another seed, null where nothing can be put at random."""
import json
import math
import pathlib
import random
import subprocess
import sys
import tempfile
from itertools import combinations, product

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine

try:
    import numpy as np
except ImportError as error:
    machine.skip(f"{error.name} is missing")

DRAWS = 2000
KINDS = ["country", "country", "country", "organisation"]


def random_set(rng):
    size = rng.randint(4, 8)
    kinds = [rng.choice(KINDS) for _ in range(size)]
    pairs = rng.sample(list(combinations(range(size), 2)), min(size * (size - 1) // 2, rng.randint(4, 9)))
    ties = {pair: rng.choice([1, 1, -1]) for pair in pairs}
    actors = [{"id": f"a{i}", "kind": kind} for i, kind in enumerate(kinds)]
    relations = [{"source": f"a{a}", "target": f"a{b}", "type": "t", "sign": sign} for (a, b), sign in ties.items()]
    document = {"format": "multivector-relation-set", "version": 1, "actors": actors, "relation_types": [{"id": "t"}],
                "relations": relations}
    return document, kinds, ties


# ---- statistics of one arrangement -----------------------------------------------------------------------------------

def frustration(size, ties):
    return min(sum((side[a] == side[b]) != (sign > 0) for (a, b), sign in ties.items())
               for side in product([0, 1], repeat=size))


def walk_balance(size, ties):
    signed, plain = np.zeros((size, size)), np.zeros((size, size))
    for (a, b), sign in ties.items():
        signed[a, b] = signed[b, a] = sign
        plain[a, b] = plain[b, a] = 1
    tied = plain.sum(0) > 0                                        # isolates are left out
    return math.fsum(np.exp(np.linalg.eigvalsh(signed[tied][:, tied]))) / math.fsum(np.exp(np.linalg.eigvalsh(plain[tied][:, tied])))


def statistics(size, ties):
    census = [0, 0, 0, 0]
    for a, b, c in combinations(range(size), 3):
        signs = [ties.get(pair) for pair in ((a, b), (a, c), (b, c))]
        if None not in signs:
            census[signs.count(-1)] += 1
    total = sum(census)
    return {"triangle_balance": (census[0] + census[2]) / total if total else None,
            **dict(zip(("+++", "++-", "+--", "---"), census)),
            "walk_balance": walk_balance(size, ties), "frustration": frustration(size, ties)}


# ---- every arrangement -----------------------------------------------------------------------------------------------

def signings(groups):
    """All ways to put the negative signs of each group on its ties."""
    ways = []
    for group in groups:
        pairs = [pair for pair, _ in group]
        negatives = sum(sign < 0 for _, sign in group)
        ways.append([{pair: -1 if pair in chosen else 1 for pair in pairs} for chosen in combinations(pairs, negatives)])
    for choice in product(*ways):
        yield {pair: sign for part in choice for pair, sign in part.items()}


def strata(kinds, ties):
    groups = {}
    for (a, b), sign in ties.items():
        friends = [{other for pair, s in ties.items() if s > 0 and actor in pair for other in pair if other != actor} for actor in (a, b)]
        shared = sum(kinds[c] not in (kinds[a], kinds[b]) for c in friends[0] & friends[1])
        groups.setdefault((tuple(sorted((kinds[a], kinds[b]))), shared), []).append(((a, b), sign))
    return groups.values()


def swaps(ties):
    """The networks one swap away."""
    for one, other in combinations(ties, 2):
        if ties[one] != ties[other]:
            continue
        (a, b), (c, d) = one, other
        for first, second in (((a, d), (c, b)), ((a, c), (b, d))):
            new = [tuple(sorted(pair)) for pair in (first, second)]
            if any(x == y for x, y in new) or any(pair in ties for pair in new) or new[0] == new[1]:
                continue
            yield {**{pair: sign for pair, sign in ties.items() if pair not in (one, other)}, new[0]: ties[one], new[1]: ties[one]}


def rewirings(ties, most=4000):
    """All that swaps lead to; None when there are too many to list."""
    seen, queue = {frozenset(ties.items())}, [ties]
    while queue:
        for other in swaps(queue.pop()):
            if frozenset(other.items()) not in seen:
                seen.add(frozenset(other.items()))
                queue.append(other)
        if len(seen) > most:
            return None
    return [dict(items) for items in seen]


# ---- comparing -------------------------------------------------------------------------------------------------------

def near(drawn, expected, error):
    return abs(drawn - expected) <= 5 * error + 1e-9


def share_error(share):
    return math.sqrt(share * (1 - share) / DRAWS) + 1 / DRAWS


def check_row(row, values, observed):
    """What the row says against the values of all arrangements."""
    values = np.array(values, dtype=float)
    mean, sd = values.mean(), values.std()
    if row["observed"] is None or abs(row["observed"] - observed) > 1e-9:
        yield f"observed {row['observed']}, not {observed}"
        return
    if not near(row["mean"], mean, sd / math.sqrt(DRAWS)):
        yield f"mean {row['mean']}, not {mean}"
    spread = values.var() and math.sqrt(max(((values - mean) ** 2).var(), 0) / DRAWS) / (2 * sd)
    if not near(row["sd"], sd, spread + sd / DRAWS):
        yield f"sd {row['sd']}, not {sd}"
    for key, share in (("low", 0.05), ("high", 0.95)):
        below, up_to = (values < row[key] - 1e-9).mean(), (values <= row[key] + 1e-9).mean()
        if below > share + 5 * share_error(share) or up_to < share - 5 * share_error(share):
            yield f"{key} {row[key]} has {below} below it and {up_to} up to it"
    far = abs(observed - row["mean"])
    tails = [(abs(values - row["mean"]) >= far - slack).mean() for slack in (1e-9, -1e-9)]   # the mean drawn decides on ties
    if not min(tails) - 5 * share_error(min(tails)) <= row["p_two_tailed"] <= max(tails) + 5 * share_error(max(tails)):
        yield f"p {row['p_two_tailed']}, not {tails}"
    z = (row["observed"] - row["mean"]) / row["sd"] if row["sd"] > 1e-9 else None
    if (z is None) != (row["z"] is None) or (z is not None and abs(z - row["z"]) > 1e-6 * (1 + abs(z))):
        yield f"z {row['z']}, not {z}"


def faults(report, kinds, ties):
    size, observed = len(kinds), statistics(len(kinds), ties)
    models = {model["model"]: {row["name"]: row for row in model["statistics"]} for model in report["chance"]["models"]}
    everything = {"signs": signings([list(ties.items())]), "signs_in_strata": signings(strata(kinds, ties)), "rewired": rewirings(ties)}
    for model, arrangements in everything.items():
        if arrangements is None:
            continue
        found = [statistics(size, arrangement) for arrangement in arrangements]
        for name, row in models[model].items():
            values = [values[name] for values in found if values[name] is not None]
            if observed[name] is None or not values:
                if row["mean"] is not None:
                    yield f"{model} {name}: {row}, where there is nothing to draw"
                continue
            yield from (f"{model} {name}: {fault}" for fault in check_row(row, values, observed[name]))


def report(tool, path, *options):
    run = subprocess.run([tool, "report", str(path), "--sections", "chance", "--format", "json", *options], capture_output=True,
                         text=True, check=False)
    if run.returncode:
        sys.exit(f"{path}: {run.stderr}")
    return json.loads(run.stdout)


def check_set(tool, path, kinds, ties):
    drawn = report(tool, path, "--draws", str(DRAWS))
    if -1 not in ties.values():
        if drawn["chance"] is not None or drawn["undefined"].get("/chance") != "no negative tie":
            yield "drawn without a negative tie"
        return
    yield from faults(drawn, kinds, ties)
    few = [report(tool, path, "--draws", "50", *more)["chance"] for more in ([], ["--jobs", "2"], ["--jobs", "3"])]
    if few[0] != few[1] or few[0] != few[2]:
        yield "the number of processes changes the draws"


def main():
    build = sys.argv[1]
    options = dict(zip(sys.argv[2::2], sys.argv[3::2]))
    rng, tool = random.Random(int(options.get("--seed", 1))), f"{build}/multivector"
    failed = passed = 0
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "set.json"
        for number in range(int(options.get("--sets", 40))):
            document, kinds, ties = random_set(rng)
            path.write_text(json.dumps(document))
            wrong = list(check_set(tool, path, kinds, ties))
            passed, failed = passed + (not wrong), failed + bool(wrong)
            for fault in wrong:
                print(f"set {number}: {fault}\n  {ties} {kinds}")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
