#!/usr/bin/env python3
"""Recomputes what `compare A B --format json` says, from the design and from definitions alone, on random pairs of
relation sets: relations matched one by one, dyads counted in a double loop, triangles by trying all triples,
correlations by numpy and scipy, partitions by igraph. Sets, selection and folding come from model.py; scores of
actors, frustration and factions from the report of each side.

    comparison.py PROGRAM [PAIRS [SEED]]"""
import itertools
import json
import math
import pathlib
import subprocess
import sys
import tempfile
from collections import Counter
from random import Random

import model
from pairs import enrich, mutate

try:
    import numpy
    import scipy.stats
    from igraph import compare_communities
    from scipy.spatial.distance import jensenshannon
except ImportError as missing:
    print(f"skipped: {missing.name} is missing")
    sys.exit(77)

PAIRS = 60
TRIANGLE_STATES = ("balanced", "unbalanced", "none")


def ratio(part, whole):
    return part / whole if whole else None


def defined(value):
    """A number of a peer; None where it has none."""
    return None if value is None or math.isnan(value) else float(value)


# ---- actors and relations --------------------------------------------------------------------------------------------

def actor_records(document, net):
    return {a["id"]: {"name": a.get("name", a["id"]), "kind": a.get("kind", "country"), "vector": {v: part for v, part in model.shares(a).items() if part},
                      "region": a.get("region"), "note": a.get("note")}
            for a in document["actors"] if a["id"] in net.actors}


def changed_actors(a, b):
    return {(actor, field) for actor in a.keys() & b.keys() for field in a[actor] if a[actor][field] != b[actor][field]}


def day(relation, key):
    return model.first_day(relation[key]) if key in relation else None


def ends_of(relation):
    """As they are listed: those of an undirected relation by id."""
    ends = (relation["source"], relation["target"])
    return ends if relation["directed"] else tuple(sorted(ends))


def facts(relation):
    """What can differ between two statements of one relation."""
    citations = [(s["id"], s.get("quote")) for s in relation.get("sources", [])]
    return {"type": relation["type"], "sign": relation["sign"], "weight": relation["weight"],
            "direction": ends_of(relation) if relation["directed"] else False, "start": relation.get("start"), "end": relation.get("end"),
            "confidence": relation.get("confidence"), "basis": relation.get("basis"), "note": relation.get("note"),
            "sources": sorted(citations, key=str)}


def place(relation):
    """What a relation without a common id is known by."""
    return (ends_of(relation), relation["directed"], relation["type"], day(relation, "start"))


def match(a, b):
    """Pairs of relations that are one, and what is left on either side."""
    pairs, left_a, left_b = [], list(a), list(b)

    def take(same):
        for one in list(left_a):
            other = next((r for r in left_b if same(one, r)), None)
            if other is not None:
                pairs.append((one, other))
                left_a[:] = [r for r in left_a if r is not one]
                left_b[:] = [r for r in left_b if r is not other]

    ends = lambda r: sorted((r["source"], r["target"]))
    take(lambda x, y: x["id"] is not None and x["id"] == y["id"] and ends(x) == ends(y))
    take(lambda x, y: place(x) == place(y) and facts(x) == facts(y))
    take(lambda x, y: place(x) == place(y))
    return pairs, left_a, left_b


def dyads_of(relations, name):
    return {frozenset(ends_of(r)) for r in relations if r["type"] == name and r["source"] != r["target"]}


def expected_types(a, b, pairs, added, removed, changed):
    rows = {}
    for name in sorted({r["type"] for r in a + b}, key=lambda name: name.encode()):
        counts = {"a": sum(r["type"] == name for r in a), "b": sum(r["type"] == name for r in b),
                  "added": sum(r["type"] == name for r in added), "removed": sum(r["type"] == name for r in removed)}
        rows[name] = counts
        dyads = [dyads_of(side, name) for side in (a, b)]
        both = len(dyads[0] & dyads[1])
        counts["jaccard"] = ratio(both, len(dyads[0] | dyads[1])) if any(dyads) else 1
        counts["retained"], counts["covered"] = (ratio(both, len(side)) for side in dyads)
        if all(x["type"] == y["type"] for x, y in pairs):           # else the design does not say whose row it is
            counts["changed"] = sum(x["type"] == name for x, _ in changed)
    return rows


# ---- ties ------------------------------------------------------------------------------------------------------------

def pearson(x, y):
    return defined(numpy.corrcoef(x, y)[0, 1]) if len(x) > 1 and len(set(x)) > 1 and len(set(y)) > 1 else None


def expected_ties(a, b, actors):
    dyads = list(itertools.combinations(sorted(actors), 2))
    sign = [[net.ties.get(d, (0, 0))[0] for d in dyads] for net in (a, b)]
    value = [[net.ties.get(d, (0, 0))[0] * net.ties.get(d, (0, 0))[1] for d in dyads] for net in (a, b)]
    table = numpy.zeros((3, 3), int)
    for x, y in zip(*sign):
        table[x + 1, y + 1] += 1
    tied = [[int(s != 0) for s in side] for side in sign]
    both = sum(x & y for x, y in zip(*tied))
    only_a, only_b = sum(tied[0]) - both, sum(tied[1]) - both
    observed = ratio(numpy.trace(table), table.sum())
    by_chance = ratio(table.sum(0) @ table.sum(1), table.sum() ** 2)
    return {"a": sum(tied[0]), "b": sum(tied[1]), "both": both, "only_a": only_a, "only_b": only_b,
            "jaccard": ratio(both, both + only_a + only_b) if both + only_a + only_b else 1,
            "retained": ratio(both, sum(tied[0])), "covered": ratio(both, sum(tied[1])), "hamming": only_a + only_b,
            "gcor": pearson(*tied), "gcor_valued": pearson(*value), "signs": table.tolist(),
            "flips": [list(d) for d, x, y in zip(dyads, *sign) if x * y < 0],
            "sign_agreement": ratio(sum(x == y != 0 for x, y in zip(*sign)), both),
            "kappa": (observed - by_chance) / (1 - by_chance) if by_chance is not None and by_chance < 1 else None}


# ---- focus -----------------------------------------------------------------------------------------------------------

def profile(focus, net, document):
    """Positive strength of the focus by counted vector."""
    shares = {actor["id"]: model.shares(actor) for actor in document["actors"]}
    sums = {v["id"]: 0.0 for v in document["vectors"] if v.get("counted", True)}
    for pair, (sign, strength) in net.ties.items():
        if sign > 0 and focus in pair:
            for vector, part in shares[pair[pair[0] == focus]].items():
                if vector in sums:
                    sums[vector] += part * strength
    return sums


def expected_focus(focus, nets, documents):
    if focus is None or any(focus not in net.actors for net in nets):
        return None
    sums = [profile(focus, net, document) for net, document in zip(nets, documents)]
    vectors = sorted(set(sums[0]) | set(sums[1]))
    result = {"actor": focus, "total_variation": None, "jensen_shannon": None, "effective_vectors": {}, "evenness": {}}
    parts = [[s.get(v, 0) / math.fsum(s.values()) for v in vectors] if any(s.values()) else None for s in sums]
    if all(parts):
        result["total_variation"] = sum(abs(p - q) for p, q in zip(*parts)) / 2
        with numpy.errstate(invalid="ignore"):          # scipy takes the root of what may be just below 0
            result["jensen_shannon"] = (defined(jensenshannon(*parts, base=2)) or 0) ** 2
    for side, part, own in zip("ab", parts, sums):
        entropy = scipy.stats.entropy(part) if part else None
        result["effective_vectors"][side] = math.exp(entropy) if part else None
        result["evenness"][side] = entropy / math.log(len(own)) if part and len(own) > 1 else None
    return result


# ---- scores of actors ------------------------------------------------------------------------------------------------

def expected_metric(name, reports):
    """Correlations over the actors with a score in both; the place of each among the actors of both with a score."""
    scores = [{actor["id"]: actor["metrics"][name] for actor in report["actors"]} for report in reports]
    shared = scores[0].keys() & scores[1].keys()
    common = sorted(actor for actor in shared if None not in (scores[0][actor], scores[1][actor]))
    rounded = [[round(side[actor], 10) for actor in common] for side in scores]
    varied = len(common) > 1 and all(len(set(side)) > 1 for side in rounded)
    ranks = []
    for side in scores:
        known = {actor: round(score, 10) for actor, score in side.items() if actor in shared and score is not None}
        ranks.append({actor: 1 + sum(other > score for other in known.values()) for actor, score in known.items()})
    return {"actors": sorted(shared),
            "tau_b": defined(scipy.stats.kendalltau(*rounded)[0]) if varied else None,
            "spearman": defined(scipy.stats.spearmanr(*rounded)[0]) if varied else None,
            "scores": scores, "ranks": ranks}


# ---- balance ---------------------------------------------------------------------------------------------------------

def triangle_state(net, triple):
    signs = [net.ties.get(pair, (0, 0))[0] for pair in itertools.combinations(triple, 2)]
    return TRIANGLE_STATES[2 if 0 in signs else int(math.prod(signs) < 0)]


def expected_triangles(a, b, actors):
    counts = Counter((triangle_state(a, t), triangle_state(b, t)) for t in itertools.combinations(sorted(actors), 3))
    return {f"{x}_to_{y}": counts[x, y] for x in TRIANGLE_STATES for y in TRIANGLE_STATES if (x, y) != ("none", "none")}


def expected_factions(reports):
    sides = [{actor: number for number, faction in enumerate(report["structural_balance"]["frustration"]["count"]["factions"])
              for actor in faction} for report in reports]
    common = sorted(sides[0].keys() & sides[1].keys())
    if not common:
        return {"vi": None, "nmi": None, "ari": None, "movers": [[]]}
    members = [[side[actor] for actor in common] for side in sides]
    dense = [[sorted(set(side)).index(member) for member in side] for side in members]        # as igraph wants it
    moved = [[actor for actor, x, y in zip(common, *members) if (x == y) == turned] for turned in (False, True)]
    fewest = min(map(len, moved))
    return {"vi": compare_communities(*dense, method="vi"), "nmi": compare_communities(*dense, method="nmi"),
            # igraph has no value for two partitions into one part, or into lone actors: they are the same
            "ari": 1 if dense[0] == dense[1] else compare_communities(*dense, method="adjusted_rand"),
            "movers": [movers for movers in moved if len(movers) == fewest]}


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
    loose = [x for x, y in pairs if facts(x) != facts(y) and (x["id"] is None or x["id"] != y["id"])] + left
    counts = Counter((frozenset(ends_of(r)), r["type"]) for r in loose)
    return {what for what, count in counts.items() if count > 1}


def check_relations(check, got, a, b):
    pairs, removed, added = match(a, b)
    changed = [(x, y) for x, y in pairs if facts(x) != facts(y)]
    vague = ambiguous(pairs, removed + added)
    for key, right in (("added", added), ("removed", removed)):
        name = lambda r, ends: (None if (frozenset(ends), r["type"]) in vague else r["id"], *ends, r["type"])
        check(Counter(name(r, (r["source"], r["target"])) for r in got["relations"][key]),
              Counter(name(r, ends_of(r)) for r in right), f"relations {key}")
    fields = Counter()
    for x, y in changed:
        for field, value in facts(x).items():
            if value != facts(y)[field] and (frozenset(ends_of(y)), y["type"]) not in vague:
                fields[(y["id"], frozenset(ends_of(y)), field)] += 1
    check(Counter((r["id"], frozenset((r["source"], r["target"])), r["field"]) for r in got["relations"]["changed"]
                  if (frozenset((r["source"], r["target"])), r["type"]) not in vague), fields, "relations changed")
    types = {row["type"]: row for row in got["types"]}
    check([row["type"] for row in got["types"]], list(expected_types(a, b, pairs, added, removed, changed)), "names of types")
    check.members(types, expected_types(a, b, pairs, added, removed, changed), "types")
    check(sum(row["changed"] for row in got["types"]), len(changed), "changed relations of all types")
    return bool(added or removed or changed)


def check_actors(check, got, a, b):
    check(got["actors"]["added"], sorted(b.keys() - a.keys()), "actors added")
    check(got["actors"]["removed"], sorted(a.keys() - b.keys()), "actors removed")
    check({(c["id"], c["field"]) for c in got["actors"]["changed"]}, changed_actors(a, b), "actors changed")
    for change in got["actors"]["changed"]:
        if change["field"] != "vector":
            for key, side in (("from", a), ("to", b)):
                check(change[key], side.get(change["id"], {}).get(change["field"]), f"{change['id']} {change['field']} {key}")
    return a != b


def check_metrics(check, got, reports):
    for one in got["metrics"]:
        right = expected_metric(one["metric"], reports)
        for key in ("tau_b", "spearman"):
            check(one[key], right[key], f"{one['metric']} {key}")
        check([move["id"] for move in one["moves"]], right["actors"], f"actors of {one['metric']}")
        for move in one["moves"]:
            for side, key in enumerate("ab"):
                check(move[key], right["scores"][side].get(move["id"]), f"{one['metric']} of {move['id']} in {key}")
                check(move[f"rank_{key}"], right["ranks"][side].get(move["id"]), f"rank of {move['id']} in {key}")


def check_reasons(check, value, undefined, pointer=""):
    """Every number that is null has a reason under its place."""
    if isinstance(value, dict):
        for key, member in value.items():
            if key not in ("undefined", "at", "id", "from", "to", "title", "start", "end", "rank_a", "rank_b"):
                check_reasons(check, member, undefined, f"{pointer}/{key}")
    elif isinstance(value, list):
        for number, member in enumerate(value):
            check_reasons(check, member, undefined, f"{pointer}/{number}")
    elif value is None:
        check(any(pointer == place or pointer.startswith(place + "/") for place in undefined), True, f"reason of {pointer}")


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
    for name, document, date in zip("ab", documents, dates):
        own = {**options, **({"at": date} if date else {})}
        nets.append(model.network(document, own))
        nets[-1].used = [r for r in model.select(document, own)[1] if {r["source"], r["target"]} <= set(nets[-1].actors)]
        reports.append([str(check.folder / f"{name}.json"), *model.command_line(own)])
    metrics = ",".join(one["metric"] for one in got["metrics"])
    reports = [check.run("report", *one, "--format", "json", "--sections", "balance,centrality",
                         *(["--metrics", metrics] if metrics else []))[1] for one in reports]
    union = set(nets[0].actors) | set(nets[1].actors)
    differ = check_actors(check, got, *map(actor_records, documents, nets))
    differ = check_relations(check, got, nets[0].used, nets[1].used) or differ
    check(got["same"], not differ, "same")
    check(code, int(differ), "exit code")
    check.members(got["ties"], expected_ties(*nets, union), "ties")
    right = expected_ties(*nets, set(nets[0].actors) & set(nets[1].actors))
    check.members(got["ties"]["common"], {key: right[key] for key in right.keys() - {"signs", "flips"}}, "ties of common actors")
    focus = {options.get("focus", document.get("focus")) for document in documents}
    if len(focus) == 1:
        right = expected_focus(*focus, nets, documents)
        if right:
            check.members(got["focus"], right, "focus")
        else:
            check((got.get("focus") or {}).get("total_variation"), None, "focus")
    check_metrics(check, got, reports)
    check.members(got["balance"]["triangles"], expected_triangles(*nets, union), "triangles")
    counts = [report["structural_balance"]["frustration"]["count"] for report in reports]
    check([got["balance"]["frustration"][side] for side in "ab"], [count["upper"] for count in counts], "frustration")
    right = expected_factions(reports)
    movers = right.pop("movers")
    check.members(got["factions"], right, "factions")
    check(got["factions"]["movers"] in movers, True, f"movers {got['factions']['movers']} of {movers}")
    check_reasons(check, got, got["undefined"])
    return got


def check_order(check, documents, options, dates, got):
    """The order of a file says nothing, but for that of the vectors."""
    rng = Random("order")
    shuffled = [{key: rng.sample(value, len(value)) if key in ("actors", "relations", "sources") else value
                 for key, value in document.items()} for document in documents]
    again = run_compare(check, shuffled, options, dates)[1]
    for side in "ab":
        del got[side]["sha256"], again[side]["sha256"]
    for key in got:
        check(again[key], got[key], f"{key} in another order of the files")


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
    return first, second


def random_options(rng, documents):
    options = {"fold": rng.choice(["sum", "sum", *model.FOLDS])}
    extra = {"type": rng.sample([t["id"] for t in model.TYPES], 3), "without-type": ["friend"], "confidence": ["high", "medium"],
             "sign": rng.choice("+-"), "min-weight": 1, "at": rng.choice(["all", "2001", "2005-06-15"]), "weighted": True,
             "normalised": True}
    options.update({key: value for key, value in extra.items() if rng.random() < 0.15})
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
    got = check.run("compare", str(check.folder / "a.json"), str(check.folder / "b.json"), "--format", "json", "--metrics", "degree")[1]
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
        check = Check(sys.argv[1], pathlib.Path(folder))
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
