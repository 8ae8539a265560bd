#!/usr/bin/env python3
"""Recomputes alignment on the values of ties, on random relation sets with sizes of actors and with --side: S, kappa and
pi with absolute and squared distances from all pairs of places, S weighted by size, tau-b by scipy. Then the worked
pair of Signorino and Ritter (1999): Germany and Russia in 1914. Sets, selection and folding come from model.py."""
import json
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
    from scipy.stats import kendalltau
except ImportError:
    machine.skip("numpy or scipy is missing")

SETS, PORTFOLIO_TIES, ABOUT_TIES = 120, 3, 5


def value(tie):
    return tie[0] * tie[1]


def portfolios(net, side, actors):
    """{actor: {other: signed strength}} as the actor has it."""
    own = {actor: {} for actor in net.actors}
    for (a, b), tie in (net.ties if side == "both" else net.arcs).items():
        if side != "in":
            own[a][b] = value(tie)
        if side != "out":
            own[b][a] = value(tie)
    return own


def about_focus(document, net):
    kinds, focus = {one["id"]: one.get("kind", "country") for one in document["actors"]}, document.get("focus")
    alike = [pair for pair in net.ties if all(kinds[end] == kinds.get(focus) for end in pair)] or list(net.ties)
    return focus in net.actors and len(alike) >= ABOUT_TIES and 4 * sum(focus in pair for pair in alike) >= 3 * len(alike)


def agreement(a, b, sizes, low, high, thin):
    """Of two lists; sizes may hold None, or be None."""
    found, range_ = {"universe": len(a)}, high - low
    names = ("s", "s_squared", "kappa", "kappa_squared", "pi", "pi_squared", "tau_b")
    found.update(dict.fromkeys(names), **({"s_weighted": None, "s_squared_weighted": None} if sizes is not None else {}))
    if sizes is not None:
        found["unsized"] = sum(size is None for size in sizes)
    if not len(a) or not range_:
        return found
    a, b = numpy.array(a) / range_, numpy.array(b) / range_
    both = numpy.concatenate([a, b])
    for end, power in (("", 1), ("_squared", 2)):
        apart = lambda x, y: (abs(x[:, None] - y[None, :]) ** power).mean()
        seen, distance = (abs(a - b) ** power).mean(), abs(a - b) ** power
        found["s" + end] = 1 - 2 * seen
        if sum(size or 0 for size in sizes or []):
            w = numpy.array([size or 0 for size in sizes])
            found[f"s{end}_weighted"] = 1 - 2 * (w * distance).sum() / w.sum()
        if not thin and apart(both, both) > 1e-12:
            found["kappa" + end], found["pi" + end] = 1 - seen / apart(a, b), 1 - seen / apart(both, both)
    ranks = [numpy.round(x / (abs(x).max() or 1), 9) for x in (a, b)]
    if all(len(set(x)) > 1 for x in ranks):
        found["tau_b"] = kendalltau(*ranks)[0]
    return found


def check_pair(compare, row, actor, document, net, side, sizes):
    own, pole = portfolios(net, side, net.actors), row["with"]
    every = [v for ties in own.values() for v in ties.values()]
    low, high = min([0, *every]), max([0, *every])
    for key, right in (("low", low), ("high", high)):
        compare(row["values"][key], right, f"{key} of {actor} and {pole}")
    others = [a for a in net.actors if a not in (actor, pole)]
    thin = about_focus(document, net) or any(sum(own[one].get(a, 0) != 0 for a in others) < PORTFOLIO_TIES for one in (actor, pole))
    for key, universe in (("values", others), ("values_all", net.actors)):
        lists = [[high if a == one else own[one].get(a, 0) for a in universe] for one in (actor, pole)]
        right = agreement(*lists, [sizes.get(a) for a in universe] if sizes else None, low, high, thin)
        compare(set(row[key]) - {"low", "high"}, set(right), f"{key} of {actor} and {pole}")
        for name, number in right.items():
            compare(row[key][name], number, f"{key} {name} of {actor} and {pole}")


def check_worked_pair(compare, tool):
    path = pathlib.Path(__file__).resolve().parents[1] / "cli" / "portfolios-1914.json"
    run = subprocess.run([tool, "report", str(path), "--format", "json", "--sections", "vectors", "--poles", "RUS",
                          "--size-attribute", "capability"], capture_output=True, text=True, check=True)
    all_states = json.loads(run.stdout)["vectors"][0]["alignment"][0]["values_all"]
    for name, printed in (("s", 0.40), ("s_weighted", -0.46), ("tau_b", 0.03)):
        compare(round(all_states[name], 2), printed, f"{name} of Germany and Russia, 1914")


def main():
    tool, tally = f"{sys.argv[1]}/multivector", machine.Tally()
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "set.json"
        for number in range(SETS):
            rng = Random(f"values/{number}")
            document = model.timeless(model.random_document(rng, number + 2))
            for actor in document["actors"]:
                if rng.random() < 0.8:
                    actor["attributes"] = {"size": rng.choice([0, 0.5, 1, 20])}
            sizes = {one["id"]: one["attributes"]["size"] for one in document["actors"] if "attributes" in one}
            side = rng.choice(["both", "both", "out", "in"])
            options = {"fold": rng.choice(model.FOLDS), "at": rng.choice(["all", "2001"])}
            options.update({} if side == "both" else {"directed": True, "side": side})
            net = model.network(document, options)
            path.write_text(json.dumps(document))
            tally.context = f"set {number} {options}"
            sized = bool(sizes) and rng.random() < 0.6
            poles = sorted(rng.sample(net.actors, min(3, len(net.actors))))
            run = subprocess.run([tool, "report", str(path), "--format", "json", "--all", "--sections", "vectors",
                                  *(["--poles", ",".join(poles)] if poles else []), *(["--size-attribute", "size"] if sized else []),
                                  *model.command_line(options)], capture_output=True, text=True, check=False)
            if run.returncode:
                tally.fail(f"exit code {run.returncode}: {run.stderr}")
                continue
            got = json.loads(run.stdout)
            pairs = [(row["actor"], pole) for row in got["vectors"] for pole in row["alignment"]]
            for actor, pole in [*rng.sample(pairs, min(8, len(pairs))), *((row["actor"], row) for row in got["pole_alignment"])]:
                check_pair(tally.compare, pole, actor, document, net, side, sizes if sized else None)
    check_worked_pair(tally.compare, tool)
    return tally.close()


sys.exit(main())
