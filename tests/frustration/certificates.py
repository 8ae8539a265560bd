#!/usr/bin/env python3
"""certificates.py SOLVER: certificates of random relation sets pass scripts/verify-certificate, whatever the fold rule
and the objective; tampered ones do not."""
import copy
import csv
import hashlib
import json
import pathlib
import random
import subprocess
import sys
import tempfile

VERIFY = pathlib.Path(__file__).resolve().parents[2] / "scripts" / "verify-certificate"
TYPES = [("member", None), ("friend", None), ("sanctions", None), ("rival", -1)]


def random_rows(rng):
    actors = [f"{rng.choice('aBé')}{number}" for number in range(rng.randint(6, 40))]
    rows = []
    for _ in range(rng.randint(2, 6) * len(actors)):
        kind, sign = rng.choice(TYPES)
        rows.append({"source": rng.choice(actors), "target": rng.choice(actors), "type": kind,
                     "sign": rng.choice([1, 1, -1, 0]) if rng.random() < 0.8 else sign or "",
                     "weight": rng.choice(["", 1, 2, 0.3, rng.randint(1, 400) / 100]),
                     "start": rng.choice(["", "2001", "2005-06"]), "end": rng.choice(["", "", "2010"])})
    return rows


def write(folder, rows, as_json):
    path = pathlib.Path(folder, "set.json" if as_json else "set.csv")
    if as_json:
        relations = [{k: v for k, v in row.items() if v != ""} for row in rows]
        names = sorted({row[end] for row in rows for end in ("source", "target")})
        path.write_text(json.dumps({"format": "multivector-relation-set", "version": 1, "as_of": "2020",
                                    "relation_types": [{"id": "friend"}, {"id": "rival", "sign": -1, "weight": 0.7}],
                                    "actors": [{"id": name} for name in names], "relations": relations}))
    else:
        with open(path, "w", newline="", encoding="utf-8") as file:
            table = csv.DictWriter(file, list(rows[0]))
            table.writeheader()
            table.writerows(rows)
    return path


def verify(certificate, path, folder):
    place = pathlib.Path(folder, "tampered.json")
    place.write_text(certificate if isinstance(certificate, str) else json.dumps(certificate))
    return subprocess.run([sys.executable, VERIFY, place, path], capture_output=True, text=True, check=False)


# ---- tampering: each changes a certificate so that it claims what it does not prove ----------------------------------

def lower_upper(c): c["upper"] -= 1
def raise_certified(c): c["certified"] += 1
def raise_lower(c): c["lower"] = c["upper"] + 1
def heavier_cycle(c): c["cycles"][0][0] += c["scale"] * 1000
def negative_weight(c): c["cycles"][0][0] = -1
def repeated_cycle(c): c["cycles"] += c["cycles"] * 3
def fewer_cycles(c): c["cycles"] = c["cycles"][: len(c["cycles"]) // 2]
def open_cycle(c): c["cycles"][0].pop()
def unknown_tie(c): c["cycles"][0][1] = len(c["ties"])
def tie_back_and_forth(c): c["cycles"][0] = [c["cycles"][0][0], 0, 0]
def other_scale(c): c["scale"] //= 2
def other_actor(c): c["ties"][0][0] = "nobody"
def repeated_tie(c): c["ties"][1] = c["ties"][0]
def moved_actor(c): c["factions"][1].append(c["factions"][0].pop(0))
def missing_actor(c): c["factions"][0].pop()
def actor_twice(c): c["factions"][1].append(c["factions"][0][0])
def larger_unit(c): c["unit"] = 1000
def other_input(c): c["input"]["sha256"] = "0" * 64
def other_format(c): c["format"] = "certificate"
def no_cycles(c): del c["cycles"]


def positive_cycle(c):
    """The ring of the tribes, all friends: no partition has to frustrate any of it."""
    places = range(len(c["ties"]), len(c["ties"]) + 5)
    c["ties"] += [sorted((f"{tribe}a", f"{(tribe + 1) % 5}a")) for tribe in range(5)]
    c["cycles"].append([c["scale"], *places])


TAMPERINGS = [lower_upper, raise_certified, raise_lower, heavier_cycle, negative_weight, repeated_cycle, fewer_cycles,
              open_cycle, unknown_tie, tie_back_and_forth, other_scale, other_actor, repeated_tie, moved_actor,
              missing_actor, actor_twice, larger_unit, other_input, other_format, no_cycles, positive_cycle]


def check(name, good, message=""):
    if not good:
        print(f"FAILED: {name} {message}")
    return [good]


def random_sets(solver, folder, rng):
    for number in range(60):
        path = write(folder, random_rows(rng), number % 2)
        fold = ["sum", "sign-sum", "any-negative", "unanimous", "strongest", "each"][number // 2 % 6]
        place = pathlib.Path(folder, "certificate.json")
        command = [solver, "--fold", fold, "--certificate", str(place), *(["--weight"] if rng.random() < 0.5 else []), str(path)]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        result = verify(place.read_text(), path, folder)
        yield from check(f"random set {number}, {fold}", run.returncode == 0 and result.returncode == 0 and " proved " in run.stdout,
                         run.stdout + run.stderr + result.stderr)


def tampered(solver, folder):
    """Five tribes of a triangle each, with a hostile tie in it, in a ring of friends: L is 5."""
    rows = []
    for tribe in range(5):
        names = [f"{tribe}{letter}" for letter in "abc"]
        rows += [dict(zip(("source", "target", "sign"), (a, b, s))) for a, b, s in zip(names, names[1:] + names[:1], (1, 1, -1))]
        rows += [{"source": names[0], "target": f"{(tribe + 1) % 5}a", "sign": 1}]
    path, place = write(folder, rows, False), pathlib.Path(folder, "certificate.json")
    subprocess.run([solver, "--certificate", str(place), str(path)], capture_output=True, check=True)
    whole = json.loads(place.read_text())
    yield from check("the untouched certificate", verify(whole, path, folder).returncode == 0)
    for tamper in TAMPERINGS:
        certificate = copy.deepcopy(whole)
        tamper(certificate)
        result = verify(certificate, path, folder)
        yield from check(tamper.__name__, result.returncode == 1, f"exit {result.returncode}: {result.stdout}{result.stderr}")
    path.write_text(path.read_text().replace("0a,0b,1", "0a,0b,-1"))
    yield from check("the relation set itself changed", verify(whole, path, folder).returncode == 1)


def heavier_triangle(c): c["matrix"]["triangles"][0][0] += c["matrix"]["scale"]
def lighter_diagonal(c): c["matrix"]["diagonal"][0][1] -= c["matrix"]["scale"]
def other_pair_odd(c): c["matrix"]["triangles"] = [[*t[:4], (t[4] + 1) % 4] for t in c["matrix"]["triangles"]]
def even_triangle(c): c["matrix"]["triangles"][0][4] = 4
def fewer_actors(c): c["matrix"]["diagonal"].pop()
def not_joined(c): c["matrix"]["joined"] = []
def joined_across(c): c["matrix"]["joined"][0][2] *= -1
def other_joined(c): c["matrix"]["joined"][0][0] = c["matrix"]["diagonal"][0][0]
def larger_scale(c): c["matrix"]["scale"] *= 2


MATRIX_TAMPERINGS = [raise_certified, heavier_triangle, lighter_diagonal, other_pair_odd, even_triangle, fewer_actors, not_joined,
                     joined_across, other_joined, larger_scale]


def dense(solver, folder):
    """Random ties of both signs, 330 among 60 actors and a leaf: negative cycles alone prove less than the index."""
    rng, pairs = random.Random(3), set()
    while len(pairs) < 330:
        pairs.add(tuple(sorted(rng.sample(range(60), 2))))
    rows = [{"source": f"a{a}", "target": f"a{b}", "sign": rng.choice([1, -1])} for a, b in sorted(pairs)]
    rows.append({"source": "a0", "target": "leaf", "sign": -1})
    path, place = write(folder, rows, False), pathlib.Path(folder, "certificate.json")
    run = subprocess.run([solver, "--certificate", str(place), str(path)], capture_output=True, text=True, check=True)
    whole = json.loads(place.read_text())
    without = {key: value for key, value in whole.items() if key != "matrix"}
    yield from check("a matrix proves it", verify(whole, path, folder).returncode == 0 and " by=matrix" in run.stdout, run.stdout)
    facts = dict(word.split("=", 1) for word in run.stdout.split() if "=" in word)
    yield from check("all of it is certified", facts["certified"] == facts["lower"] == facts["upper"], run.stdout)
    yield from check("the cycles alone do not", verify(without, path, folder).returncode == 1)
    for tamper in MATRIX_TAMPERINGS:
        certificate = copy.deepcopy(whole)
        tamper(certificate)
        result = verify(certificate, path, folder)
        yield from check(f"matrix: {tamper.__name__}", result.returncode == 1, f"exit {result.returncode}: {result.stdout}{result.stderr}")


def scenario(rng, base, extends):
    """A document on top of another: it leaves out, replaces where things stood, and adds."""
    named = [r["id"] for r in base["relations"] if "id" in r]
    actors = [a["id"] for a in base["actors"]]
    gone = rng.sample(actors, 2)
    left = [name for name in actors if name not in gone]
    relation = lambda **more: {"source": rng.choice(left), "target": rng.choice(left), "type": rng.choice(["friend", "rival"]), **more}
    return {"format": "multivector-relation-set", "version": 1, "extends": extends,
            "without": {"actors": gone, "types": ["sanctions"], "relations": rng.sample(named, 3)},
            "relation_types": [{"id": "rival", "sign": -1, "weight": rng.randint(1, 9) / 10}],
            "actors": [{"id": "new"}, {"id": gone[0]}],
            "relations": [relation(id=name, weight=2) for name in rng.sample(named, 5)] + [relation() for _ in range(5)]
            + [{"source": "new", "target": rng.choice(left), "type": "sanctions"}, {"source": gone[0], "target": "new", "type": "friend"}]}


def extended(solver, folder, rng):
    """Sets that extend others: put together again by the script, all files behind them checked."""
    place = pathlib.Path(folder, "certificate.json")
    for number in range(20):
        base = json.loads(write(folder, random_rows(rng), True).read_text())
        for count, relation in enumerate(base["relations"]):
            if rng.random() < 0.7:
                relation["id"] = f"r{count}"
        pathlib.Path(folder, "base.json").write_text(json.dumps(base))
        pathlib.Path(folder, "inner").mkdir(exist_ok=True)
        middle, top = pathlib.Path(folder, "inner", "middle.json"), pathlib.Path(folder, "inner", "top.json")
        middle.write_text(json.dumps(scenario(rng, base, "../base.json")))
        top.write_text(json.dumps({"format": "multivector-relation-set", "version": 1, "extends": "middle.json",
                                   "relations": [{"source": "new", "target": json.loads(middle.read_text())["actors"][1]["id"],
                                                  "type": "rival", "id": "last"}]}))
        fold = ["sum", "unanimous", "each"][number % 3]
        run = subprocess.run([solver, "--fold", fold, "--weight", "--certificate", str(place), str(top)], capture_output=True,
                             text=True, check=False)
        result = verify(place.read_text(), top, folder)
        yield from check(f"extended set {number}, {fold}", run.returncode == 0 and result.returncode == 0, run.stderr + result.stderr)
    certificate = json.loads(place.read_text())
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (top, middle, pathlib.Path(folder, "base.json"))]
    yield from check("every file is listed, the document first", [f["sha256"] for f in certificate["input"]["files"]] == digests)
    yield from check("the digest of the set is that of the digests", certificate["input"]["sha256"] ==
                     hashlib.sha256("".join(digest + "\n" for digest in digests).encode()).hexdigest())
    middle.write_text(middle.read_text() + " ")
    yield from check("a file in between changed", verify(certificate, top, folder).returncode == 1)
    alone = dict(base, relations=base["relations"])
    top.write_text(json.dumps(alone))
    yield from check("the set extends nothing now", verify(certificate, top, folder).returncode == 1)


def with_nodes(solver, folder, rng):
    path, place = write(folder, random_rows(rng), False), pathlib.Path(folder, "certificate.json")
    nodes, elsewhere = path.with_suffix(".nodes.csv"), pathlib.Path(folder, "inner", "nodes.csv")
    nodes.write_text("id,label\na0,First\n")
    subprocess.run([solver, "--certificate", str(place), str(path)], capture_output=True, check=True)
    yield from check("a table of actors", verify(place.read_text(), path, folder).returncode == 0)
    nodes.rename(elsewhere)
    yield from check("the table of actors is missing", verify(place.read_text(), path, folder).returncode == 2)
    run = subprocess.run([VERIFY, place, path, elsewhere], capture_output=True, check=False)
    yield from check("the table of actors elsewhere", run.returncode == 0, run.stderr)
    elsewhere.write_text("id,label\na0,Last\n")
    run = subprocess.run([VERIFY, place, path, elsewhere], capture_output=True, check=False)
    yield from check("another table of actors", run.returncode == 1, run.stderr)


def refused(solver, folder):
    path, place = pathlib.Path(folder, "plain.csv"), pathlib.Path(folder, "certificate.json")
    path.write_text("source,target\na,b\n")
    subprocess.run([solver, "--certificate", str(place), str(path)], capture_output=True, check=True)
    certificate = json.loads(place.read_text())
    certificate["selection"]["filters"] = ["ego"]
    yield from check("filters are refused", verify(certificate, path, folder).returncode == 2)


def main():
    solver = f"{sys.argv[1]}/tests/frustration_solve"
    with tempfile.TemporaryDirectory() as folder:
        results = [*random_sets(solver, folder, random.Random(1)), *tampered(solver, folder), *dense(solver, folder), *extended(solver, folder, random.Random(2)),
                   *with_nodes(solver, folder, random.Random(3)), *refused(solver, folder)]
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    return not all(results)


sys.exit(main())
