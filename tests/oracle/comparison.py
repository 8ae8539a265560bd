#!/usr/bin/env python3
"""Holds what `compare A B --format json` says against lib/expected.py, on random pairs of relation sets and on the
worked pair of the literature.

    comparison.py BUILD [PAIRS [SEED]]"""
import json
import pathlib
import subprocess
import sys
import tempfile
from collections import Counter
from random import Random

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine
import model
from pairs import enrich, mutate

try:
    from expected import (TRIANGLE_STATES, against_the_grain, actor_records, changed_actors, changed_fields, ends_of,
                          expected_carriers, expected_factions, expected_focus, expected_found, expected_partners, expected_metric, expected_ties, expected_triangles, expected_types, match)
except ImportError as missing:
    machine.skip(f"{missing.name} is missing")

PAIRS = 150
DIRECTED = ["in_degree,out_degree,strength,betweenness,harmonic,eigenvector", "hub,authority,pagerank,closeness"]


# ---- holding it against the program ------------------------------------------------------------------------------------

class Check:
    def __init__(self, tool, folder):
        self.tool, self.folder, self.context, self.wrong, self.compared = tool, folder, "", [], 0

    def __call__(self, got, right, what, slack=1e-9):
        self.compared += 1
        numbers = all(isinstance(x, (int, float)) and not isinstance(x, bool) for x in (got, right))
        if abs(got - right) > slack * max(1, abs(right)) if numbers else got != right:
            self.wrong.append(f"{self.context}: {what}: {got!r:.300}, expected {right!r:.300}")

    def members(self, got, right, where):
        for key, value in right.items():
            if isinstance(value, dict):
                self.members(got.get(key, {}), value, f"{where}/{key}")
            else:
                self(got.get(key, "missing"), value, f"{where}/{key}")

    def run(self, *arguments):
        run = subprocess.run([self.tool, *arguments], capture_output=True, text=True, check=False)
        if run.returncode > 1:
            self.wrong.append(f"{self.context}: exit code {run.returncode}: {run.stderr}")
            return run.returncode, None
        return run.returncode, json.loads(run.stdout)


def ambiguous(pairs, left):
    """Ends and types of relations that could be matched otherwise: several alike, and none says which is which."""
    loose = [x for x, y in pairs if changed_fields(x, y) and (x["id"] is None or x["id"] != y["id"])] + left
    counts = Counter((frozenset(ends_of(r)), r["type"]) for r in loose)
    return {what for what, count in counts.items() if count > 1}


def check_relations(check, got, a, b, directed):
    pairs, removed, added = match(a, b)
    changed = [(x, y) for x, y in pairs if changed_fields(x, y)]
    vague = ambiguous(pairs, removed + added)
    for key, right in (("added", added), ("removed", removed)):
        name = lambda r, ends: (None if (frozenset(ends), r["type"]) in vague else r["id"], *ends, r["type"])
        check(Counter(name(r, (r["source"], r["target"])) for r in got["relations"][key]),
              Counter(name(r, ends_of(r)) for r in right), f"relations {key}")
    fields = Counter()
    for x, y in changed:
        for field in changed_fields(x, y):
            if (frozenset(ends_of(y)), y["type"]) not in vague:
                fields[(y["id"], frozenset(ends_of(y)), field)] += 1
    check(Counter((r["id"], frozenset((r["source"], r["target"])), r["field"]) for r in got["relations"]["changed"]
                  if (frozenset((r["source"], r["target"])), r["type"]) not in vague), fields, "relations changed")
    types = {row["type"]: row for row in got["types"]}
    check([row["type"] for row in got["types"]], list(expected_types(a, b, pairs, added, removed, changed)), "names of types")
    check.members(types, expected_types(a, b, pairs, added, removed, changed, directed), "types")
    check(sum(row["changed"] for row in got["types"]), len(changed), "changed relations of all types")
    return bool(added or removed or changed)


def check_actors(check, got, a, b, documents):
    check(got["actors"]["added"], sorted(b.keys() - a.keys()), "actors added")
    check(got["actors"]["removed"], sorted(a.keys() - b.keys()), "actors removed")
    check({(c["id"], c["field"]) for c in got["actors"]["changed"]}, changed_actors(a, b, documents), "actors changed")
    for change in got["actors"]["changed"]:
        if change["field"] not in ("vector", "alternatives", "names", "continues", "place", "attributes"):
            for key, side in (("from", a), ("to", b)):
                check(change[key], side.get(change["id"], {}).get(change["field"]), f"{change['id']} {change['field']} {key}")
    return a.keys() != b.keys() or bool(changed_actors(a, b, documents))


def check_metrics(check, got, reports):
    for one in got["metrics"]:
        right = expected_metric(one["metric"], reports)
        for key in ("tau_b", "spearman"):
            check(one[key], right[key] if right["clear"] else one[key], f"{one['metric']} {key}")
        check([move["id"] for move in one["moves"]], right["actors"], f"actors of {one['metric']}")
        for move in one["moves"]:
            for side, key in enumerate("ab"):
                check(move[key], right["scores"][side].get(move["id"]), f"{one['metric']} of {move['id']} in {key}")
                if right["clear"]:
                    check(move[f"rank_{key}"], right["ranks"][side].get(move["id"]), f"rank of {move['id']} in {key}")


def check_reasons(check, value, undefined, pointer=""):
    """Every null has a reason under its place."""
    if isinstance(value, dict):
        for key, member in value.items():
            if key != "undefined":
                check_reasons(check, member, undefined, f"{pointer}/{key}")
    elif isinstance(value, list):
        for number, member in enumerate(value):
            check_reasons(check, member, undefined, f"{pointer}/{number}")
    elif value is None:
        check(any(pointer == place or pointer.startswith(place + "/") for place in undefined), True, f"reason of {pointer}")


def check_vectors(check, got, documents):
    sides = [{vector["id"]: "counted" if vector.get("counted", True) else "not counted" for vector in document.get("vectors", [])}
             for document in documents]
    right = [{"id": id, "from": sides[0].get(id), "to": sides[1].get(id)} for id in {**sides[0], **sides[1]}
             if sides[0].get(id) != sides[1].get(id)]
    check(got["vectors"], right, "vectors")
    return bool(right)


def check_rows(check, got, right, what):
    check([row["actor"] for row in got], [row["actor"] for row in right], f"order of {what}")
    for one, other in zip(got, right):
        for key in ("a", "b", "change"):
            check(one[key], other[key], f"{key} of {one['actor']} among {what}")


def check_partners(check, got, focus, nets, documents):
    partners = expected_partners(focus, nets)
    check_rows(check, got["partners"], partners, "partners")
    for vector in got["vectors"]:
        check_rows(check, vector["ties"], expected_carriers(vector["vector"], partners, documents), f"ties of {vector['vector']}")


def is_pair(documents, nets, options, dates):
    """Two documents, not two states of one: see compare.h."""
    days = [date or options.get("at") or document.get("as_of") or "all" for document, date in zip(documents, dates)]
    days = [day if day == "all" else model.first_day(day) for day in days]
    focus = [options.get("focus", document.get("focus")) for document in documents]
    titles = [document.get("title") or "" for document in documents]
    return (days[0] == days[1] and focus[0] == focus[1] and all(one in net.actors for one, net in zip(focus, nets))
            and titles[0] != titles[1])


def check_found(check, got, nets, documents, owns, options, dates):
    pair = is_pair(documents, nets, options, dates)
    check("found" in got, pair, "found")
    if pair and "found" in got:
        known = [one for one, _ in match(nets[0].used, nets[1].used)[0]]
        actors, days = {actor["id"]: actor for actor in documents[0]["actors"]}, model.days_in_use(documents[1], owns[1])
        found = expected_found(nets, nets[0].used, known, lambda r: model.covers(documents[1], r, actors, days),
                               "directed" in options)
        found["relations"] += len(got["uncovered"]["removed"])      # which check_uncovered() holds to account
        check.members(got["found"], found, "found")
        if found["ties"]:
            whole = (found["ties"], found["relations"]) == (found["covered_ties"], found["covered_relations"])
            said = f"A's {found['ties']} ties" if whole else f"{found['found_ties']} of {found['covered_ties']} ties"
            check(said in got["sentence"], not got["same"], "found is said")


def check_uncovered(check, got, documents, owns):
    """The numbers of the relations that are set apart on either side; None when nobody can say which of several."""
    sides = [model.select(document, {k: v for k, v in own.items() if k != "drop-isolates"})[1] for document, own in zip(documents, owns)]
    pairs, removed, added = match(*sides)
    actors = [{actor["id"]: actor for actor in document["actors"]} for document in documents]
    days = [model.days_in_use(document, own) for document, own in zip(documents, owns)]
    unknown = [[r for r in removed if not model.covers(documents[1], r, actors[0], days[1])],
               [r for r in added if not model.covers(documents[0], r, actors[1], days[0])]]
    vague = ambiguous(pairs, removed + added)
    if any((frozenset(ends_of(r)), r["type"]) in vague for side in unknown for r in side):
        return None
    for key, right in (("removed", unknown[0]), ("added", unknown[1])):
        check(Counter((r["id"], r["source"], r["target"], r["type"]) for r in got["uncovered"][key]),
              Counter((r["id"], *ends_of(r), r["type"]) for r in right), f"uncovered {key}")
    return [{r["number"] for r in side} for side in unknown]


def run_compare(check, documents, options, dates):
    sides = []
    for name, document, date in zip("ab", documents, dates):
        path = check.folder / f"{name}.json"
        path.write_text(json.dumps(document))
        sides.append(f"{path}@{date}" if date else str(path))
    return check.run("compare", *sides, "--format", "json", *model.command_line(options))


def check_pair(check, documents, options, dates=(None, None)):
    code, got = run_compare(check, documents, options, dates)
    if got is None:
        return None
    nets, reports = [], []
    owns = [{**options, **({"at": date} if date else {})} for date in dates]
    apart = check_uncovered(check, got, documents, owns)
    if apart is None:
        return None
    for name, document, own, numbers in zip("ab", documents, owns, apart):
        nets.append(model.network(document, own, numbers))
        nets[-1].used = [r for r in model.select(document, own, numbers)[1] if {r["source"], r["target"]} <= set(nets[-1].actors)]
        path = check.folder / f"{name}-covered.json"
        path.write_text(json.dumps({**document, "relations": [r for i, r in enumerate(document["relations"]) if i not in numbers]}))
        reports.append([str(path), *model.command_line(own)])
    metrics = ",".join(one["metric"] for one in got["metrics"])
    reports = [check.run("report", *one, "--format", "json", "--sections", "balance,centrality",
                         *(["--metrics", metrics] if metrics else []))[1] for one in reports]
    union = set(nets[0].actors) | set(nets[1].actors)
    differ = check_actors(check, got, *map(actor_records, documents, nets), documents)
    differ = check_relations(check, got, nets[0].used, nets[1].used, "directed" in options) or differ
    differ = check_vectors(check, got, documents) or differ
    check(got["same"], not differ, "same")
    check(code, int(differ), "exit code")
    check(got.get("directed"), options.get("directed"), "directed")
    check.members(got["ties"], expected_ties(*nets, union, "directed" in options), "ties")
    right = expected_ties(*nets, set(nets[0].actors) & set(nets[1].actors), "directed" in options)
    check.members(got["ties"]["common"], {key: right[key] for key in right.keys() - {"signs", "flips"}}, "ties of common actors")
    focus = {options.get("focus", document.get("focus")) for document in documents}
    if len(focus) == 1:
        right = expected_focus(*focus, nets, documents)
        if right:
            check.members(got["focus"], right, "focus")
            check_partners(check, got["focus"], *focus, nets, documents)
        else:
            check((got.get("focus") or {}).get("total_variation"), None, "focus")
    check_found(check, got, nets, documents, owns, options, dates)
    check_metrics(check, got, reports)
    check.members(got["balance"]["triangles"], expected_triangles(*nets, union), "triangles")
    counts = [report["structural_balance"]["frustration"]["count"] for report in reports]
    check([got["balance"]["frustration"][side] for side in "ab"], [count["upper"] for count in counts], "frustration")
    factions = [got["factions"]["a"], got["factions"]["b"]]
    check([against_the_grain(*one) for one in zip(nets, factions)], [count["upper"] for count in counts], "factions are optima")
    right = expected_factions(factions)
    movers = right.pop("movers")
    check.members(got["factions"], right, "factions")
    check(got["factions"]["movers"] in movers, True, f"movers {got['factions']['movers']} of {movers}")
    check_reasons(check, got, got["undefined"])
    return got


def near(x, y):
    """Equal but for the last digits of numbers: sums may be taken in another order."""
    if isinstance(x, dict):
        return x.keys() == y.keys() and all(near(x[key], y[key]) for key in x)
    if isinstance(x, list):
        return len(x) == len(y) and all(map(near, x, y))
    return x == y or isinstance(x, float | int) and isinstance(y, float | int) and abs(x - y) <= 1e-12 * max(1, abs(y))


def check_order(check, documents, options, dates, got):
    """The order of a file says nothing, but for that of the vectors."""
    rng = Random("order")
    shuffled = [{key: rng.sample(value, len(value)) if key in ("actors", "relations", "sources") else value
                 for key, value in document.items()} for document in documents]
    again = run_compare(check, shuffled, options, dates)[1]
    for side in "ab":
        del got[side]["sha256"], again[side]["sha256"], got[side]["files"], again[side]["files"]
    for key in got:
        check(near(again[key], got[key]), True, f"{key} in another order of the files")


# ---- pairs -------------------------------------------------------------------------------------------------------------

def random_pair(rng, number):
    first = enrich(rng, model.random_document(rng, number % 40), declarations=False)
    if number < 3 or rng.random() < 0.3:
        second = enrich(rng, model.random_document(rng, number if number < 3 else 40), declarations=False)
    else:
        second = first if rng.random() < 0.1 else mutate(rng, first, declarations=False)
    for relation in first["relations"] + second["relations"]:       # sums of the extreme would be all that is seen
        if "weight" in relation:
            relation["weight"] = min(max(relation["weight"], 1e-3), 1e3)
    if rng.random() < 0.2:                          # what one counts and the other does not
        second["vectors"] = [{**v, "counted": v["counted"] != (rng.random() < 0.3)} for v in second["vectors"]]
    if first["actors"] and second["actors"] and rng.random() < 0.8:
        common = sorted({a["id"] for a in first["actors"]} & {a["id"] for a in second["actors"]})
        for document in (first, second):
            document.pop("focus", None)
            if common:
                document["focus"] = common[0]
    if second is not first and number % 3 == 0:     # what an article tells and what the facts are
        second.update(title="The facts", as_of=first.get("as_of", "2005-06-10"))
        first.update(title="The article", as_of=second["as_of"])
    return first, second


def random_options(rng, documents):
    options = {"fold": rng.choice(["sum", "sum", *model.FOLDS])}
    extra = {"type": rng.sample([t["id"] for t in model.TYPES], 3), "without-type": ["friend"], "confidence": ["high", "medium"],
             "sign": rng.choice("+-"), "min-weight": 1, "at": rng.choice(["all", "2001", "2005-06-15"]), "weighted": True,
             "normalised": True}
    options.update({key: value for key, value in extra.items() if rng.random() < 0.15})
    if rng.random() < 0.4:
        options.update(directed=True, metrics=rng.choice(DIRECTED))
    if any(relation.get("weight", 1) * 1024 % 1 for document in documents for relation in document["relations"]):
        options.pop("min-weight", None)             # a sum may be just below
    common = sorted(set.intersection(*({actor["id"] for actor in document["actors"]} for document in documents)))
    if common and rng.random() < 0.2:
        options["focus"] = rng.choice(common)
    return options


def toy():
    """The worked pair of the literature review: two networks of six, and what is known of them."""
    strengths = {"KAZ-RUS": (3, 3), "KAZ-CHN": (1, 2), "KAZ-USA": (1, 0), "KAZ-EU": (1, 2), "KAZ-TUR": (0, 2), "CHN-RUS": (2, 3),
                 "EU-USA": (3, 3), "RUS-USA": (-1, -3), "EU-RUS": (0, -2), "TUR-USA": (0, 1)}
    names = ["KAZ", "RUS", "CHN", "EU", "USA", "TUR"]
    documents = [{"format": "multivector-relation-set", "version": 1, "focus": "KAZ", "relation_types": model.TYPES,
                  "vectors": [{"id": name.lower()} for name in names],
                  "actors": [{"id": name, "vector": name.lower()} for name in names],
                  "relations": [{"source": pair.split("-")[0], "target": pair.split("-")[1], "type": "friend",
                                 "sign": 1 if w[side] > 0 else -1, "weight": abs(w[side])}
                                for pair, w in strengths.items() if w[side]]} for side in (0, 1)]
    known = {"ties": {"a": 7, "b": 9, "both": 6, "only_a": 1, "only_b": 3, "jaccard": 0.6, "retained": 6 / 7, "covered": 6 / 9,
                      "hamming": 4, "gcor": 0.490990, "gcor_valued": 0.802970, "sign_agreement": 1, "kappa": 0.548872},
             "focus": {"total_variation": 1 / 3, "jensen_shannon": 0.212293},
             "balance": {"frustration": {"a": 1, "b": 2}}}
    return documents, known, {"tau_b": 0.800641, "spearman": 0.861640}


def check_toy(check):
    documents, known, degree = toy()
    check.context = "the worked pair"
    check_pair(check, documents, {"fold": "sum"})
    sides = [str(check.folder / name) for name in ("a.json", "b.json")]
    got = check.run("compare", *sides, "--format", "json", "--metrics", "degree")[1]
    if got is None:
        return
    for part, values in known.items():
        for key, value in values.items():
            if isinstance(value, dict):
                check.members(got[part][key], value, f"{part}/{key}")
            else:
                check(got[part][key], value, f"{part}/{key}", 1e-6)
    for change in ("{}_to_none", "none_to_{}"):
        check(sum(got["balance"]["triangles"][change.format(state)] for state in TRIANGLE_STATES[:2]), 2, change)
    for key, value in degree.items():
        check(next(m for m in got["metrics"] if m["metric"] == "degree")[key], value, f"degree {key}", 1e-6)


def main():
    pairs, seed = [*map(int, sys.argv[2:4]), *(PAIRS, 0)[len(sys.argv[2:4]):]]
    with tempfile.TemporaryDirectory() as folder:
        check = Check(f"{sys.argv[1]}/multivector", pathlib.Path(folder))
        check_toy(check)
        for number in range(pairs):
            rng = Random(f"comparison/{seed}/{number}")
            documents = random_pair(rng, number)
            options = random_options(rng, documents)
            dates = (rng.choice(model.DATES), rng.choice(model.DATES)) if rng.random() < 0.2 else (None, None)
            check.context = f"pair {number} {options} {dates}"
            got = check_pair(check, documents, options, dates)
            if got and number % 3 == 0:
                check_order(check, documents, options, dates, got)
    print("\n".join(check.wrong[:20]))
    print(f"{check.compared - len(check.wrong)} passed, {len(check.wrong)} failed")
    return bool(check.wrong)


sys.exit(main())
