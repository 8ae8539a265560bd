"""What differs between two relation sets, and what it changes, from the design and from definitions alone: relations
matched one by one, dyads counted in a double loop, triangles by trying all triples, correlations by numpy and scipy,
partitions by igraph. Sets, selection and folding come from model.py; scores of actors, frustration and factions from
the report of each side. For comparison.py."""
import itertools
import math
from collections import Counter

import model
import numpy
import scipy.stats
from igraph import compare_communities
from scipy.spatial.distance import jensenshannon

TRIANGLE_STATES = ("balanced", "unbalanced", "none")


def ratio(part, whole):
    return part / whole if whole else None


def defined(value):
    """A number of a peer; None where it has none."""
    return None if value is None or math.isnan(value) else float(value)


# ---- actors and relations --------------------------------------------------------------------------------------------

def actor_records(document, net):
    return {a["id"]: {"name": model.name_on(a, net.days), "kind": a.get("kind", "country"),
                      "vector": {vector: part for vector, part in model.shares(a).items() if part},
                      "region": a.get("region"), "note": a.get("note"), "start": a.get("start"), "end": end(a),
                      "alternatives": sorted(a.get("alternatives", [])), "names": model.other_names(a),
                      "continues": model.predecessors(a, {other["id"] for other in document["actors"]}),
                      "place": a.get("place"), "attributes": a.get("attributes", {})}
            for a in document["actors"] if a["id"] in net.actors}


def end(record):
    """As it is listed: what a last day, month or year stands for."""
    return model.day_after(record["through"]) if "through" in record else record.get("end")


def same_end(one, other):
    """By meaning, where it is a last day that is told."""
    if "through" in one or "through" in other:
        return model.end_of(one) == model.end_of(other)
    return one.get("end") == other.get("end")


def changed_actors(a, b, documents):
    records = [{actor["id"]: actor for actor in document["actors"]} for document in documents]
    return {(actor, field) for actor in a.keys() & b.keys() for field in a[actor] if a[actor][field] != b[actor][field]
            and (field != "end" or not same_end(records[0][actor], records[1][actor]))}


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
            "directed": relation["directed"], "direction": ends_of(relation),
            "start": relation.get("start"), "end": end(relation),
            "confidence": relation.get("confidence"), "basis": relation.get("basis"), "note": relation.get("note"),
            "sources": sorted(citations, key=str), "attributes": relation.get("attributes", {})}


def changed_fields(one, other):
    """Turned round is only what has a direction in both."""
    fields = [field for field, value in facts(one).items() if value != facts(other)[field]
              and (field != "end" or not same_end(one, other))]
    return [field for field in fields if field != "direction" or one["directed"] == other["directed"]]


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
    take(lambda x, y: place(x) == place(y) and not changed_fields(x, y))
    take(lambda x, y: place(x) == place(y))
    take(lambda x, y: x["directed"] and y["directed"] and place(x)[0] == place(y)[0][::-1] and place(x)[2:] == place(y)[2:])
    return pairs, left_a, left_b


def ways(relation):
    """The ordered pairs that a relation fills."""
    pair = (relation["source"], relation["target"])
    return {pair} if relation["directed"] else {pair, pair[::-1]}


def dyads_of(relations, name, directed):
    joining = [r for r in relations if r["type"] == name and r["source"] != r["target"]]
    return {way for r in joining for way in ways(r)} if directed else {frozenset(ends_of(r)) for r in joining}


def expected_types(a, b, pairs, added, removed, changed, directed=False):
    rows = {}
    for name in sorted({r["type"] for r in a + b}, key=lambda name: name.encode()):
        counts = {"a": sum(r["type"] == name for r in a), "b": sum(r["type"] == name for r in b),
                  "added": sum(r["type"] == name for r in added), "removed": sum(r["type"] == name for r in removed)}
        rows[name] = counts
        dyads = [dyads_of(side, name, directed) for side in (a, b)]
        both = len(dyads[0] & dyads[1])
        counts["jaccard"] = ratio(both, len(dyads[0] | dyads[1])) if any(dyads) else 1
        counts["retained"], counts["covered"] = (ratio(both, len(side)) for side in dyads)
        if all(x["type"] == y["type"] for x, y in pairs):           # else the design does not say whose row it is
            counts["changed"] = sum(x["type"] == name for x, _ in changed)
    return rows


# ---- ties ------------------------------------------------------------------------------------------------------------

def pearson(x, y):
    return defined(numpy.corrcoef(x, y)[0, 1]) if len(x) > 1 and len(set(x)) > 1 and len(set(y)) > 1 else None


def expected_ties(a, b, actors, directed=False):
    dyads = list((itertools.permutations if directed else itertools.combinations)(sorted(actors), 2))
    ties = [net.arcs if directed else net.ties for net in (a, b)]
    sign = [[own.get(d, (0, 0))[0] for d in dyads] for own in ties]
    value = [[own.get(d, (0, 0))[0] * own.get(d, (0, 0))[1] for d in dyads] for own in ties]
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
            "changed": sum(x != 0 != y and abs(x - y) > 1e-9 * max(abs(x), abs(y)) for x, y in zip(*value)),
            "overlap": ratio(both, min(map(sum, tied))),
            "dice": ratio(2 * both, sum(map(sum, tied))) if any(map(any, tied)) else 1,
            "simple_matching": ratio(len(dyads) - only_a - only_b, len(dyads)),
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


def by_size(rows, size):
    """The largest first, those that are the same but for rounding by id."""
    return sorted(rows, key=lambda row: (-round(size(row), 9), row["actor"].encode()))


def expected_partners(focus, nets):
    """Everybody the focus has a tie with in either; None where it has none."""
    strengths = [{pair[pair[0] == focus]: sign * strength for pair, (sign, strength) in net.ties.items() if focus in pair}
                 for net in nets]
    rows = [{"actor": actor, "a": strengths[0].get(actor), "b": strengths[1].get(actor)} for actor in {**strengths[0], **strengths[1]}]
    for row in rows:
        row["change"] = (row["b"] or 0) - (row["a"] or 0)
    return by_size(rows, lambda row: max(abs(row["a"] or 0), abs(row["b"] or 0)))


def expected_carriers(vector, partners, documents):
    """Who changes the positive strength of a vector, and by how much."""
    parts = [{actor["id"]: model.shares(actor).get(vector, 0) for actor in document["actors"]} for document in documents]
    rows = []
    for row in partners:
        a, b = (max(0, row[side] or 0) * own.get(row["actor"], 0) for side, own in zip("ab", parts))
        if abs(b - a) > 1e-9 * max(a, b):
            rows.append({"actor": row["actor"], "a": a, "b": b, "change": b - a})
    total = math.fsum(row["change"] for row in rows)
    return by_size(rows, lambda row: row["change"] if total > -1e-9 * math.fsum(abs(row["change"]) for row in rows) else -row["change"])


def expected_found(nets, used, known, covers, directed=False):
    """How much of A is in B; what has an actor that B does not know is not covered, nor is what its coverage leaves out.
    `known`: the relations of A that match() found."""
    inside = [r for r in used if {r["source"], r["target"]} <= set(nets[1].actors) and covers(r)]
    ties = [net.arcs if directed else net.ties for net in nets]
    told = {way for r in inside for way in (ways(r) if directed else {tuple(sorted((r["source"], r["target"])))})}
    covered = {pair: sign for pair, (sign, _) in ties[0].items() if sign and pair in told}
    other = {pair: ties[1].get(pair, (0, 0))[0] for pair in covered}
    found = [r for r in inside if any(r is one for one in known)]
    return {"ties": sum(1 for sign, _ in ties[0].values() if sign), "covered_ties": len(covered),
            "found_ties": sum(covered[pair] == other[pair] for pair in covered),
            "contrary_ties": sum(covered[pair] == -other[pair] for pair in covered),
            "relations": len(used), "covered_relations": len(inside), "found_relations": len(found),
            "beyond": len(known) - len(found),
            "missing": sorted(list(pair) for pair in covered if not other[pair])}


# ---- scores of actors ------------------------------------------------------------------------------------------------

def expected_metric(name, reports):
    """Correlations over the actors with a score in both, and the place of each among them."""
    scores = [{actor["id"]: actor["metrics"][name] for actor in report["actors"]} for report in reports]
    shared = scores[0].keys() & scores[1].keys()
    common = sorted(actor for actor in shared if None not in (scores[0][actor], scores[1][actor]))
    rounded = [[round(side[actor], 10) for actor in common] for side in scores]
    varied = len(common) > 1 and all(len(set(side)) > 1 for side in rounded)
    ranks = [{actor: 1 + sum(other > score for other in side) for actor, score in zip(common, side)} for side in rounded]
    gaps = [abs(x - y) / max(abs(x), abs(y)) for side in rounded for x, y in itertools.pairwise(sorted(side)) if x != y]
    tiny = any(0 < abs(side[actor]) < 1e-8 for side in scores for actor in common)
    return {"actors": sorted(shared), "clear": not tiny and all(gap > 1e-8 for gap in gaps),   # else rounding decides
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


def against_the_grain(net, factions):
    """The ties that a partition leaves so; None when it is no partition of the actors with signed ties."""
    side = {actor: number for number, faction in enumerate(factions) for actor in faction}
    signed = {pair: sign for pair, (sign, _) in net.ties.items() if sign}
    if sorted(actor for faction in factions for actor in faction) != sorted({actor for pair in signed for actor in pair}):
        return None
    return sum((side[a] == side[b]) != (sign > 0) for (a, b), sign in signed.items())


def expected_factions(partitions):
    sides = [{actor: number for number, faction in enumerate(factions) for actor in faction} for factions in partitions]
    common = sorted(sides[0].keys() & sides[1].keys())
    if not common or any(len(set(side.values())) < 2 for side in sides):        # no sides to change
        return {"vi": None, "nmi": None, "ari": None, "movers": [None]}
    members = [[side[actor] for actor in common] for side in sides]
    dense = [[sorted(set(side)).index(member) for member in side] for side in members]        # as igraph wants it
    moved = [[actor for actor, x, y in zip(common, *members) if (x == y) == turned] for turned in (False, True)]
    fewest = min(map(len, moved))
    return {"vi": compare_communities(*dense, method="vi"), "nmi": compare_communities(*dense, method="nmi"),
            # igraph has no value for two partitions into one part, or into lone actors: they are the same
            "ari": 1 if dense[0] == dense[1] else compare_communities(*dense, method="adjusted_rand"),
            "movers": [movers for movers in moved if len(movers) == fewest]}
