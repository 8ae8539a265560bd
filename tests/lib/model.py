"""Random relation sets, and what multivector's selection and fold make of them.

Three parts, each independent of the C program:
  random_document(rng, number)        a relation set in the JSON format, with the awkward cases in it
  random_options(rng, document)       a choice of options, as a dict; command_line() turns it into arguments
  network(document, options)          selection and folding: the actors that are left, their ties, the counts

Where the design leaves a choice open, the line that chooses says "open:".
"""
from math import fsum
from types import SimpleNamespace

KINDS = ["country", "organisation", "group", "person"]
CONFIDENCES = ["high", "medium", "low"]
VECTORS = ["western", "russian", "chinese", "global"]
SHARES = [[1], [1, 0], [0.5, 0.5], [0.25, 0.75], [0.2, 0.3, 0.5], [0.4, 0.4, 0.2]]
FOLDS = ["sum", "sign-sum", "any-negative", "unanimous", "strongest"]
# Few dates, so that starts, ends, events and --at often meet; several spell the same day.
DATES = ["1999", "2001", "2001-01", "2001-01-01", "2001-01-02", "2005-06", "2005-06-01", "2005-06-15", "2009", "2013-09-10"]
# Ids whose byte order is neither alphabetical nor numerical order.
IDS = [f"{first}{number}" for first in ("A", "b", "Z", "é", "я", "") for number in range(1, 16)]
TYPES = [{"id": "friend", "family": "institutional"}, {"id": "rival", "sign": -1}, {"id": "knows", "sign": 0, "weight": 3},
         {"id": "visits", "family": "role", "directed": True, "weight": 0.5}, {"id": "insults", "sign": -1, "directed": True, "weight": 2}]


# ---- random relation sets -------------------------------------------------------------------------------------------

def random_document(rng, number):
    size = number if number < 2 else rng.choice([rng.randint(2, 8), rng.randint(5, 15), rng.randint(10, 40)])
    ids = rng.sample(IDS, size)
    document = {"format": "multivector-relation-set", "version": 1, "relation_types": TYPES,
                "vectors": [{"id": v, "counted": v != "global"} for v in rng.sample(VECTORS, len(VECTORS))],
                "actors": [random_actor(rng, actor) for actor in ids],
                "relations": random_relations(rng, ids)}
    if rng.random() < 0.5:
        document["as_of"] = rng.choice(DATES)
    if ids and rng.random() < 0.5:
        document["focus"] = rng.choice(ids)
    return document


def random_actor(rng, actor):
    result = {"id": actor}
    if rng.random() < 0.7:
        result["kind"] = rng.choice(KINDS)
    if rng.random() < 0.7:
        shares = rng.choice(SHARES)
        vectors = rng.sample(VECTORS, len(shares))
        result["vector"] = vectors[0] if shares == [1] else dict(zip(vectors, shares))
    return result


def random_relations(rng, ids):
    if not ids:
        return []
    blocks = [rng.sample(ids, rng.randint(1, len(ids))) for _ in range(rng.randint(1, 4))]  # in no block: isolated
    plain = rng.random() < 0.5               # round weights: equal sums, and paths of equal length up to rounding
    signs = rng.choice([[1], [1, 1, 1, -1, 0], [1, -1]])
    dated = rng.random() < 0.6
    relations = []
    for _ in range(rng.choice([0, 1, 1, 2, 2, 3, 3, 5, 5]) * len(ids)):
        relation = {"source": None, "target": None, "type": rng.choice(TYPES)["id"]}
        if rng.random() < 0.8:
            relation["sign"] = rng.choice(signs)
        if rng.random() < 0.8:
            relation["weight"] = rng.choice([0.5, 1, 2, 3, 6, 10]) if plain else 10 ** rng.uniform(-3, 3)
        if rng.random() < 0.5:
            relation["directed"] = rng.random() < 0.5
        if rng.random() < 0.8:
            relation["confidence"] = rng.choice(CONFIDENCES)
        if dated:
            relation.update(random_dates(rng))
        block = rng.choice(blocks)
        ends = rng.sample(block, 2) if len(block) > 1 and rng.random() < 0.95 else [block[0]] * 2       # or a loop
        if relations and rng.random() < 0.2:                                   # parallel to an earlier relation
            earlier = rng.choice(relations)
            ends = rng.sample([earlier["source"], earlier["target"]], 2)
            if rng.random() < 0.7 and "sign" in earlier:                       # its exact opposite, perhaps in two halves
                whole = earlier.setdefault("weight", 1)
                part = rng.choice([1, 0.25 if plain else 0.3])
                relation.update(sign=-earlier["sign"], weight=whole * part)
                if part < 1:
                    relations.append({**relation, "source": ends[0], "target": ends[1], "weight": whole * (1 - part)})
        relations.append({**relation, "source": ends[0], "target": ends[1]})
    rng.shuffle(relations)
    for place, relation in enumerate(relations):
        if rng.random() < 0.8:
            relation["id"] = f"r{place}"
    return relations


def random_dates(rng):
    start, end = sorted(rng.choices(DATES, k=2), key=first_day)
    if rng.random() < 0.15:
        end = start                                                            # an event
    return {**({"start": start} if rng.random() < 0.7 else {}), **({"end": end} if rng.random() < 0.4 else {})}


# ---- random options -------------------------------------------------------------------------------------------------

def random_options(rng, document):
    """Only ids, types and kinds that the document knows: what an unknown one does is not tested here."""
    def some(values, most):
        return rng.sample(values, min(len(values), rng.randint(1, most)))

    exact = all(relation.get("weight", 1) * 1024 % 1 == 0 for relation in document["relations"])   # no sums near the limit
    filters = {"type": some([t["id"] for t in TYPES], 4), "without-type": some([t["id"] for t in TYPES], 2),
               "confidence": some(CONFIDENCES, 3), "sign": rng.choice(["+", "+", "-"]), "vector": some(VECTORS, 3),
               "kind": some(sorted({actor.get("kind", "country") for actor in document["actors"]}), 4),
               "without": some([actor["id"] for actor in document["actors"]], 3),
               "min-weight": rng.choice([0, 0.5, 1, 2] if exact else [0, 10 ** rng.uniform(-3, 3)])}
    options = {"fold": rng.choice(FOLDS)}
    options.update({flag: True for flag in ("weighted", "directed", "normalised") if rng.random() < 0.5})
    options.update({name: value for name, value in filters.items() if value != [] and rng.random() < 0.08})
    if rng.random() < 0.4:
        options["at"] = rng.choice(DATES + ["all"] * 3)
    if rng.random() < 0.2:
        options["drop-isolates"] = True
    left = sorted(select(document, options)[0])
    if rng.random() < 0.1 and left:
        options["ego"] = (rng.choice(left), rng.choice([None, 1, 2, 3]))       # None: the default radius
    return options


def command_line(options):
    arguments = []
    for name, value in options.items():
        if (name, value) == ("fold", "sum"):                                   # the default
            continue
        arguments.append("--" + name)
        if name == "ego":
            arguments.append(value[0] if value[1] is None else f"{value[0]}:{value[1]}")
        elif isinstance(value, list):
            arguments.append(",".join(value))
        elif value is not True:
            arguments.append(str(value))
    return arguments


# ---- selection ------------------------------------------------------------------------------------------------------

def first_day(date):
    """A partial date is its first day: 2013 is 2013-01-01."""
    return date + "YYYY-01-01"[len(date):]


def in_force(relation, at, as_of):
    if at is None:
        return True
    if "start" not in relation:                                                # beginning unknown: known from as_of on
        started = as_of is None or first_day(at) >= first_day(as_of)
    else:
        started = first_day(at) >= first_day(relation["start"])
        if "end" in relation and first_day(relation["start"]) == first_day(relation["end"]):
            return first_day(at) == first_day(relation["start"])               # an event
    return started and ("end" not in relation or first_day(at) < first_day(relation["end"]))


def date_in_use(document, options):
    at = options.get("at", document.get("as_of"))
    return None if at == "all" else at


def shares(actor):
    vector = actor.get("vector", {})
    return {vector: 1} if isinstance(vector, str) else vector


def with_defaults(relation):
    declared = next(t for t in TYPES if t["id"] == relation["type"])
    return {"sign": 1, "weight": 1, "directed": False, **declared, "id": None, **relation}


def select(document, options):
    """The ids of the actors and the relations (defaults filled in) that count, before ego."""
    actors = set()
    for actor in document["actors"]:
        in_vector = any(shares(actor).get(v, 0) > 0 for v in options.get("vector", []))
        if ("kind" not in options or actor.get("kind", "country") in options["kind"]) \
                and ("vector" not in options or in_vector or actor["id"] == document.get("focus")) \
                and actor["id"] not in options.get("without", []):
            actors.add(actor["id"])
    relations = []
    for relation in map(with_defaults, document["relations"]):
        if in_force(relation, date_in_use(document, options), document.get("as_of")) \
                and ("type" not in options or relation["type"] in options["type"]) \
                and relation["type"] not in options.get("without-type", []) \
                and ("confidence" not in options or relation.get("confidence") in options["confidence"]) \
                and ("sign" not in options or relation["sign"] == {"+": 1, "-": -1}[options["sign"]]) \
                and relation["source"] in actors and relation["target"] in actors:
            relations.append(relation)                                         # open: no confidence is in no list
    return actors, relations


def ego_network(actors, relations, centre, radius):
    near = {centre}
    for _ in range(1 if radius is None else radius):
        touching = [r for r in relations if r["source"] in near or r["target"] in near]
        near |= {r["source"] for r in touching} | {r["target"] for r in touching}
    return actors & near, [r for r in relations if r["source"] in near and r["target"] in near]


# ---- folding --------------------------------------------------------------------------------------------------------

def fold(signed, rule):
    """One pair's (sign, weight) list to a tie (sign, strength): sign 0 is ambivalent. Or "neutral" or "dropped"."""
    signed = [(sign, weight) for sign, weight in signed if sign != 0]
    negative = sum(weight for sign, weight in signed if sign < 0)
    positive = sum(weight for sign, weight in signed if sign > 0)
    if not signed:
        return "neutral"
    if rule == "unanimous" and negative and positive:
        return "dropped"
    if rule == "any-negative":
        return (-1, negative) if negative else (1, positive)
    if rule == "sign-sum":
        signed = [(sign, 1) for sign, weight in signed]
    if rule == "strongest":
        signed = [max((one for one in signed if one[0] == side), default=(side, 0)) for side in (1, -1)]
    total = fsum(sign * weight for sign, weight in signed)
    if abs(total) <= 1e-9 * fsum(weight for sign, weight in signed):
        return (0, 0.0)
    return (1 if total > 0 else -1, abs(total))


def fold_pairs(pairs, rule, least):
    """Every pair's tie, and how many pairs were neutral and dropped, whatever --min-weight."""
    folded = {pair: fold(signed, rule) for pair, signed in pairs.items()}
    ties = {pair: tie for pair, tie in folded.items() if isinstance(tie, tuple) and tie[1] >= least}
    return ties, list(folded.values()).count("neutral"), list(folded.values()).count("dropped")


def by_pair(relations):
    """The (sign, weight) lists of every unordered and of every ordered pair; self-loops belong to none."""
    pairs, ordered = {}, {}
    for r in relations:
        a, b, signed = r["source"], r["target"], (r["sign"], r["weight"])
        if a != b:
            pairs.setdefault((min(a, b), max(a, b)), []).append(signed)
            ordered.setdefault((a, b), []).append(signed)
            if not r["directed"]:
                ordered.setdefault((b, a), []).append(signed)
    return pairs, ordered


def network(document, options):
    """actors: sorted ids. ties {(a, b): (sign, strength)} with a < b; arcs likewise for ordered pairs. And counts."""
    actors, relations = select(document, options)
    if "ego" in options:
        actors, relations = ego_network(actors, relations, *options["ego"])
    least = options.get("min-weight", 0)
    pairs, ordered = by_pair(relations)
    if options.get("drop-isolates"):     # what remains is as if those actors had never been there
        actors = {end for pair in fold_pairs(pairs, options["fold"], least)[0] for end in pair}
        relations = [r for r in relations if {r["source"], r["target"]} <= actors]
        pairs, ordered = by_pair(relations)
    ties, neutral, dropped = fold_pairs(pairs, options["fold"], least)
    arcs = fold_pairs(ordered, options["fold"], least)[0]
    return SimpleNamespace(actors=sorted(actors), ties=ties, arcs=arcs, neutral=neutral, dropped=dropped,
                           relations=len(relations), loops=sum(r["source"] == r["target"] for r in relations))
