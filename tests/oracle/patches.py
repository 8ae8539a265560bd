#!/usr/bin/env python3
"""Holds the writer of relation sets and of patches against an independent reading of the format: a document that is
written says what the one that was read said, and A with a patch from A to B is B. On random pairs of documents, with
everything in them that makes it hard (relations without an id, or twice; the same id for another relation; types that
change under relations that take their strength from them; a set A that itself extends another), and on the sets in
graphs/."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from random import Random

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine
import model
from pairs import enrich, mutate, random_type

try:
    import jsonschema
except ImportError:
    jsonschema = None
    machine.without("python3-jsonschema is missing; patches are not held against the schema")

GRAPHS = pathlib.Path(__file__).resolve().parent.parent.parent / "graphs"
SCHEMA = GRAPHS / "relation-set.schema.json"
LISTS = ["sources", "vectors", "relation_types", "actors", "relations"]
PAIRS = 60


# ---- the format, read independently ---------------------------------------------------------------------------------

def layers(path):
    """The document and all it extends, the last first."""
    document = json.loads(path.read_text(encoding="utf-8"))
    return [document] + (layers(path.parent / document["extends"]) if "extends" in document else [])


def resolve(path):
    """A document without extends: the layers put together."""
    result = {name: [] for name in LISTS}
    for layer in reversed(layers(path)):
        gone = {name: set(layer.get("without", {}).get(name, [])) for name in ("actors", "relations", "types")}
        result["relations"] = [r for r in result["relations"] if r.get("id") not in gone["relations"]
                               and r["type"] not in gone["types"] and not {r["source"], r["target"]} & gone["actors"]]
        result["actors"] = [a for a in result["actors"] if a["id"] not in gone["actors"]]
        for name in LISTS:
            for record in layer.get(name, []):
                same = [i for i, old in enumerate(result[name]) if "id" in record and old.get("id") == record["id"]]
                if same:
                    result[name][same[0]] = record
                else:
                    result[name].append(record)
        result.update({key: layer[key] for key in ("title", "description", "as_of", "focus", "coverage") if key in layer})
    if result.get("focus") not in [actor["id"] for actor in result["actors"]]:
        result.pop("focus", None)
    return result


def hashable(value):
    if isinstance(value, dict):
        return tuple(sorted((key, hashable(member)) for key, member in value.items()))
    return tuple(map(hashable, value)) if isinstance(value, list) else value


def coverage(document, base):
    """The document's list, read with its own types and the built-in ones."""
    return model.known_coverage({"actors": [], **document, "relation_types": [*base, *document.get("relation_types", [])]})


def content(document, base=()):
    """What a document says, with its defaults filled in, in a form that can be compared."""
    builtin = {t["id"]: t for t in base}
    types = {t["id"]: {"name": t["id"], "family": "other", "sign": 1, "weight": 1, "directed": False,
                       **builtin.get(t["id"], {}), **t} for t in document.get("relation_types", [])}
    actors = [{"name": a["id"], "kind": "country", **a} for a in document.get("actors", [])]
    for actor in actors:
        if "vector" in actor:
            actor["vector"] = {vector: share for vector, share in model.shares(actor).items() if share}  # a share of 0 is none
        actor["names"] = model.other_names(actor)
        actor["continues"] = model.predecessors(actor, {other["id"] for other in actors})
        actor.setdefault("attributes", {})
    relations = []
    for relation in document.get("relations", []):
        given = types.get(relation["type"]) or builtin[relation["type"]]
        relations.append({"attributes": {}, **{key: given[key] for key in ("sign", "weight", "directed")}, **relation})
        if not relation.get("sources"):
            relations[-1].pop("sources", None)
    return {"head": {**{key: document.get(key) for key in ("title", "description", "as_of", "focus")},
                     "coverage": coverage(document, base)},
            "sources": {hashable(s) for s in document.get("sources", [])},
            "vectors": [{"name": v["id"], "counted": True, **v} for v in document.get("vectors", [])],
            "types": {hashable(t) for t in types.values()},
            "actors": Counter(map(hashable, actors)), "relations": Counter(map(hashable, relations))}


def differences(got, right, context):
    """Sources and types may be more than asked for; nothing else."""
    for part in ("head", "vectors", "actors", "relations"):
        if got[part] != right[part]:
            extra = got[part] - right[part] if isinstance(got[part], Counter) else got[part]
            lacking = right[part] - got[part] if isinstance(got[part], Counter) else right[part]
            yield f"{context}: {part}: {str(extra):.400} where {str(lacking):.400} was expected"
    for part in ("sources", "types"):
        if not right[part] <= got[part]:
            yield f"{context}: {part}: without {str(right[part] - got[part]):.400}"


# ---- random pairs ----------------------------------------------------------------------------------------------------

def random_pair(rng, number, folder):
    """Writes a.json and b.json; a may extend base.json."""
    first = model.timeless(enrich(rng, model.random_document(rng, number % 40)))
    a = b = None
    kind = rng.random()
    if kind < 0.5:
        a, b = first, mutate(rng, first)
    elif kind < 0.6:
        a, b = mutate(rng, first), first
    elif kind < 0.8:
        a, b = first, model.timeless(enrich(rng, model.random_document(rng, number)))
    else:                                       # a scenario: what is in force in a is said in the document below it
        (folder / "base.json").write_text(json.dumps(first))
        ids = [a["id"] for a in first["actors"]]
        a = {"format": first["format"], "version": 1, "extends": "base.json",
             "without": {"actors": rng.sample(ids, min(len(ids), rng.randint(0, 2))),
                         "types": rng.sample([t["id"] for t in first["relation_types"]], rng.randint(0, 1))},
             "relation_types": [random_type(rng, {"id": "friend"})]}
        b = mutate(rng, first)
    for document in (a, b):
        if "extends" not in document:
            model.timeless(document)
    (folder / "a.json").write_text(json.dumps(a))
    (folder / "b.json").write_text(json.dumps(b, ensure_ascii=rng.random() < 0.5))


# ---- checks ----------------------------------------------------------------------------------------------------------

class Programs:
    def __init__(self, tool, rewrite):
        self.tool, self.rewrite, self.wrong, self.checks = tool, rewrite, [], 0
        self.schema = jsonschema and jsonschema.Draft7Validator(json.loads(SCHEMA.read_text()))

    def check(self, good, message):
        self.checks += 1
        if not good:
            self.wrong.append(message)

    def note(self, messages):
        messages = list(messages)
        self.checks += max(1, len(messages))
        self.wrong += messages

    def run(self, *arguments):
        return subprocess.run([str(argument) for argument in arguments], capture_output=True, text=True, check=False)

    def written(self, path):
        run = self.run(self.rewrite, path)
        self.check(run.returncode == 0, f"{path}: not written: {run.stderr}")
        return json.loads(run.stdout)

    def check_writing(self, path, builtin):
        """What is written says what was read, and is written the same again."""
        text = self.run(self.rewrite, path).stdout
        again = path.with_name("again.json")
        again.write_text(text)
        self.check(self.run(self.rewrite, again).stdout == text, f"{path}: written otherwise the second time")
        self.note(differences(content(json.loads(text), builtin), content(resolve(path), builtin), f"{path} written"))
        again.unlink()

    def check_command(self, a, b, patch, date):
        """The patch again, by the command; B and what it gives are the same there."""
        dated, again = f"{b}@{date}" if date else b, patch.with_name("again.json")
        run = self.run(self.tool, "compare", a, dated, "--patch", again, "--sections", "relations", "-o", os.devnull)
        self.check(run.returncode in (0, 1), f"compare {a} {dated}: exit code {run.returncode}: {run.stderr}")
        self.check(again.read_text() == patch.read_text(), f"compare {a} {dated}: another patch")
        run = self.run(self.tool, "compare", dated, again, "--sections", "actors,relations")
        self.check(run.returncode == 0, f"compare {dated} {again}: exit code {run.returncode}: {run.stderr}{run.stdout:.500}")
        again.unlink()

    def check_patch(self, a, b, patch, builtin, date=None):
        """Returns the patch."""
        run = self.run(self.rewrite, a, b, patch, *([date] if date else []))
        context = f"{a} to {b} at {date}"
        self.check(run.returncode == 0, f"{context}: exit code {run.returncode}: {run.stderr}")
        if run.returncode:
            return None
        self.check_command(a, b, patch, date)
        old, new = resolve(a), at(resolve(b), date)
        said, right = json.loads(patch.read_text()), content(new, builtin)
        self.note(differences(content(resolve(patch), builtin), right, context))
        self.note(differences(content(self.written(patch), builtin), right, f"{context}, read by multivector"))
        self.check("extends" in said or cannot_say(a, new), f"{context}: is written whole")
        self.check(("extends" in said) == (run.stderr == ""), f"{context}: says {run.stderr!r}")
        if "extends" in said:
            self.note(superfluous(said, old, new, builtin, context))
        valid = self.run(self.tool, "validate", "--strict", patch)
        self.check(valid.returncode == 0, f"{context}: {valid.stderr}")
        if self.schema:
            self.check(self.schema.is_valid(said), f"{context}: against the schema")
        return said

    def check_reports(self, b, patch):
        """Nothing that a report shows tells B from A with the patch."""
        reports = []
        for path in (b, patch):
            run = self.run(self.tool, "report", path, "--format", "json", "--all", "--sections",
                           "summary,overview,centrality,balance,vectors,sensitivity")
            report = json.loads(run.stdout) if run.returncode == 0 else {"failed": run.stderr}
            report.pop("input", None)
            reports.append(report)
        self.check(reports[0] == reports[1], f"{patch}: another report than of {b}")


def at(document, date):
    """The document as of a date of the question."""
    if not date:
        return document
    own, result = document.pop("as_of", None), document
    if date != "all":
        result["as_of"] = date
        if own and model.first_day(date) < model.first_day(own):
            result["relations"] = [r for r in result["relations"] if "start" in r]
    return result


def cannot_say(path, new):
    """True when no document that extends the one at `path` can say what B says."""
    below = {}
    for layer in reversed(layers(path)):
        below.update({key: layer[key] for key in ("title", "description", "as_of", "focus") if key in layer})
    below_vectors = [v["id"] for v in resolve(path)["vectors"]]
    lost = [key for key in ("title", "description", "as_of") if key in below and key not in new]
    focus = "focus" not in new and below.get("focus") in [a["id"] for a in new["actors"]]
    ids = [v["id"] for v in new["vectors"]]
    return bool(lost) or focus or ids[:len(below_vectors)] != below_vectors


def superfluous(said, old, new, builtin, context):
    """What the patch says without need."""
    without = {key: set(said.get("without", {}).get(key, [])) for key in ("actors", "types", "relations")}
    # the actors and relations of A as they read once the types are those of the patch
    types = {t["id"]: t for t in old["relation_types"]} | {t["id"]: t for t in said.get("relation_types", [])}
    was = content({**old, "relation_types": list(types.values())}, builtin)
    now = content({**new, "actors": said.get("actors", []), "relations": said.get("relations", [])}, builtin)
    ids = {a["id"] for a in new["actors"]}
    for actor in now["actors"] & was["actors"]:
        if dict(actor)["id"] not in without["actors"]:
            yield f"{context}: repeats the actor {actor}"
    for relation in now["relations"] & was["relations"]:
        relation = dict(relation)
        if relation["type"] not in without["types"] and not {relation["source"], relation["target"]} & without["actors"] \
                and "id" in relation:
            yield f"{context}: repeats the relation {relation}"
    nameless = [r for r in old["relations"] if "id" not in r]
    if not nameless and without["actors"] & ids:
        yield f"{context}: leaves out actors that B has: {without['actors'] & ids}"
    if without["relations"] & {r.get("id") for r in new["relations"]}:
        yield f"{context}: leaves out relations that it replaces"
    yield from too_dear(now["relations"], was["relations"], content(new, builtin)["relations"], ids, context)
    if "coverage" in said and coverage(old, builtin) == coverage({**new, "relation_types": old["relation_types"]}, builtin):
        yield f"{context}: repeats the coverage"
    for key in ("sources", "vectors", "relation_types"):
        for record in said.get(key, []):
            if record in old[key]:
                yield f"{context}: repeats {record}"


def too_dear(now, was, right, ids, context):
    """A single relation that no id can name takes as few others along as can be."""
    gone = [dict(r) for r in (was - right).elements()]
    stuck = [r for r in gone if "id" not in r and {r["source"], r["target"]} <= ids]
    kept = [dict(r) for r in (was & right).elements()]
    if len(stuck) != 1 or stuck[0]["type"] not in {dict(r)["type"] for r in right}:
        return
    one = stuck[0]
    choices = [(1 + sum(r["type"] == one["type"] for r in kept), 1)]
    choices += [(2 + sum(actor in (r["source"], r["target"]) for r in kept), 2) for actor in (one["source"], one["target"])]
    least, names = min(choices)
    repeated = sum((now - (right - was)).values())
    if repeated != least - names:
        yield f"{context}: repeats {repeated} relations to leave out one; {least - names} would do"


def check_random(programs, pairs, seed):
    patches = 0
    for number in range(pairs):
        rng = Random(f"patches/{seed}/{number}")
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name) / str(number)
            folder.mkdir()
            random_pair(rng, number, folder)
            a, b, patch = folder / "a.json", folder / "b.json", folder / "patch.json"
            programs.check_writing(b, [])
            date = rng.choice([None] * 6 + ["all"] + model.DATES)
            said = programs.check_patch(a, b, patch, [], date)
            patches += bool(said and "extends" in said)
            if said and not date and number % 4 == 0:
                programs.check_reports(b, patch)
            patch.unlink(missing_ok=True)
            same = programs.check_patch(a, a, patch, []) if number % 4 == 0 else {}
            programs.check(not set(same or {}) & {"without", *LISTS}, f"{number}: a patch from A to A says {same}")
    programs.check(patches > pairs / 2, f"only {patches} of {pairs} are patches")


def builtin_types(programs, folder):
    """Those that the sets in graphs/ use, as the program has them."""
    used = {r["type"] for path in GRAPHS.rglob("*.json") if ".schema." not in path.name
            for layer in layers(path) for r in layer.get("relations", [])}
    declared = {t["id"] for path in GRAPHS.glob("*.json") if ".schema." not in path.name
                for t in json.loads(path.read_text()).get("relation_types", [])}
    path = folder / "builtin.json"
    path.write_text(json.dumps({"format": "multivector-relation-set", "version": 1, "actors": [{"id": "X"}],
                                "relations": [{"source": "X", "target": "X", "type": t} for t in sorted(used - declared)]}))
    return programs.written(path)["relation_types"]


def check_graphs(programs):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        graphs = folder / "graphs"              # a patch must not be far from what it extends
        shutil.copytree(GRAPHS, graphs)
        builtin = builtin_types(programs, folder)
        empty = folder / "empty.json"
        empty.write_text('{"format": "multivector-relation-set", "version": 1}')
        sets = [graphs / "eurasia.json", graphs / "kazakhstan-2013.json", empty]
        pairs = [(a, b) for a in sets for b in sets]
        pairs += [pair for path in sorted((graphs / "scenarios").glob("*.json")) for base in layers(path)[:1]
                  for below in [path.parent / base["extends"]] for pair in ((below, path), (path, below))]
        for a, b in pairs:
            patch = folder / "patch.json"
            programs.check_patch(a, b, patch, builtin)
            patch.unlink(missing_ok=True)


def main():
    programs = Programs(os.path.abspath(f"{sys.argv[1]}/multivector"), os.path.abspath(f"{sys.argv[1]}/tests/sets_rewrite"))
    check_random(programs, int(sys.argv[2]) if len(sys.argv) > 2 else PAIRS, sys.argv[3] if len(sys.argv) > 3 else 0)
    check_graphs(programs)
    print("\n".join(programs.wrong[:20]))
    print(f"{programs.checks - len(programs.wrong)} passed, {len(programs.wrong)} failed")
    return bool(programs.wrong)


sys.exit(main())
