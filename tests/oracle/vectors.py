#!/usr/bin/env python3
"""Recomputes by brute force what the section `vectors` says beside profiles (those are in sections.py): brokerage and
paths between vectors in the one-mode network, closure of vectors, alignment with named and default poles, equidistance,
the relations behind the numbers, and sensitivity. Then tells the same sets otherwise (order, names, split and doubled
weights), which must change nothing. Sets, selection and folding come from model.py.

The argument is the program. Last line: "N passed, M failed"."""
import copy
import csv
import itertools
import json
import math
import pathlib
import subprocess
import sys
import tempfile
from collections import Counter, deque
from random import Random
from types import SimpleNamespace

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import model

METRICS = ["evenness", "effective_vectors", "entropy", "hhi", "iqv", "participation", "constraint", "effective_size",
           "efficiency", "bridged_rivalries"]
ROLES = ["coordinator", "itinerant", "representative", "gatekeeper", "liaison"]
passed, wrong, context = 0, [], ""


def compare(got, right, what, slack=1e-9):
    global passed
    numbers = all(isinstance(x, (int, float)) and not isinstance(x, bool) for x in (got, right))
    if abs(got - right) <= slack * max(1, abs(right)) if numbers else got == right:
        passed += 1
    else:
        wrong.append(f"{context}: {what}: {got}, expected {right}")


def ask(tool, path, sections, options, *more):
    command = [tool, "report", str(path), "--format", "json", "--sections", sections, *model.command_line(options), *more]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        wrong.append(f"{context}: exit code {run.returncode}: {run.stderr}")
        return None
    return json.loads(run.stdout)


# ---- what a document says ----------------------------------------------------------------------------------------

def kind_of(document):
    return {actor["id"]: actor.get("kind", "country") for actor in document["actors"]}


def shares_by_actor(document):
    return {actor["id"]: {v: share for v, share in model.shares(actor).items() if share > 0} for actor in document["actors"]}


def one_mode(document, options, kind):
    net, kinds = model.network(document, options), kind_of(document)
    positive = [pair for pair, tie in net.ties.items() if tie[0] > 0]
    relations = [r for r in model.select(document, options)[1] if kinds[r["source"]] == kinds[r["target"]] == kind]
    for other in net.actors:
        if kinds[other] != kind:
            members = sorted(a if b == other else b for a, b in positive if other in (a, b))
            members = [one for one in members if kinds[one] == kind]
            relations += [{"source": a, "target": b, "sign": 1, "weight": 1, "directed": False}
                          for a, b in itertools.combinations(members, 2)]
    ties = model.fold_pairs(model.by_pair(relations)[0], options["fold"], 0)[0]
    return SimpleNamespace(actors=[a for a in net.actors if kinds[a] == kind], ties=ties)


def friends_of(net):
    friends = {actor: set() for actor in net.actors}
    for (a, b), tie in net.ties.items():
        if tie[0] > 0:
            friends[a].add(b)
            friends[b].add(a)
    return friends


def sign_of(net):
    signs = {}
    for (a, b), (sign, _) in net.ties.items():
        signs[a, b] = signs[b, a] = sign
    return signs


# ---- brokerage and paths -----------------------------------------------------------------------------------------

def role_of(a, v, b):
    if a == v:
        return "coordinator" if b == v else "representative"
    return "gatekeeper" if b == v else "itinerant" if a == b else "liaison"


def roles_of(a, v, b, shares):
    """How much a pair adds to each role of v, by the shares of the three."""
    roles = Counter()
    for (i, x), (j, y), (k, z) in itertools.product(*(shares[one].items() for one in (a, v, b))):
        roles[role_of(i, j, k)] += x * y * z
    return roles


def check_roles(one, friends, shares):
    v, counts, pairs = one["actor"], Counter(), 0
    for a, b in itertools.permutations(sorted(friends[v]), 2):
        if shares[v] and shares[a] and shares[b] and b not in friends[a]:
            pairs += 1
            counts.update(roles_of(a, v, b, shares))
    for role in ROLES:
        compare(one["brokerage"][role], counts[role] if shares[v] else None, f"{v} {role}")
    for row in one["brokerage"]["roles"]:
        total = pairs if row["role"] == "any" else counts[row["role"]]
        compare(row["count"], total if shares[v] else None, f"{v} roles {row['role']}")
        if row["z"] is not None:
            compare(row["z"] * row["deviation"] + row["expected"], row["count"], f"{v} z {row['role']}", 1e-8)


def roles_told(v, friends, shares):
    """Of each pair the role that it adds most to, the first of equal ones."""
    told = set()
    for a, b in itertools.combinations(sorted(friends[v], key=str.encode), 2):
        if shares[v] and shares[a] and shares[b] and b not in friends[a]:
            roles = roles_of(a, v, b, shares)
            told.add(next(role for role in ROLES if roles[role] >= max(roles.values()) - 1e-9))
    return told


def walks(friends, source):
    """Distance and number of shortest paths from one actor."""
    distance, paths, queue = {source: 0}, Counter({source: 1}), deque([source])
    while queue:
        a = queue.popleft()
        for b in friends[a]:
            if b not in distance:
                distance[b] = distance[a] + 1
                queue.append(b)
            if distance[b] == distance[a] + 1:
                paths[b] += paths[a]
    return distance, paths


def check_paths(one, friends, shares, declared, seen):
    """Every pair of different actors counts by the product of their shares, also where it has no path."""
    v = one["actor"]
    rows = {(row["from"], row["to"]): row["value"] for row in one["bloc_betweenness"]}
    compare(sorted(rows), sorted(itertools.combinations(declared, 2)), f"{v}: pairs of vectors", 0)
    through, pairs = Counter(), Counter()
    for s, t in itertools.permutations(friends, 2):
        parts = {(k, l): a * b for k, a in shares[s].items() for l, b in shares[t].items()}
        pairs.update(parts)
        (to_s, paths_s), (to_v, paths_v) = seen[s], seen[v]
        if v not in (s, t) and t in to_s and v in to_s and to_s[v] + to_v[t] == to_s[t]:
            through.update({key: part * paths_s[v] * paths_v[t] / paths_s[t] for key, part in parts.items()})
    for key, value in rows.items():
        compare(value, through[key] / pairs[key] if pairs[key] else None, f"{v} between {key}")


def check_closure(rows, net, shares, declared):
    """Ties one by one: a tie goes to every pair of vectors of its ends by the product of their shares."""
    sums, members, left = {key: Counter() for key in [*declared, None]}, Counter(), Counter()
    for actor in net.actors:
        members.update({**shares[actor], None: int(bool(shares[actor]))})
    for (a, b), (sign, strength) in net.ties.items():
        if sign <= 0:
            continue
        if not shares[a] or not shares[b]:
            left.update({**shares[a], **shares[b], None: 1})
        for k, x in shares[a].items():
            for l, y in shares[b].items():
                for row in {k, l, None}:
                    sums[row].update({(k == l, "ties"): x * y, (k == l, "strength"): x * y * strength})
    for row in rows:
        key, own = row["vector"], sums[row["vector"]]
        index = lambda what: (own[False, what] - own[True, what]) / (own[False, what] + own[True, what])
        some = own[False, "ties"] + own[True, "ties"]
        compare(row["members"], members[key], f"members of {key}")
        compare(row["left_out"], left[key], f"ties left out of {key}")
        compare(row["internal_ties"], own[True, "ties"], f"ties within {key}")
        compare(row["external_ties"], own[False, "ties"], f"ties out of {key}")
        compare(row["by_ties"], index("ties") if some else None, f"E-I of {key}")
        compare(row["by_strength"], index("strength") if some else None, f"E-I by strength of {key}")
    compare([row["vector"] for row in rows], [*declared, None], "vectors of E-I")


# ---- poles -------------------------------------------------------------------------------------------------------

def agreement(pairs):
    """What two portfolios say, by definition: means over all pairs of places for chance and for rank correlation."""
    first, second, n = [a for a, _ in pairs], [b for _, b in pairs], len(pairs)
    found = {}
    for name, apart, largest in (("", lambda a, b: abs(a - b), 2), ("_squared", lambda a, b: (a - b) ** 2, 4)):
        seen = sum(apart(a, b) for a, b in pairs) / n
        own = sum(apart(a, b) for a in first for b in second) / n ** 2
        pooled = sum(apart(a, b) for a in first + second for b in first + second) / (2 * n) ** 2
        found["s" + name] = 1 - 2 * seen / largest
        found["kappa" + name] = 1 - seen / own if pooled else None
        found["pi" + name] = 1 - seen / pooled if pooled else None
    order = lambda values, i, j: (values[i] > values[j]) - (values[i] < values[j])
    places = list(itertools.combinations(range(n), 2))
    varied = sum(order(first, i, j) != 0 for i, j in places) * sum(order(second, i, j) != 0 for i, j in places)
    both = sum(order(first, i, j) * order(second, i, j) for i, j in places)
    found["tau_b"] = both / math.sqrt(varied) if varied else None
    return found


ABOUT_TIES, PORTFOLIO_TIES = 5, 3


def about_focus(document, net):
    """Whether next to nothing but the ties of the focus is recorded: then nobody else has a portfolio."""
    focus, kinds = document.get("focus"), kind_of(document)
    alike = [pair for pair in net.ties if all(kinds[end] == kinds.get(focus) for end in pair)] or list(net.ties)
    return focus in net.actors and len(alike) >= ABOUT_TIES and 4 * sum(focus in pair for pair in alike) >= 3 * len(alike)


def check_alignment(row, actor, net, sign, about):
    others = [a for a in net.actors if a not in (actor, row["with"])]
    pairs = [(sign.get((actor, a), 0), sign.get((row["with"], a), 0)) for a in others]
    right = agreement(pairs) if pairs else {}
    if about or any(sum(one[side] != 0 for one in pairs) < PORTFOLIO_TIES for side in (0, 1)):
        right.update(dict.fromkeys(("kappa", "pi", "kappa_squared", "pi_squared")))
    compare(row["universe"], len(others), f"{actor} {row['with']} universe")
    for key in set(row) & {"s", "s_squared", "kappa", "pi", "kappa_squared", "pi_squared", "tau_b"}:
        compare(row[key], right.get(key), f"{actor} {row['with']} {key}")


def default_poles(document, net, actor):
    shares, kinds = shares_by_actor(document), kind_of(document)
    strength = Counter()
    for (a, b), (sign, weight) in net.ties.items():
        strength[a] += weight if sign else 0
        strength[b] += weight if sign else 0
    poles = []
    for vector in document["vectors"]:
        leads = lambda a: shares[a].get(vector["id"], 0) == max(shares[a].values(), default=-1)
        rivals = [a for a in net.actors if leads(a) and kinds[a] == "country" and a != actor and strength[a]]
        if vector["counted"] and rivals:
            own = {a: strength[a] * shares[a][vector["id"]] for a in rivals}
            poles.append(next(a for a in rivals if own[a] >= max(own.values()) * (1 - 1e-9)))
    return sorted(set(poles), key=str.encode)


def check_equidistance(got, actor, net, poles, fold):
    strength = [next((w for pair, (s, w) in net.ties.items() if s > 0 and set(pair) == {actor, pole}), 0) for pole in poles]
    fine = actor not in poles and sum(strength) > 0
    compare(got["value"], (strength[0] - strength[1]) / sum(strength) if fine else None, f"{actor} between {poles}")
    if fine:
        for tie, right in zip(got["ties"], strength):
            compare(tie["strength"] if tie["state"] == "positive" else 0, right, f"{actor} tie with {tie['with']}")
            if tie["state"] in ("positive", "negative") and fold == "sum":
                folded = math.fsum(r["sign"] * r["weight"] for r in tie["relations"])
                compare(abs(folded), tie["strength"], f"{actor} relations behind the tie with {tie['with']}", 1e-8)


# ---- the profile's numbers as metrics, and what stands behind them ---------------------------------------------------

def check_standing(one, metrics, net, shares):
    actor, by_vector = one["actor"], Counter()
    for (a, b), (sign, weight) in net.ties.items():
        other = b if a == actor else a
        if sign > 0 and actor in (a, b):
            by_vector.update({vector: weight * share for vector, share in shares[other].items()})
    total = sum(by_vector.values())
    compare(one["participation"], 1 - sum((w / total) ** 2 for w in by_vector.values()) if total else None, f"{actor} participation")
    for name in METRICS:
        said = one["bridged_rivalries"]["count"] if name == "bridged_rivalries" else one[name]
        compare(metrics[actor][name], said, f"{actor} {name} as a metric")
    most = max((row["share"] for row in one["profile"] if row["share"] is not None), default=None)
    largest = [row["vector"] for row in one["profile"] if most is not None and row["share"] is not None and row["share"] >= most - 1e-9]
    compare(one["largest"], largest, f"{actor} largest")


def check_bridges(metrics, net):
    """The rivalries bridged by all are the ++- triangles."""
    sign, triangles = sign_of(net), 0
    for triple in itertools.combinations(net.actors, 3):
        triangles += sorted(sign.get(pair, 0) for pair in itertools.combinations(triple, 2)) == [-1, 1, 1]
    compare(sum(one["bridged_rivalries"] for one in metrics.values()), triangles, "bridged rivalries of all")


def check_explained(rows, one, friends, shares):
    """The profile and the rivalries can be put together again from the relations that are named."""
    focus, sums, seen = one["actor"], Counter(), set()
    for row in rows:
        other = row["to"] if row["from"] == focus else row["from"]
        if row["number"] in ("share", "uncounted") and (row["vector"], other) not in seen:
            seen.add((row["vector"], other))
            sums[row["vector"], row["tie"] > 0] += abs(row["tie"]) * row["share"]
    for row in one["profile"]:
        compare(sums[row["vector"], True], row["positive"], f"{focus} {row['vector']} from its relations", 1e-8)
        compare(sums[row["vector"], False], row["negative"], f"{focus} {row['vector']} from its negative relations", 1e-8)
    rivals = {}
    for row in rows:
        if row["number"] == "bridged_rivalries":
            rivals.setdefault((row["pair"]["a"], row["pair"]["b"]), set()).add((frozenset((row["from"], row["to"])), row["tie"] > 0))
    compare(sorted(map(list, rivals)), sorted(one["bridged_rivalries"]["pairs"]), "rivalries explained", 0)
    for (a, b), ties in rivals.items():
        compare(ties, {(frozenset((a, b)), False), (frozenset((focus, a)), True), (frozenset((focus, b)), True)}, f"{a}, {b} explained", 0)
    told = {row["role"] for row in rows if row["number"] == "brokerage"}
    compare(told, roles_told(focus, friends, shares), "roles explained", 0)


# ---- how pairs are counted ---------------------------------------------------------------------------------------

def shares_of(document, ties, actor):
    """Shares over the counted vectors; {} without a positive tie with one."""
    counted = [vector["id"] for vector in document["vectors"] if vector["counted"]]
    shares, sums = {one["id"]: model.shares(one) for one in document["actors"]}, Counter()
    for (a, b), (sign, strength) in ties.items():
        if sign > 0 and actor in (a, b):
            for vector, share in shares[b if a == actor else a].items():
                sums[vector] += share * strength
    total = math.fsum(sums[vector] for vector in counted)
    return {vector: sums[vector] / total for vector in counted} if total else {}


def check_counting(one, document, options):
    net, counted = model.network(document, options), [vector["id"] for vector in document["vectors"] if vector["counted"]]
    ties = {rule: model.network(document, {**options, "fold": rule}).ties for rule in ("sum", "strongest")}
    ties["partners"] = {pair: (sign, 1) for pair, (sign, _) in net.ties.items()}
    compare([row["rule"] for row in one["counting"]], list(ties), "ways of counting", 0)
    for row in one["counting"]:
        right = shares_of(document, ties[row["rule"]], one["actor"])
        compare(list(row["shares"]), counted, "vectors counted", 0)
        for vector in counted:
            compare(row["shares"][vector], right.get(vector), f"{one['actor']} {vector} by {row['rule']}")
        first = next((v for v in counted if right and right[v] >= max(right.values()) - 1e-9), None)
        compare(row["dominant"], first, f"{one['actor']} dominant by {row['rule']}")


# ---- sensitivity -------------------------------------------------------------------------------------------------

def standings(document, options):
    """Evenness of every actor, and of those of the kind of the focus."""
    net, kinds = model.network(document, options), kind_of(document)
    counted = [vector["id"] for vector in document["vectors"] if vector["counted"]]
    shares = {actor["id"]: model.shares(actor) for actor in document["actors"]}
    sums = {actor: dict.fromkeys(counted, 0) for actor in net.actors}
    for (a, b), (sign, weight) in net.ties.items():
        for own, other in ((a, b), (b, a)) if sign > 0 else ():
            for vector, share in shares[other].items():
                if vector in sums[own]:
                    sums[own][vector] += share * weight
    found = {}
    for actor, by_vector in sums.items():
        total = math.fsum(by_vector.values())
        if total and len(counted) > 1:
            found[actor] = -math.fsum(w / total * math.log(w / total) for w in by_vector.values() if w) / math.log(len(counted))
    return found, model.rank(found, document, options, net.actors, document["focus"])


def without_double_roles(document, options):
    """Of a pair with a positive membership in force, the relations that are no signed roles in force."""
    inside = lambda relation: frozenset((relation["source"], relation["target"]))
    days, exist = model.days_in_use(document, options), model.select(document, options)[0]
    holds = lambda relation: model.in_force(relation, days, document.get("as_of")) and {relation["source"], relation["target"]} <= exist
    full = [(relation, model.with_defaults(relation)) for relation in document["relations"]]
    members = {inside(r) for _, r in full if holds(r) and r.get("family") == "institutional" and r["sign"] > 0}
    return [relation for relation, r in full
            if not (holds(r) and r.get("family") == "role" and r["sign"] and len(inside(r)) == 2 and inside(r) in members)]


def plausible_labels(document, net, focus):
    """Partner to the vectors tried for it: those it could as well have been given, where the set says so, but for one it
    has wholly; else the counted ones of its own partners, but for its own, and none for poles."""
    counted = {vector["id"] for vector in document["vectors"] if vector["counted"]}
    friends, poles = friends_of(net), default_poles(document, net, focus)
    has = {one["id"]: {v for v, share in model.shares(one).items() if share > 0} for one in document["actors"]}
    declared = {one["id"]: {v for v in one["alternatives"] if model.shares(one).get(v, 0) < 1}
                for one in document["actors"] if one.get("alternatives")}
    return {actor: declared[actor] if actor in declared else set().union(*(has[one] for one in friends[actor])) & counted - has[actor]
            for actor in friends[focus] if actor in declared or actor not in poles}


def otherwise(document, trial, options):
    other = copy.deepcopy(document)
    if trial["kind"] == "roles":
        other["relations"] = without_double_roles(document, options)
    elif trial["kind"] == "label":
        actor = next(one for one in other["actors"] if one["id"] == trial["actor"])
        actor.pop("vector", None)
        if trial["vector"]:
            actor["vector"] = trial["vector"]
    elif trial["kind"] == "strength":
        for relation in other["relations"]:
            if relation["type"] == trial["type"]:
                relation["weight"] = model.with_defaults(relation)["weight"] * trial["factor"]
    elif trial["kind"] == "counted":
        vector = next(one for one in other["vectors"] if one["id"] == trial["vector"])
        vector["counted"] = not vector["counted"]
    elif trial["kind"] == "confidence":
        gone = ("low",) if trial["what"] == "low confidence" else ("low", "medium")
        other["relations"] = [r for r in other["relations"] if r.get("confidence") not in gone]
    return other


def check_sensitivity(got, document, options):
    focus, before = document["focus"], standings(document, options)
    for trial in [None, *got["trials"]]:
        rule = {"fold": trial["fold"]} if trial and trial["fold"] else {}
        mine, (place, ranked) = standings(otherwise(document, trial, options), {**options, **rule}) if trial else before
        told, what = trial or got["before"], f"{trial['what']} as {trial['otherwise']}" if trial else "as it is"
        value = mine.get(focus)
        compare(told["evenness"], value, f"evenness with {what}")
        compare(told["ranked"], ranked or 0, f"ranked with {what}")
        compare(told["rank"], place, f"rank with {what}")
    tried = lambda kind, *keys: [tuple(trial[key] for key in keys) for trial in got["trials"] if trial["kind"] == kind]
    labels = plausible_labels(document, model.network(document, options), focus)
    right = sorted((actor, vector) for actor, vectors in labels.items() for vector in vectors)
    compare(sorted(tried("label", "actor", "vector")), right, "labels tried", 0)
    compare(sorted(tried("fold", "fold")), sorted((rule,) for rule in model.FOLDS if rule != options["fold"]), "rules tried", 0)
    double = len(without_double_roles(document, options)) < len(document["relations"])   # nothing else is selected by here
    compare(len(tried("roles")), int(double), "roles tried", 0)
    order = [trial["kind"] in ("fold", "roles") for trial in got["trials"]]
    compare(order, sorted(order, reverse=True), "how pairs are counted first", 0)
    compare(sum(trial["kind"] == "counted" for trial in got["trials"]), len(document["vectors"]), "vectors tried")


def check_ranking(tool, path, document, options):
    """The places in the table of all, among those coded as the focus is, or else as the first of them is."""
    done = subprocess.run([tool, "report", str(path), "--sections", "vectors", "--all", "--format", "csv", *model.command_line(options)],
                          capture_output=True, text=True, check=False)
    rows = list(csv.DictReader(done.stdout.split("\n\n")[0].splitlines()))
    if not rows or "rank" not in rows[0]:
        return
    net = model.network(document, options)
    reference = document["focus"] if document.get("focus") in net.actors else rows[0]["id"]
    values = standings({**document, "focus": reference}, options)[0]
    among = model.peers(document, options, net.actors, reference)
    for row in rows:
        place = model.rank(values, document, options, net.actors, row["id"])[0] if among is None or row["id"] in among else None
        compare(int(row["rank"]) if row["rank"] else None, place, f"{row['id']} in the ranking")


# ---- the same told otherwise -------------------------------------------------------------------------------------

def renamed(document, name):
    text = copy.deepcopy(document)
    for actor in text["actors"]:
        actor.setdefault("name", "an actor")
        actor["id"] = name(actor["id"])
    for relation in text["relations"]:
        relation.update(source=name(relation["source"]), target=name(relation["target"]))
    if "focus" in text:
        text["focus"] = name(text["focus"])
    return text


def with_weights(document, parts):
    """Every relation as parts of its weight, without an id of its own."""
    text = copy.deepcopy(document)
    text["relations"] = [{**{k: v for k, v in r.items() if k != "id"}, "weight": model.with_defaults(r)["weight"] * part}
                         for r in text["relations"] for part in parts]
    return text


def walk(got, right, what, scale=()):
    """Compares two answers member by member; the numbers under the keys of `scale` are doubled in the first."""
    if isinstance(right, dict) and isinstance(got, dict):
        compare(list(got), list(right), f"{what} keys", 0)
        for key in set(got) & set(right):
            double = 2 if key in scale and isinstance(right[key], (int, float)) else 1
            walk(got[key], right[key] * double if double == 2 else right[key], f"{what}/{key}", scale)
    elif isinstance(right, list) and isinstance(got, list):
        compare(len(got), len(right), f"{what} length", 0)
        for number, (a, b) in enumerate(zip(got, right)):
            walk(a, b, f"{what}/{number}", scale)
    else:
        compare(got, right, what, 1e-8)


def by_vectors(answer):
    """What it says, whatever the order in which the vectors are declared; of equal largest ones the first is dominant."""
    answer = copy.deepcopy(answer)
    for one in answer["vectors"]:
        one.update(dominant=None, profile={row["vector"]: row for row in one["profile"]}, largest=sorted(one["largest"]))
        for row in one["counting"] or []:
            row.update(dominant=None, shares=dict(sorted(row["shares"].items())))
        one["bloc_betweenness"] = {" ".join(sorted((row["from"], row["to"]))): row["value"] for row in one["bloc_betweenness"]}
    answer["external_internal"] = {str(row["vector"]): row for row in answer["external_internal"]}
    return json.loads(json.dumps(answer, sort_keys=True))


def check_invariance(tool, path, document, options, base, rng):
    tell = lambda text: path.write_text(json.dumps(text)) and ask(tool, path, "vectors", options, "--all")
    shuffled = copy.deepcopy(document)
    rng.shuffle(shuffled["relations"])
    rng.shuffle(shuffled["actors"])
    walk(tell(shuffled)["vectors"], base["vectors"], "shuffled")
    turned, right = by_vectors(tell({**document, "vectors": document["vectors"][::-1]})), by_vectors(base)
    for key in ("vectors", "external_internal", "pole_alignment"):
        walk(turned[key], right[key], f"{key} with the vectors declared the other way round")
    back = json.loads(json.dumps(tell(renamed(document, lambda actor: "=" + actor))).replace('"=', '"'))
    walk(back["vectors"], base["vectors"], "renamed")
    ids = sorted(actor["id"] for actor in document["actors"])
    mapping = {actor: f"n{999 - place}" for place, actor in enumerate(ids)}   # now the last comes first
    answer = {one["actor"]: one for one in tell(renamed(document, mapping.get))["vectors"]}
    for right in base["vectors"]:
        one = answer[mapping[right["actor"]]]
        for key in set(right) - {"actor", "bridged_rivalries", "alignment"}:
            walk(one[key], right[key], f"{right['actor']} {key} in another order of ids")
        for key in ("count", "of", "share"):
            compare(one["bridged_rivalries"][key], right["bridged_rivalries"][key], f"{key} in another order of ids")
    strengths = {"positive", "negative", "countries", "organisations", "others", "uncounted", "low", "high"}
    doubled = tell(with_weights(document, [2]))["vectors"]
    split = tell(with_weights(document, [0.5, 0.5]))["vectors"]
    aside = ["brokerage", "bloc_betweenness", "constraint", "effective_size", "efficiency"]   # shared organisations weigh 1
    told = {"sign-sum": [], "strongest": [(doubled, strengths)]}.get(options["fold"], [(doubled, strengths), (split, ())])
    for answer, scale in told:
        for one, right in zip(answer, base["vectors"]):   # halves are not as strong as the whole
            keep = {k: v for k, v in right.items() if k not in [*aside, *([] if scale else ["counting"])]}
            walk({k: one[k] for k in keep}, keep, "doubled" if scale else "split", scale)


def main():
    global context
    tool = f"{sys.argv[1]}/multivector"
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "set.json"
        for number in range(250):
            rng = Random(f"vectors/{number}")
            document = model.random_document(rng, number)
            options = {"fold": rng.choice(model.FOLDS), "at": rng.choice(["all", "all", "2001", "2005-06-15"])}
            context = f"set {number} {options}"
            path.write_text(json.dumps(document))
            net, declared = model.network(document, options), [v["id"] for v in document["vectors"]]
            shares = shares_by_actor(document)
            whole, poles = number % 2 or "focus" not in document, sorted(rng.sample(net.actors, min(3, len(net.actors))))
            between = rng.sample(net.actors, 2) if len(net.actors) > 1 else None
            more = [*(["--all"] if whole else []), *(["--poles", ",".join(poles)] if number % 3 == 0 and poles else []),
                    *(["--between", ",".join(between)] if between else [])]
            got = ask(tool, path, "vectors,centrality", options, "--metrics", ",".join(METRICS), *more)
            if got is None:
                continue
            focus = document.get("focus") if document.get("focus") in net.actors else None
            kind = kind_of(document).get(focus, "country")
            one = one_mode(document, options, kind)
            friends, sign, about = friends_of(one), sign_of(net), about_focus(document, net)
            seen = {actor: walks(friends, actor) for actor in one.actors}
            metrics = {actor["id"]: actor["metrics"] for actor in got["actors"]}
            check_bridges(metrics, net)
            check_closure(got["external_internal"], net, shares, declared)
            for row in got["pole_alignment"]:
                check_alignment(row, row["actor"], net, sign, about)
            for row in got["vectors"]:
                actor = row["actor"]
                check_roles(row, friends, shares)
                check_paths(row, friends, shares, declared, seen)
                check_standing(row, metrics, net, shares)
                check_counting(row, document, options)
                for pole in row["alignment"]:
                    check_alignment(pole, actor, net, sign, about)
                right = [p for p in poles if p != actor] if "--poles" in more else default_poles(document, net, actor)
                compare([pole["with"] for pole in row["alignment"]], sorted(right, key=str.encode), f"poles of {actor}", 0)
                if between:
                    check_equidistance(row["equidistance"], actor, net, between, options["fold"])
            if focus:
                explained = ask(tool, path, "vectors,explain,sensitivity", options)
                check_explained(explained["explain"], explained["vectors"][0], friends, shares)
                check_sensitivity(explained["sensitivity"], document, options)
            if number % 4 == 1:
                check_ranking(tool, path, document, options)
            if number % 4 == 0:
                check_invariance(tool, path, document, options, ask(tool, path, "vectors", options, "--all"), rng)
    print("\n".join(wrong[:20]))
    print(f"{passed} passed, {len(wrong)} failed")
    return bool(wrong)


sys.exit(main())
