#!/usr/bin/env python3
"""What must hold for every comparison, whatever the sets: identity, reversal, the order of a file, other names, empty
and disjoint sets, sums over types; and what a comparison says of one side must be what `report` says of it."""
import copy
import json
import math
import pathlib
import subprocess
import sys
import tempfile
from random import Random

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import model

ROUNDS = 150
OPTIONS = [[], [], ["--fold", "any-negative"], ["--fold", "sign-sum", "--weighted"], ["--kind", "country"], ["--sign", "+"],
           ["--confidence", "high,medium"], ["--drop-isolates"], ["--at", "2005-06-10"], ["--min-weight", "1"]]


class Bench:
    """Runs the program in a folder of its own, and counts what fails."""

    def __init__(self, tool, folder):
        self.tool, self.folder, self.checks, self.faults = str(pathlib.Path(tool).resolve()), pathlib.Path(folder), 0, []
        self.case = ""

    def write(self, name, document):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(document, ensure_ascii=False))
        return path

    def run(self, *arguments, folder=None):
        done = subprocess.run([self.tool, *map(str, arguments), "--format", "json", "--quiet"], cwd=folder or self.folder,
                              capture_output=True, text=True, check=False)
        if done.returncode > 1 or done.stderr:
            self.faults.append(f"{self.case}: {' '.join(map(str, arguments))}: exit {done.returncode}: {done.stderr}")
            return None
        result = json.loads(done.stdout)
        if result["format"] == "multivector-comparison":
            self.check(done.returncode == (0 if result["same"] else 1), "exit code")
        return result

    def check(self, good, what):
        self.checks += 1
        if not good:
            self.faults.append(f"{self.case}: {what}")

    def near(self, got, expected, what):
        same = got == expected
        if isinstance(got, (int, float)) and isinstance(expected, (int, float)):
            same = math.isclose(got, expected, rel_tol=1e-9, abs_tol=1e-9)
        self.check(same, f"{what}: {got} instead of {expected}")


# ---- a second set ---------------------------------------------------------------------------------------------------

def altered(rng, document):
    """Some relations gone, new or different; some actors gone, new or different."""
    other = copy.deepcopy(document)
    ids = [actor["id"] for actor in other["actors"]]
    gone = set(rng.sample(ids, len(ids) // 6)) - {other.get("focus")}
    other["actors"] = [actor for actor in other["actors"] if actor["id"] not in gone] + \
                      [{"id": f"new{number}"} for number in range(rng.randint(0, 2))]
    for actor in rng.sample(other["actors"], len(other["actors"]) // 5):
        actor["vector"] = rng.choice(model.VECTORS)
    left = [actor["id"] for actor in other["actors"]]
    relations = [r for r in other["relations"] if not {r["source"], r["target"]} & gone and rng.random() < 0.85]
    for relation in relations:
        change = rng.random()
        if change < 0.1:
            relation["sign"] = rng.choice([-1, 0, 1])
        elif change < 0.2:
            relation["weight"] = rng.choice([0.5, 1, 2, 5])
        elif change < 0.25:
            relation["type"] = rng.choice(model.TYPES)["id"]
        elif change < 0.3:
            relation.pop("id", None)
        elif change < 0.35:
            relation["source"], relation["target"] = relation["target"], relation["source"]
        elif change < 0.4:
            relation["directed"] = not relation.get("directed", False)
    for number in range(rng.randint(0, 5) if left else 0):
        relations.append({"id": f"n{number}", "source": rng.choice(left), "target": rng.choice(left),
                          "type": rng.choice(model.TYPES)["id"], "sign": rng.choice([-1, 1])})
    other["relations"] = relations
    return other


def rewritten(rng, document):
    """The same set in another order, with the ends of undirected relations swapped."""
    other = copy.deepcopy(document)
    directed = {t["id"]: t.get("directed", False) for t in model.TYPES}
    rng.shuffle(other["actors"])
    rng.shuffle(other["relations"])
    for relation in other["relations"]:
        if not relation.get("directed", directed[relation["type"]]) and rng.random() < 0.5:
            relation["source"], relation["target"] = relation["target"], relation["source"]
    return other


def renamed(document, names):
    other = copy.deepcopy(document)
    for actor in other["actors"]:
        actor.setdefault("name", actor["id"])
        actor["id"] = names[actor["id"]]
    for relation in other["relations"]:
        relation["source"], relation["target"] = names[relation["source"]], names[relation["target"]]
    if "focus" in other:
        other["focus"] = names[other["focus"]]
    return other


# ---- laws -----------------------------------------------------------------------------------------------------------

def check_identity(bench, same):
    bench.check(same["same"] and "no relation, no actor and no vector differs" in same["sentence"], "identity: same")
    for kind in ("actors", "relations"):
        bench.check(not any(same[kind].values()), f"identity: {kind} differ")
    for part in (same["ties"], same["ties"]["common"]):
        for key in ("jaccard", "retained", "covered", "gcor", "gcor_valued", "sign_agreement", "kappa", "overlap", "dice",
                    "simple_matching"):
            bench.check(part[key] in (1, None), f"identity: {key} is {part[key]}")
        bench.check(part["hamming"] == part["changed"] == 0, "identity: hamming")
    for key in ("total_variation", "jensen_shannon"):
        bench.check(same["focus"][key] in (0, None), f"identity: {key}")
    for metric in same["metrics"]:
        bench.check(metric["tau_b"] in (1, None) and metric["spearman"] in (1, None), f"identity: {metric['metric']}")
        for move in metric["moves"]:
            bench.near(move["a"], move["b"], f"identity: {metric['metric']} of {move['id']}")
            bench.check(move["rank_a"] == move["rank_b"], f"identity: rank by {metric['metric']}: {move}")
    triangles = same["balance"]["triangles"]
    bench.check(sum(triangles.values()) == triangles["balanced_to_balanced"] + triangles["unbalanced_to_unbalanced"],
                "identity: triangles")
    bench.check(same["balance"]["frustration"]["a"] == same["balance"]["frustration"]["b"], "identity: frustration")
    bench.check(same["factions"]["movers"] in ([], None) and same["factions"]["vi"] in (0, None)
                and same["factions"]["nmi"] in (1, None) and same["factions"]["ari"] in (1, None), "identity: factions")


def changed_fields(comparison, backwards):
    rows = []
    for row in comparison["relations"]["changed"]:
        ends = sorted([row["source"], row["target"]])
        between = (row["to"], row["from"]) if backwards else (row["from"], row["to"])
        rows.append((ends, row["field"], *map(str, between)))
    return sorted(rows)


def check_reversal(bench, there, back):
    for kind in ("actors", "relations"):
        bench.check(there[kind]["added"] == back[kind]["removed"] and there[kind]["removed"] == back[kind]["added"],
                    f"reversed: {kind}")
    bench.check(changed_fields(there, False) == changed_fields(back, True), "reversed: fields")
    for one, other in ((there["ties"], back["ties"]), (there["ties"]["common"], back["ties"]["common"])):
        for key, mirror in (("jaccard", "jaccard"), ("retained", "covered"), ("covered", "retained"), ("a", "b"), ("b", "a"),
                            ("only_a", "only_b"), ("gcor", "gcor"), ("gcor_valued", "gcor_valued"), ("kappa", "kappa"),
                            ("sign_agreement", "sign_agreement"), ("hamming", "hamming"), ("changed", "changed")):
            bench.near(one[key], other[mirror], f"reversed: ties.{key}")
    bench.check([list(row) for row in zip(*there["ties"]["signs"])] == back["ties"]["signs"], "reversed: signs")
    bench.check(there["ties"]["flips"] == back["ties"]["flips"], "reversed: flips")
    for key in ("total_variation", "jensen_shannon"):
        bench.near(there["focus"][key], back["focus"][key], f"reversed: {key}")
    bench.near(there["focus"]["evenness"]["a"], back["focus"]["evenness"]["b"], "reversed: evenness")
    there_rows, back_rows = (focus_numbers(c["focus"])["partners"] for c in (there, back))
    bench.check(sorted(str([b, a]) for a, b, _ in there_rows) == sorted(str([a, b]) for a, b, _ in back_rows),
                "reversed: partners")
    for one, other in zip(there["metrics"], back["metrics"]):
        bench.near(one["tau_b"], other["tau_b"], "reversed: tau_b")
        bench.near(one["spearman"], other["spearman"], "reversed: spearman")
    for before in ("balanced", "unbalanced", "none"):
        for after in ("balanced", "unbalanced", "none"):
            if before != "none" or after != "none":
                bench.check(there["balance"]["triangles"][f"{before}_to_{after}"]
                            == back["balance"]["triangles"][f"{after}_to_{before}"], "reversed: triangles")
    bench.check([t["actors"] for t in there["balance"]["flipped"]] == [t["actors"] for t in back["balance"]["flipped"]],
                "reversed: flipped triangles")
    for key in ("vi", "nmi", "ari"):
        bench.near(there["factions"][key], back["factions"][key], f"reversed: {key}")


def check_sums(bench, c):
    relations = c["relations"]
    changed = {(row["id"], row["source"], row["target"], row["type"]) for row in relations["changed"] if row["id"]}
    total = {key: sum(t[key] for t in c["types"]) for key in ("a", "b", "added", "removed", "changed")}
    bench.check(total["added"] == len(relations["added"]) and total["removed"] == len(relations["removed"]), "sums: types")
    bench.check(total["changed"] >= len(changed), "sums: changed")
    bench.check(total["a"] == c["a"]["relations"] and total["b"] == c["b"]["relations"], "sums: relations")
    bench.check(total["a"] + total["added"] - total["removed"] == total["b"], "sums: A + added - removed = B")
    bench.check(c["a"]["actors"] + len(c["actors"]["added"]) - len(c["actors"]["removed"]) == c["b"]["actors"], "sums: actors")
    t, signs = c["ties"], c["ties"]["signs"]
    bench.check(t["a"] == t["both"] + t["only_a"] and t["b"] == t["both"] + t["only_b"], "sums: ties")
    bench.check(t["hamming"] == t["only_a"] + t["only_b"], "sums: hamming")
    n = c["a"]["actors"] + len(c["actors"]["added"])
    bench.check(sum(map(sum, signs)) == n * (n - 1) // 2, "sums: pairs")
    bench.check(sum(signs[0]) + sum(signs[2]) == t["a"], "sums: rows")
    bench.check(len(t["flips"]) == signs[0][2] + signs[2][0], "sums: flips")
    bench.check(t["common"]["actors"] == n - len(c["actors"]["added"]) - len(c["actors"]["removed"]), "sums: common")
    if c["focus"]["total_variation"] is not None:
        for side in "ab":
            bench.near(sum(v[side] or 0 for v in c["focus"]["vectors"]), 1, "sums: shares")
    for vector in c["focus"]["vectors"]:
        carried = [tie["change"] for tie in vector["ties"]]
        change = vector["positive_b"] - vector["positive_a"]
        bench.near(math.fsum(carried), change, f"sums: ties of {vector['vector']}")
        bench.check(carried == sorted(carried, reverse=change >= -1e-12), f"order: ties of {vector['vector']}")


def check_against_report(bench, c, side, report):
    """One side of a comparison against what `report` says of the same set."""
    triangles, balance = c["balance"]["triangles"], report["structural_balance"]
    states = ("balanced", "unbalanced", "none")
    key = (lambda own, other: f"{own}_to_{other}") if side == "a" else (lambda own, other: f"{other}_to_{own}")
    count = {own: sum(triangles[key(own, other)] for other in states) for own in states[:2]}
    bench.check(count["balanced"] == balance["triangles"]["+++"] + balance["triangles"]["+--"], "report: balanced triangles")
    bench.check(count["unbalanced"] == balance["triangles"]["++-"] + balance["triangles"]["---"], "report: unbalanced")
    bench.near(c["balance"]["triangle_balance"][side], balance["triangle_balance"], "report: triangle balance")
    bench.check(c["balance"]["frustration"][side] == balance["frustration"]["count"]["upper"], "report: frustration")
    bench.check(c["ties"][side] == report["network"]["positive"] + report["network"]["negative"], "report: ties")
    values = {actor["id"]: actor["metrics"] for actor in report["actors"]}
    for metric in c["metrics"]:
        for move in metric["moves"]:
            bench.near(move[side], values[move["id"]][metric["metric"]], f"report: {metric['metric']}")
    profile = next((p for p in report.get("vectors", []) if p["actor"] == c["focus"]["actor"]), None)
    if profile:
        bench.near(c["focus"]["effective_vectors"][side], profile["effective_vectors"], "report: effective vectors")
        bench.near(c["focus"]["evenness"][side], profile["evenness"], "report: evenness")
    standing = {id for faction in balance["frustration"]["count"]["factions"] for id in faction}
    bench.check(set(c["factions"]["movers"] or []) <= standing, "report: movers stand in a faction")


def plain(comparison):
    """Without what may well differ between two files that say the same."""
    result = copy.deepcopy(comparison)
    for side in "ab":
        del result[side]["sha256"], result[side]["files"]
    return result


def focus_numbers(focus):
    """Equal strengths stand in the order of ids, so they are sorted by what they say."""
    said = lambda rows: sorted(([row[key] for key in ("a", "b", "change")] for row in rows), key=lambda row: [x or 0 for x in row])
    vectors = [{**vector, "ties": said(vector["ties"])} for vector in focus["vectors"]]
    return {**focus, "actor": None, "vectors": vectors, "partners": said(focus["partners"])}


def numbers_of(comparison):
    """What does not depend on the names of actors."""
    ties = {key: value for key, value in comparison["ties"].items() if key != "flips"}
    return {"ties": ties, "types": comparison["types"], "triangles": comparison["balance"]["triangles"],
            "frustration": comparison["balance"]["frustration"], "focus": focus_numbers(comparison["focus"]),
            "ranks": [(m["metric"], m["tau_b"], m["spearman"]) for m in comparison["metrics"]]}


def flat(value, path=""):
    if isinstance(value, dict):
        return [leaf for key, inner in value.items() for leaf in flat(inner, f"{path}/{key}")]
    if isinstance(value, (list, tuple)):
        return [leaf for place, inner in enumerate(value) for leaf in flat(inner, f"{path}/{place}")]
    return [(path, value)]


def check_numbers(bench, got, expected, what):
    got, expected = flat(numbers_of(got)), flat(numbers_of(expected))
    bench.check([path for path, _ in got] == [path for path, _ in expected], f"{what}: shape")
    for (path, one), (_, other) in zip(got, expected):
        bench.near(one, other, f"{what}: {path}")


def check_empty(bench, first, second, has_ties):
    """Nothing against something, both ways."""
    for c, none, some in ((first, "a", "b"), (second, "b", "a")):
        bench.check(c["ties"]["jaccard"] == (0 if has_ties else 1), "empty: jaccard")
        bench.check(c["ties"]["retained" if none == "a" else "covered"] is None, "empty: share of nothing")
        bench.check(c["ties"]["common"]["actors"] == 0 and c["ties"][none] == 0, "empty: ties")
        bench.check(c["ties"]["gcor"] is None and c["ties"]["sign_agreement"] is None, "empty: correlation")
        bench.check(c["focus"]["total_variation"] is None and "/focus/total_variation" in c["undefined"], "empty: focus")
        bench.check(all(m["compared"] == 0 and m["tau_b"] is None for m in c["metrics"]), "empty: ranks")
        bench.check(c["factions"]["vi"] is None, "empty: factions")


def check_disjoint(bench, c):
    any_tie = c["ties"]["a"] + c["ties"]["b"]
    bench.check(c["ties"]["both"] == 0 and c["ties"]["jaccard"] == (0 if any_tie else 1), "disjoint: jaccard")
    bench.check(c["ties"]["common"]["actors"] == 0, "disjoint: actors")
    bench.check(all("_to_none" in key or "none_to_" in key or not count
                    for key, count in c["balance"]["triangles"].items()), "disjoint: triangles")


def share(part, whole):
    return len(part) / len(whole) if whole else None


def check_types(bench, c, a, b):
    """Pairs of actors by type, counted from the documents; and the table of signs from their ties."""
    pairs = [{}, {}]
    for side, document in enumerate((a, b)):
        for relation in model.select(document, {})[1]:
            ends = frozenset((relation["source"], relation["target"]))
            pairs[side].setdefault(relation["type"], []).append(ends)
    bench.check([t["type"] for t in c["types"]] == sorted(pairs[0].keys() | pairs[1].keys()), "types: which")
    for t in c["types"]:
        lists = [side.get(t["type"], []) for side in pairs]
        bench.check([t["a"], t["b"]] == [len(one) for one in lists], "types: relations")
        in_a, in_b = ({ends for ends in one if len(ends) == 2} for one in lists)
        bench.near(t["jaccard"], share(in_a & in_b, in_a | in_b) if in_a | in_b else 1, "types: jaccard")
        bench.near(t["retained"], share(in_a & in_b, in_a), "types: retained")
        bench.near(t["covered"], share(in_a & in_b, in_b), "types: covered")
    ties = [model.network(document, {"fold": "sum"}).ties for document in (a, b)]
    signs = [[0] * 3 for _ in range(3)]
    for pair in ties[0].keys() | ties[1].keys():
        signs[1 + ties[0].get(pair, (0, 0))[0]][1 + ties[1].get(pair, (0, 0))[0]] += 1
    actors = model.select(a, {})[0] | model.select(b, {})[0]
    signs[1][1] += len(actors) * (len(actors) - 1) // 2 - sum(map(sum, signs))
    bench.check(c["ties"]["signs"] == signs, f"signs: {c['ties']['signs']} instead of {signs}")


def check_movers(bench, c):
    """Factions of B are named so that at least half of the actors stay."""
    if c["factions"]["vi"] is not None:
        bench.check(2 * len(c["factions"]["movers"]) <= c["factions"]["compared"], "movers are the smaller part")


def check_reasons(bench, c):
    """Every null among the measures says why."""
    for section in ("ties", "focus", "balance", "factions"):
        for path, value in flat(c[section], f"/{section}"):
            if value is None and not path.startswith("/focus/vectors"):
                bench.check(path in c["undefined"], f"reasons: {path}")


# ---- rounds ---------------------------------------------------------------------------------------------------------

def run_round(bench, rng, number):
    a = model.random_document(rng, number)
    a.pop("coverage", None)                 # what is set apart is in no report
    if "focus" not in a and a["actors"] and rng.random() < 0.7:
        a["focus"] = rng.choice(a["actors"])["id"]
    b, options = altered(rng, a), rng.choice(OPTIONS)
    if "--kind" in options and "country" not in {actor.get("kind", "country") for actor in a["actors"]}:
        options = []                        # asked for what the set has not
    bench.case = f"round {number} {' '.join(options)}"
    bench.write("one/a.json", a), bench.write("one/b.json", b)
    bench.write("two/a.json", rewritten(rng, a)), bench.write("two/b.json", rewritten(rng, b))
    one, two = bench.folder / "one", bench.folder / "two"
    run = lambda x, y, folder=one: bench.run("compare", x, y, *options, folder=folder)
    there, back, same, again = run("a.json", "b.json"), run("b.json", "a.json"), run("a.json", "a.json"), run("a.json", "b.json", two)
    across = run("a.json", two / "a.json")
    if None in (there, back, same, again, across):
        return
    check_identity(bench, same)
    check_identity(bench, across)
    check_reversal(bench, there, back)
    check_sums(bench, there)
    check_reasons(bench, there)
    check_movers(bench, there)
    if not options:
        check_types(bench, there, a, b)
    bench.check(plain(there) == plain(again), "another order of the file")
    for side, name in (("a", "a.json"), ("b", "b.json")):
        if side == "b" and "--kind" in options:
            continue
        report = bench.run("report", name, *options, "--metrics", "degree,strength,betweenness,harmonic,eigenvector", folder=one)
        if report:
            check_against_report(bench, there, side, report)
    run_renamed(bench, rng, a, b, there, options)
    run_special(bench, a)


def run_renamed(bench, rng, a, b, there, options):
    ids = sorted({actor["id"] for actor in a["actors"] + b["actors"]})
    fresh = [f"x{number:03}" for number in range(len(ids))]
    rng.shuffle(fresh)
    names = dict(zip(ids, fresh))
    for document in (a, b):                 # a name left out is the id, and would change with it
        for actor in document["actors"]:
            actor.setdefault("name", actor["id"])
    bench.write("one/ra.json", renamed(a, names)), bench.write("one/rb.json", renamed(b, names))
    other = bench.run("compare", "ra.json", "rb.json", *options, folder=bench.folder / "one")
    if other:
        check_numbers(bench, other, there, "renamed")
    apart = {name: f"y{name}" for name in ids}
    bench.write("one/rb.json", renamed(b, apart))
    disjoint = bench.run("compare", "a.json", "rb.json", folder=bench.folder / "one")
    if disjoint:
        check_disjoint(bench, disjoint)


def run_special(bench, a):
    one = bench.folder / "one"
    bench.write("one/none.json", {"format": "multivector-relation-set", "version": 1, "actors": [], "relations": []})
    bench.write("one/lone.json", {**a, "relations": []})
    whole = bench.run("compare", "lone.json", "a.json@all", folder=one)
    first = bench.run("compare", "none.json", "a.json@all", folder=one)
    second = bench.run("compare", "a.json@all", "none.json", folder=one)
    if whole and first and second:
        check_empty(bench, first, second, first["ties"]["b"] > 0)
        bench.check(whole["ties"]["a"] == 0 and not whole["actors"]["changed"], "isolates only")
    isolates = bench.run("compare", "lone.json", "lone.json", folder=one)
    if isolates:
        bench.check(isolates["same"] and isolates["ties"]["jaccard"] == 1, "isolates only: same")
        bench.check(isolates["ties"]["gcor"] is None, "isolates only: no variation")
    if "as_of" in a:
        dated = bench.run("compare", "a.json", f"a.json@{a['as_of']}", folder=one)
        bench.check(dated is not None and dated["same"], "a set is itself at its own date")
        both = bench.run("compare", f"a.json@{a['as_of']}", "a.json@all", folder=one)
        other = bench.run("compare", "a.json", "a.json@all", folder=one)
        bench.check(both is not None and both == other, "its own date said or not")


def main():
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(f"{sys.argv[1]}/multivector", folder)
        rng = Random(20130910)
        for number in range(ROUNDS):
            run_round(bench, rng, number)
        print("\n".join(bench.faults[:20]))
        print(f"{bench.checks} checks on {ROUNDS} pairs, {len(bench.faults)} failed")
        return len(bench.faults) > 0


sys.exit(main())
