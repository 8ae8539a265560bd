"""Random relation sets, and what multivector's selection and fold make of them.

Three parts, each independent of the C program:
  random_document(rng, number)        a relation set in the JSON format, with the awkward cases in it
  random_options(rng, document)       a choice of options, as a dict; command_line() turns it into arguments
  network(document, options)          selection and folding: the actors that are left, their ties, the counts

Where the design leaves a choice open, the line that chooses says "open:".
"""
import datetime
from collections import Counter
from math import fsum
from types import SimpleNamespace

KINDS = ["country", "organisation", "group", "person"]
CONFIDENCES = ["high", "medium", "low"]
VECTORS = ["western", "russian", "chinese", "global"]
SHARES = [[1], [1, 0], [0.5, 0.5], [0.25, 0.75], [0.2, 0.3, 0.5], [0.4, 0.4, 0.2]]
FOLDS = ["sum", "sign-sum", "any-negative", "unanimous", "strongest"]
# Few dates, so that starts, ends, events and --at often meet; several spell the same day.
DATES = ["1999", "2001", "2001-01", "2001-01-01", "2001-01-02", "2005-06", "2005-06-01", "2005-06-15", "2009", "2013-09-10"]
PERIODS = ["1999", "2001", "2001-01-01", "2005-06", "2009..2013", "1999..2001-01", "2001-01-02..2005-06-01", "2013-09-10"]
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
    if rng.random() < 0.5:
        document["coverage"] = random_coverage(rng)
    return document


def random_coverage(rng, ids=()):
    """What is complete; without ids nobody is named."""
    entries = []
    for _ in range(rng.choice([1, 1, 2, 3])):
        entry, (start, end) = {}, sorted(rng.choices(DATES, k=2), key=first_day)
        choices = {"types": [t["id"] for t in TYPES], "kinds": KINDS, "actors": ids, "targets": ids}
        for key, values in choices.items():
            if values and rng.random() < 0.3:
                entry[key] = rng.sample(values, rng.randint(1, len(values)))
        entry.update({"from": start} if rng.random() < 0.3 else {}, **({"to": end} if rng.random() < 0.3 else {}))
        if day_after(end) > first_day(start):
            entries.append(entry)
    return entries


def known_coverage(document):
    """The list without the actors and types that are not there; of an entry that names no other nothing is left."""
    ids, entries = {actor["id"] for actor in document["actors"]}, []
    known = {"actors": ids, "targets": ids, "types": {t["id"] for t in document["relation_types"]}}
    for entry in document.get("coverage", []):
        left = {key: [name for name in value if name in known[key]] if key in known else value for key, value in entry.items()}
        if all(left[key] for key in known.keys() & left.keys()):
            entries.append(left)
    return entries


def other_names(actor):
    """(language, from, until, name), whichever way they are written."""
    names = actor.get("names", [])
    names = [{"lang": lang, "name": name} for lang, name in names.items()] if isinstance(names, dict) else names
    return sorted((n.get("lang", ""), n.get("from", ""), n.get("until", ""), n["name"]) for n in names)


def name_on(actor, days, language=None):
    """The entry of the language, else one of none, else the plain name; `days` as from days_in_use()."""
    def used(start, end):
        return not end if days is None else first_day(start or "0001") < days[1] and (not end or first_day(end) >= days[1])

    for wanted in filter(None, (language, " ")):
        found = [(first_day(start or "0001"), name) for lang, start, end, name in other_names(actor)
                 if (lang or " ") == wanted and used(start, end)]
        if found:
            return max(found)[1]
    return actor.get("name", actor["id"])


def predecessors(actor, known):
    return sorted((entry["actor"], entry.get("from", "")) for entry in actor.get("continues", []) if entry["actor"] in known)


def timeless(document):
    """Actors with relations exist for ever: no relation outlives them, which would be warned of."""
    tied = {end for r in document["relations"] for end in (r["source"], r["target"])}
    document["actors"] = [{key: value for key, value in actor.items() if actor["id"] not in tied or key not in ("start", "end", "through")}
                          for actor in document["actors"]]
    return document


def random_actor(rng, actor):
    result = {"id": actor}
    if rng.random() < 0.7:
        result["kind"] = rng.choice(KINDS)
    if rng.random() < 0.7:
        shares = rng.choice(SHARES)
        vectors = rng.sample(VECTORS, len(shares))
        result["vector"] = vectors[0] if shares == [1] else dict(zip(vectors, shares))
    if rng.random() < 0.15:
        result.update(random_dates(rng))
    if rng.random() < 0.15:
        result["alternatives"] = rng.sample(VECTORS, rng.randint(1, 3))
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
    result = {**({"start": start} if rng.random() < 0.7 else {}), **({"end": end} if rng.random() < 0.4 else {})}
    if rng.random() < 0.3 and day_after(end) > first_day(result.get("start", "0001")):
        result.pop("end", None)                                                # a last day, month or year
        result["through"] = end
    return result


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
    elif rng.random() < 0.3:
        options["during"] = rng.choice(PERIODS)
    if rng.random() < 0.2:
        options["drop-isolates"] = True
    left = sorted(select(document, options)[0])
    if rng.random() < 0.1 and left:
        options["ego"] = (rng.choice(left), rng.choice([None, 1, 2, 3]))       # None: the default radius
    if rng.random() < 0.15:
        options["distinct"] = True
    return options


def command_line(options):
    arguments = ["--quiet"]                                                    # random relations outlive their actors
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


def day_after(date):
    """The first day behind a day, a month or a year."""
    year, month = int(date[:4]), int(date[5:7] or 12)
    if len(date) == 10:
        return str(datetime.date.fromisoformat(date) + datetime.timedelta(days=1))
    return f"{year + month // 12:04}-{month % 12 + 1:02}-01"


def days_in_use(document, options):
    """The days that count: from the first to before the second. None: all."""
    if "during" in options:
        first, _, last = options["during"].partition("..")
        return first_day(first), day_after(last or first)
    at = options.get("at", document.get("as_of"))
    return None if at in (None, "all") else (first_day(at), day_after(first_day(at)))


def end_of(record):
    return day_after(record["through"]) if "through" in record else first_day(record["end"]) if "end" in record else None


def meets(record, days):
    """Whether it held, or existed, on any of the days; an unknown beginning counts as the beginning of time."""
    if days is None:
        return True
    start, end = first_day(record.get("start", "0001")), end_of(record)
    if end == start:
        end = day_after(start)                                                 # an event
    return start < days[1] and (end is None or end > days[0])


def in_force(relation, days, as_of):
    """A beginning that is unknown counts from as_of on: in a period that ends on that day or later."""
    known = "start" in relation or days is None or as_of is None or days[1] > first_day(as_of)
    return known and meets(relation, days)


def one_of_each(relations, dated=False):
    """A type of one sign counts once for a pair, by its largest weight; of equal ones the earliest. Dated: with the same dates."""
    largest = {}
    for r in sorted(relations, key=lambda r: (first_day(r.get("start", "0001")), (r["id"] or "").encode())):
        ends = (r["source"], r["target"]) if r["directed"] else tuple(sorted((r["source"], r["target"])))
        dates = (first_day(r["start"]) if "start" in r else None, end_of(r)) if dated else ()
        key = (r["directed"], ends, r["type"], r["sign"], *dates)
        if key not in largest or r["weight"] > largest[key]["weight"]:
            largest[key] = r
    return sorted(largest.values(), key=lambda r: r["number"])


# ---- coverage -------------------------------------------------------------------------------------------------------

def names_actor(entry, actor):
    return actor["id"] in entry.get("actors", [actor["id"]]) and actor.get("kind", "country") in entry.get("kinds", [actor.get("kind", "country")])


def entry_fits(entry, relation, actors):
    """Whether an entry speaks of a relation, on whatever day; `actors` are those of the relation's document, by id."""
    source, target = actors[relation["source"]], actors[relation["target"]]
    is_target = lambda actor: actor["id"] in entry.get("targets", [actor["id"]])
    as_it_is = names_actor(entry, source) and is_target(target)
    turned = names_actor(entry, target) and is_target(source)
    return relation["type"] in entry.get("types", [relation["type"]]) \
        and (as_it_is or turned and (not relation["directed"] or "targets" not in entry))


def covered_days(entry):
    return first_day(entry.get("from", "0001")), day_after(entry["to"]) if "to" in entry else "9999-99-99"


def covers(document, relation, actors, days):
    """Whether a document would have the relation if it held on all of these days."""
    entries = [e for e in document.get("coverage", []) if entry_fits(e, relation, actors)]
    if days is None or not document.get("coverage"):
        return bool(entries) or not document.get("coverage")
    day = days[0]
    for start, end in sorted(map(covered_days, entries)):
        if start <= day < end:
            day = end
    return day >= days[1]


def peers(document, options, actors, actor):
    """Those of `actors` that are coded as this one is; None when there is no rank among them."""
    records, days = {a["id"]: a for a in document["actors"]}, days_in_use(document, options)
    selected = lambda t: t in options.get("type", [t]) and t not in options.get("without-type", [])
    entries = [e for e in document.get("coverage", []) if ("types" not in e or any(map(selected, e["types"])))
               and (days is None or covered_days(e)[0] < days[1] and days[0] < covered_days(e)[1])]
    fits = lambda one: [names_actor(e, records[one]) for e in entries]
    kind = lambda one: records[one].get("kind", "country")
    alike = {one for one in actors if kind(one) == kind(actor) and fits(one) == fits(actor)}
    return alike if any(fits(actor)) and len(alike) >= 5 else None


def rank(values, document, options, actors, actor):
    """The place of an actor among its peers and how many of them have a value; None, None when there is none."""
    among = peers(document, options, actors, actor) if actor in actors and values.get(actor) is not None else None
    if among is None:
        return None, None
    own, others = values[actor], [values[one] for one in among if values.get(one) is not None]
    return 1 + sum(other > own + 1e-9 * max(1, abs(own)) for other in others), len(others)


def shares(actor):
    vector = actor.get("vector", {})
    return {vector: 1} if isinstance(vector, str) else vector


def with_defaults(relation):
    declared = next(t for t in TYPES if t["id"] == relation["type"])
    return {"sign": 1, "weight": 1, "directed": False, **declared, "id": None, **relation}


def select(document, options, apart=()):
    """The ids of the actors and the relations (defaults filled in) that count, before ego."""
    actors, days = set(), days_in_use(document, options)
    for actor in document["actors"]:
        in_vector = any(shares(actor).get(v, 0) > 0 for v in options.get("vector", []))
        if meets(actor, days) and ("kind" not in options or actor.get("kind", "country") in options["kind"]) \
                and ("vector" not in options or in_vector or actor["id"] == document.get("focus")) \
                and actor["id"] not in options.get("without", []):
            actors.add(actor["id"])
    relations = []
    for number, relation in enumerate(map(with_defaults, document["relations"])):
        relation["number"] = number
        if number not in apart and in_force(relation, days, document.get("as_of")) \
                and ("type" not in options or relation["type"] in options["type"]) \
                and relation["type"] not in options.get("without-type", []) \
                and ("confidence" not in options or relation.get("confidence") in options["confidence"]) \
                and ("sign" not in options or relation["sign"] == {"+": 1, "-": -1}[options["sign"]]) \
                and relation["source"] in actors and relation["target"] in actors:
            relations.append(relation)                                         # open: no confidence is in no list
    once = "during" in options or options.get("distinct")
    return actors, one_of_each(relations, days is None) if once else relations


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


def direction_of(relations):
    """{type: directed relations} whose direction ties do not have; memberships and roles lead somewhere by convention."""
    family = {t["id"]: t.get("family") for t in TYPES}
    return dict(Counter(r["type"] for r in relations if r["directed"] and r["sign"] and r["source"] != r["target"]
                        and family[r["type"]] not in ("institutional", "role")))


def network(document, options, apart=()):
    """actors: sorted ids. ties {(a, b): (sign, strength)} with a < b; arcs likewise for ordered pairs. And counts."""
    actors, relations = select(document, options, apart)
    if "ego" in options:
        actors, relations = ego_network(actors, relations, *options["ego"])
    least = options.get("min-weight", 0)
    pairs, ordered = by_pair(relations)
    if options.get("drop-isolates"):     # what remains is as if those actors had never been there
        actors = {end for pair in fold_pairs(pairs, options["fold"], least)[0] for end in pair}
        relations = [r for r in relations if {r["source"], r["target"]} <= actors]
        pairs, ordered = by_pair(relations)
    ties, neutral, dropped = fold_pairs(pairs, options["fold"], least)
    weak = {pair for pair in fold_pairs(pairs, options["fold"], 0)[0] if pair not in ties}      # in both directions, however strong one is
    arcs = {(a, b): arc for (a, b), arc in fold_pairs(ordered, options["fold"], 0)[0].items() if (min(a, b), max(a, b)) not in weak}
    return SimpleNamespace(actors=sorted(actors), ties=ties, arcs=arcs, neutral=neutral, dropped=dropped, days=days_in_use(document, options),
                           relations=len(relations), direction=direction_of(relations), loops=sum(r["source"] == r["target"] for r in relations))
