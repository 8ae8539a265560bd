"""The frustration index of real networks: the promised times, the build before, and general solvers given the plain model."""
from answers import work
from folders import BEFORE, NOW, PEERS, PYTHON, data, helper
from row import NOT_SLOWER, Row, Side, times, within

COWLIST = [f"cowlist/cowlist_{year}-{year + 3}.edges.csv" for year in range(1946, 1997, 2)]
SLASHDOT = "slashdot.edges.csv.gz"
SOLVER_SECONDS = "20"       # more than what is promised, and no need to wait longer


def facts(taken):
    """A dictionary for every network solved: lower, upper and so on."""
    return [dict(word.split("=", 1) for word in line.split() if "=" in word) for line in taken.out.splitlines()]


def bounds(taken):
    return [(float(fact["lower"]), float(fact["upper"])) for fact in facts(taken)]


def gap(taken):
    return {"gap": max(100 * (upper - lower) / max(upper, 1) for lower, upper in bounds(taken))}


def search_work(taken):
    """The CPU seconds of the search alone, the last word but one."""
    return {"work": float(taken.out.split()[-2].rstrip("s"))}


def bounds_meet(ours, peer):
    """Both bounds can be true; of proved ones that means they are equal."""
    mine, theirs = bounds(ours), bounds(peer)
    apart = [(a, b) for a, b in zip(mine, theirs) if max(a[0], b[0]) > min(a[1], b[1])]
    if len(mine) != len(theirs):
        return f"{len(mine)} and {len(theirs)} networks"
    return f"{apart[0][0]} and {apart[0][1]}" if apart else ""


def same_optimum(ours, peer):
    """A solver that found none in its time says "open": then its time is a lower bound."""
    lower, upper = bounds(ours)[0]
    answer = peer.out.strip()
    return "" if answer == "open" or lower == upper == float(answer) else f"[{lower}, {upper}] and {answer}"


def solve(build, name, files, options=(), reads=gap):
    return Side(name, [helper("frustration_solve", build), *options, *map(data, files)], reads=reads)


def search(name, files, *options, promises=(), slow=False):
    return Row("frustration", f"frustration-{name}", solve(NOW, "ours", files, options),
               solve(BEFORE, "before", files, options), bounds_meet, promises,
               ("before", *(f"data {file}" for file in files)), slow=slow)


def proved(seconds):
    return (within("cpu", seconds), within("gap", 0), NOT_SLOWER)


def against(solver, ratio, years):
    file = f"cowlist/cowlist_{years}.edges.csv"
    return Row("frustration", f"{solver}-cowlist-{years}", solve(NOW, "ours", [file], reads=search_work),
               Side(solver, [PYTHON, PEERS / "and_model.py", solver, SOLVER_SECONDS, data(file)],
                    reads=work),
               same_optimum, (times("work", ratio),), (f"data {file}", f"program {solver}"))


ROWS = [
    search("cowlist", COWLIST, promises=proved(1.5)),
    *[search(f"bitcoin-{fold}", ["bitcoin_alpha.edges.csv"], "--fold", fold, promises=proved(2))
      for fold in ("sum", "sign-sum", "any-negative", "each")],
    search("wikielections", ["wikielections.edges.csv.gz"], promises=proved(10)),
    search("senate", ["senate.edges.csv"], "--seconds", "60", promises=(within("gap", 1.9),), slow=True),
    search("slashdot-120s", [SLASHDOT], "--seconds", "120", "--fold", "sign-sum",
           promises=(within("gap", 0.1), within("memory", 300)), slow=True),
    search("slashdot-one-core", [SLASHDOT], "--seconds", "240", "--fold", "sign-sum",
           promises=(within("gap", 0), within("memory", 300)), slow=True),
    search("slashdot-two-cores", [SLASHDOT], "--seconds", "150", "--jobs", "2", "--fold", "sign-sum",
           promises=(within("gap", 0), within("memory", 300)), slow=True),
    *[against(solver, ratio, years) for years in ("1996-1999", "1958-1961") for solver, ratio in (("glpsol", 100), ("cbc", 20))],
]
