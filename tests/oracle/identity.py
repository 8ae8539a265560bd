#!/usr/bin/env python3
"""Actors through time, on random lineages: actors that end and are continued by others, by one, by several, in chains,
and several by one.

- Names: a report calls each actor as model.name_on() does, whatever the date, the period and the language.
- compare --identity follow says of two dates, or of two documents written apart, what compare says of documents in
  which the ids were replaced here, by the rule read from the manual.
- timeline --identity follow has on each date the ties of such a document.
- A relation without dates holds while both of its own ends exist, whoever stands for them.
- Strict changes nothing but for what is said; and both name the same actors."""
import json
import pathlib
import subprocess
import sys
import tempfile
from random import Random

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import model
from pairs import identify

YEARS = [1900, 1920, 1940, 1960, 1980, 2000]
TYPES = ["alliance", "member", "sanctions", "friendly_relations", "strategic_rivalry"]
MEASURED = ["relations", "types", "ties", "focus", "metrics", "balance", "factions"]


# ---- random lineages -------------------------------------------------------------------------------------------------

def random_lineages(rng):
    """Actors that end in one of the years, each perhaps with successors among those that begin then or later."""
    ids = [f"{letter}{number}" for letter in "AbZé" for number in range(1, 5)]
    actors = []
    for actor in rng.sample(ids, rng.randint(4, 14)):
        first = rng.choice([0, 0, 0, *range(6)])
        start, end = YEARS[first], rng.choice([*YEARS[first + 1:], None])
        record = {"id": actor, "name": f"name of {actor}", "kind": rng.choice(["country", "country", "organisation"])}
        record.update({"start": str(start)} if first or rng.random() < 0.5 else {}, **({"end": str(end)} if end else {}))
        if rng.random() < 0.5:
            record["vector"] = rng.choice(["west", "east"])
        actors.append(record)
    for actor in actors:
        begins, most = actor.get("start", "0001"), rng.randint(0, 3)
        ended = [other for other in actors if begins >= other.get("end", "9999")]    # so there are no circles
        near = sorted(ended, key=lambda other: other["end"], reverse=True)[:most]
        for other in near:
            if not any(entry["actor"] == other["id"] for one in actors for entry in one.get("continues", [])) or rng.random() < 0.2:
                entry = {"actor": other["id"], **({"from": begins} if "start" in actor and rng.random() < 0.5 else {})}
                actor.setdefault("continues", []).append(entry)
    return actors


def random_relations(rng, actors):
    relations = []
    for number in range(rng.randint(0, 4 * len(actors))):
        one, other = rng.sample(actors, 2)
        start = max(one.get("start", "0001"), other.get("start", "0001"), rng.choice(["0001", *map(str, YEARS)]))
        ends = [end for end in (one.get("end"), other.get("end"), rng.choice([None, *map(str, YEARS)])) if end]
        if ends and min(ends) <= start:
            continue
        dates = {"start": start, **({"end": min(ends)} if ends else {})}
        relations.append({"id": f"r{number}", "source": one["id"], "target": other["id"], "type": rng.choice(TYPES),
                          "weight": rng.choice([1, 2, 3]), **(dates if rng.random() < 0.7 else {})})
    return relations


def random_document(rng):
    actors = random_lineages(rng)
    document = {"format": "multivector-relation-set", "version": 1, "actors": actors, "relations": random_relations(rng, actors),
                "vectors": [{"id": "west"}, {"id": "east"}]}
    if rng.random() < 0.7:
        document["focus"] = rng.choice(actors)["id"]
    return document


def written_apart(rng, document, day):
    """What somebody knew on a day: nothing of actors that come later, nor of who continues whom unless both are there."""
    known = {a["id"] for a in document["actors"] if a.get("start", "0001") <= day}
    actors = [{**a, "continues": [e for e in a.get("continues", []) if e["actor"] in known]} for a in document["actors"] if a["id"] in known]
    relations = [r for r in document["relations"] if {r["source"], r["target"]} <= known]
    result = {**document, "title": "written apart", "actors": actors, "relations": relations}
    if document.get("focus") not in known:
        result.pop("focus", None)
    return result


# ---- the rule, read from the manual ----------------------------------------------------------------------------------

def find(document, actor):
    return next((a for a in document["actors"] if a["id"] == actor), None)


def exists(moment, actor):
    document, day = moment
    record = find(document, actor)
    return record is not None and record.get("start", "0001") <= day < record.get("end", "9999")


def successors(moments, actor):
    last = max(day for _, day in moments)
    return {a["id"] for document, _ in moments for a in document["actors"] for entry in a.get("continues", [])
            if entry["actor"] == actor and entry.get("from", a.get("start", "0001")) <= last}


def stands_for(moments, actor):
    """The actor itself where nobody is followed."""
    if not any(exists(moment, actor) for moment in moments):
        return actor
    result, chain = actor, [actor]
    while len(successors(moments, chain[-1])) == 1:
        chain += successors(moments, chain[-1])
        if any(exists(moment, chain[-1]) and not exists(moment, actor) for moment in moments):
            result = chain[-1]
    return result if result == actor else stands_for(moments, result)


def followed(moments, moment, without=()):
    """The document of a moment with successors in place of their predecessors."""
    document, _ = moment
    ids = {a["id"]: a["id"] if a["id"] in without else stands_for(moments, a["id"]) for a in document["actors"]}
    actors = {a["id"]: {key: value for key, value in a.items() if key != "continues"} for a in document["actors"] if ids[a["id"]] == a["id"]}
    for actor in sorted(document["actors"], key=lambda a: a["id"]):
        target = ids[actor["id"]]
        if target not in actors:                                   # known to the other document alone
            record = next(find(other, target) for other, _ in moments if find(other, target))
            actors[target] = {**actor, "id": target, "name": record["name"]}
            actors[target].pop("continues", None)
        if target != actor["id"] and exists(moment, actor["id"]):
            for key in ("start", "end"):
                actors[target].pop(key, None)
    relations = [{**r, "source": ids[r["source"]], "target": ids[r["target"]]} for r in document["relations"]
                 if exists(moment, r["source"]) and exists(moment, r["target"])]
    result = {**document, "actors": list(actors.values()), "relations": relations}
    return {**result, "focus": ids[document["focus"]]} if "focus" in document else result


# ---- checks ----------------------------------------------------------------------------------------------------------

class Check:
    def __init__(self, tool, folder):
        self.tool, self.folder, self.wrong, self.checks, self.context = tool, folder, [], 0, ""
        self.followed = 0

    def __call__(self, got, right, what):
        self.checks += 1
        if got != right:
            self.wrong.append(f"{self.context}: {what}: {str(got):.300}, expected {str(right):.300}")

    def run(self, *arguments):
        run = subprocess.run([self.tool, *map(str, arguments), "--quiet", "--format", "json"], capture_output=True, text=True, check=False)
        if run.returncode > 1:
            self.wrong.append(f"{self.context}: {arguments}: exit code {run.returncode}: {run.stderr}")
            return {}
        return json.loads(run.stdout)

    def write(self, name, document):
        path = self.folder / name
        path.write_text(json.dumps(document))
        return path


def check_names(check, rng, document):
    named = {**document, "actors": [{**a} for a in document["actors"]]}
    for actor in named["actors"]:
        actor.pop("continues", None)
        identify(rng, actor, [])
    path = check.write("named.json", named)
    options = rng.choice([{"at": rng.choice(model.DATES)}, {"at": "all"}, {"during": rng.choice(model.PERIODS)}, {}])
    language = rng.choice([None, "ru", "kk"])
    arguments = [word for key, value in options.items() for word in (f"--{key}", value)] + (["--lang", language] if language else [])
    got = check.run("report", path, *arguments, "--sections", "centrality")
    days = model.days_in_use(named, options)
    right = {a["id"]: model.name_on(a, days, language) for a in named["actors"] if model.meets(a, days)}
    check({a["id"]: a["name"] for a in got["actors"]}, right, f"names {options} {language}")


def check_compare(check, rng, document):
    days = [f"{year + rng.choice([0, 5])}" for year in rng.sample(YEARS, 2)]
    apart = rng.random() < 0.3
    first = written_apart(rng, document, days[0]) if apart else document
    moments = [(first, days[0]), (document, days[1])]
    without = [rng.choice(document["actors"])["id"]] if rng.random() < 0.1 else []
    ids = sorted({a["id"] for moment in moments for a in moment[0]["actors"]} - set(without))
    expected = {actor: stands_for(moments, actor) for actor in ids if stands_for(moments, actor) != actor}
    paths = [check.write("a.json", first), check.write("b.json", document)]
    plain = [check.write(f"{name}-followed.json", followed(moments, moment, without)) for name, moment in zip("ab", moments)]
    options = ["--sections", ",".join(["summary", "actors", *MEASURED]), *(["--without", ",".join(without)] if without else [])]
    if not apart and any(w not in {a["id"] for a in followed(moments, m, without)["actors"]} for w in without for m in moments):
        return
    at = lambda files: [f"{path}@{day}" for path, day in zip(files, days)]
    got, right = check.run("compare", *at(paths), "--identity", "follow", *options), check.run("compare", *at(plain), *options)
    strict = check.run("compare", *at(paths), *options)
    check.followed += len(expected)
    chain = lambda one: [s["actor"] for s in one.get("identity", {}).get("successions", [])]
    check({s["actor"]: s["stands_for"] for s in got["identity"]["successions"] if s["stands_for"]}, expected, "who stands for whom")
    check(chain(strict), chain(got), "who is named when the rule is strict")
    for key in MEASURED:
        check(got.get(key), right.get(key), f"{key} of {at(paths)}")
    for key in ("actors", "relations"):
        for side in "ab":
            check(got[side][key], right[side][key], f"{key} of {side}")
    for key in ("added", "removed"):
        check(got["actors"][key], right["actors"][key], f"actors {key}")
    check(got["settings"], right["settings"], "settings")


def check_timeline(check, rng, document):
    since, until = sorted(rng.sample(YEARS, 2))
    days = [f"{year}-01-01" for year in range(since, until + 1, 20)]
    moments = [(document, day) for day in days]
    path = check.write("line.json", document)
    focus = ["--focus", rng.choice(document["actors"])["id"]]
    metrics = ["--metrics", "ties,negative,degree,strength"]
    got = check.run("timeline", path, "--since", since, "--until", until, "--step", "20y", "--identity", "follow", *metrics, *focus)
    for moment, point in zip(moments, got["points"]):
        plain = check.write("point.json", followed(moments, moment))
        target = stands_for(moments, focus[1])
        right = check.run("timeline", plain, "--since", moment[1], "--until", moment[1], *metrics, "--focus", target)["points"][0]
        check(point, right, f"{moment[1]} of {days}, about {focus[1]}")


def check_three(check, rng, document):
    """The distances between three dates are those of the documents in which ids were replaced."""
    days = rng.sample([str(year) for year in YEARS], 3)
    moments = [(document, day) for day in days]
    path = check.write("sets.json", document)
    plain = [check.write(f"set{n}.json", followed(moments, moment)) for n, moment in enumerate(moments)]
    got = check.run("compare", *(f"{path}@{day}" for day in days), "--identity", "follow", "--sections", "sets,distances")
    right = check.run("compare", *(f"{one}@{day}" for one, day in zip(plain, days)), "--sections", "sets,distances")
    check(got["distances"], right["distances"], f"distances of {days}")
    numbers = lambda one: [[s[key] for key in ("actors", "relations", "positive", "negative", "hhi")] for s in one["sets"]]
    check(numbers(got), numbers(right), f"numbers of {days}")


def main():
    rounds, seed = [*map(int, sys.argv[2:4]), *(60, 0)[len(sys.argv[2:4]):]]
    with tempfile.TemporaryDirectory() as folder:
        check = Check(f"{sys.argv[1]}/multivector", pathlib.Path(folder))
        for number in range(rounds):
            rng = Random(f"identity/{seed}/{number}")
            check.context = f"round {number}"
            document = random_document(rng)
            for part in (check_names, check_compare, check_timeline, check_three):
                part(check, rng, document)
    if check.followed < rounds / 2:
        check.wrong.append(f"only {check.followed} actors were followed: this tests little")
    print("\n".join(check.wrong[:20]))
    print(f"{check.checks - len(check.wrong)} passed, {len(check.wrong)} failed")
    return bool(check.wrong)


sys.exit(main())
