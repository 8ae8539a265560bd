#!/usr/bin/env python3
"""What `new` writes is valid where every warning is an error, has the vectors and the strongest partners of each (computed here
once more), examples that the other set bears out, and words about them; and it can be gone on with."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests" / "lib"))
import machine

TOOL = str(pathlib.Path(sys.argv[1]).resolve() / "multivector")
EURASIA, ARTICLE = ROOT / "graphs/eurasia.json", ROOT / "graphs/kazakhstan-2013.json"
PARTNERS = 3


def run(*arguments, **more):
    return subprocess.run([TOOL, *map(str, arguments)], capture_output=True, text=True, timeout=900, check=False, **more)


def day(date):
    return (date + "-01-01")[:10] if len(date) == 4 else (date + "-01")[:10]


def end_of(relation):
    """The first day without it."""
    if "through" not in relation:
        return day(relation["end"]) if "end" in relation else "9999"
    year, *rest = map(int, relation["through"].split("-"))
    return f"{year}-{rest[0]:02}-99" if len(rest) == 1 else f"{year}-12-99" if not rest else relation["through"] + "x"


def in_force(relation, at):
    start = day(relation["start"]) if "start" in relation else at
    return start <= at < end_of(relation) or start == end_of(relation) == at


def main_vector(actor, vectors):
    shares = actor.get("vector", {})
    if isinstance(shares, str):
        return shares
    return max(shares, key=lambda v: (shares[v], -vectors.index(v)), default=None)


def builtin():
    rows = json.loads(run("types", "--format", "json").stdout)["types"]
    return {row["id"]: row for row in rows}


def ties(source, focus, known):
    """The folded sum, and the relations, of the focus with each other actor on the set's own date."""
    types = {**known, **{t["id"]: {**known.get(t["id"], {}), **t} for t in source.get("relation_types", [])}}
    sums, relations = {}, {}
    for r in source["relations"]:
        if focus not in (r["source"], r["target"]) or r["source"] == r["target"] or not in_force(r, source["as_of"]):
            continue
        other = r["target"] if r["source"] == focus else r["source"]
        kind = types[r["type"]]
        sign = r.get("sign", kind.get("sign", 1))
        relations.setdefault(other, []).append((r, sign))
        if sign:
            sums[other] = sums.get(other, 0) + sign * r.get("weight", kind.get("weight", 1))
    return sums, relations


def expected_partners(source, sums, most):
    vectors = [v["id"] for v in source["vectors"]]
    actors = {a["id"]: a for a in source["actors"]}
    taken, chosen = {}, set()
    for other in sorted(sums, key=lambda o: (-round(abs(sums[o]), 9), o)):
        vector = main_vector(actors[other], vectors)
        taken[vector] = taken.get(vector, 0) + 1
        if taken[vector] <= most:
            chosen.add(other)
    return chosen


def check_document(tally, source, focus, made, known, most=PARTNERS):
    sums, relations = ties(source, focus, known)
    partners = expected_partners(source, sums, most)
    written = {a["id"] for a in made["actors"]} - {focus}
    ends = {r[e] for r in made["relations"] for e in ("source", "target")} - {focus}
    tally.compare(made["focus"], focus, "focus")
    tally.compare(made["vectors"], [{"counted": True, **v} for v in source["vectors"]], "vectors")
    tally.compare(written, partners | ends, "partners")
    tally.compare(len(made["relations"]), min(3, sum(1 for o in sums if abs(sums[o]) > 1e-9)), "three examples")
    tally.compare(len({frozenset((r["source"], r["target"])) for r in made["relations"]}), len(made["relations"]), "one a pair")
    sources = {s["id"] for s in made["sources"]}
    known_sources = [{k: s[k] for k in s if k != "note"} for s in source.get("sources", [])]
    tally.compare([s for s in made["sources"][:-1] if s not in known_sources], [], "sources are those of the set")
    own = made["sources"][-1]
    tally.compare((set(own), f'"id": "{own["id"]}"' in own["note"], "publisher" in own["note"]), ({"id", "note"}, True, True), "of one's own source only the id is known; a note says what to add")
    for example in made["relations"]:
        there = [r for other in relations.values() for r, _ in other if r.get("id") == example["id"]]
        tally.compare(len(there) == 1 and all(example.get(k) == there[0].get(k) for k in ("source", "target", "type", "basis", "start", "end", "through")), True, "it is a relation of the set")
        tally.compare(example["note"].startswith("An example, to be replaced"), True, "its note")
        cited = there[0].get("sources", [{"id": made["sources"][-1]["id"]}])[:1]
        tally.compare((example["sources"], cited[0]["id"] in sources), ([{k: c[k] for k in c if k != "note"} for c in cited], True), "source and quote are those of the set")
    signs = {sign for other, pairs in relations.items() for _, sign in pairs if abs(sums.get(other, 0)) > 1e-9 and sums[other] * sign > 0}
    shown = {sign for r in made["relations"] for _, sign in [next(p for o in relations.values() for p in o if p[0].get("id") == r["id"])]}
    tally.compare(-1 in shown, -1 in signs, "a hostile one where there is one")
    for word in ("vectors", "multivector add", "multivector validate", "multivector types"):
        tally.compare(word in made["description"], True, f"the description speaks of {word}")


def check_sets(tally, folder):
    known = builtin()
    for path in (EURASIA, ARTICLE):
        source = json.loads(path.read_text())
        countries = [a["id"] for a in source["actors"] if a["kind"] == "country"]
        for focus in sorted({*countries[::6], "KAZ", "RUS", "USA", "ARM"} & set(countries)):
            tally.context = f"{path.name} {focus}"
            done = run("new", focus, "--from", path)
            tally.compare(done.returncode, 0, f"exit code, {done.stderr}")
            made = json.loads(done.stdout)
            check_document(tally, source, focus, made, known)
            (folder / "made.json").write_text(done.stdout)
            valid = run("validate", "--strict", folder / "made.json")
            tally.compare((valid.returncode, "warning" in valid.stderr), (0, False), f"strict, {valid.stderr}")
    made = json.loads(run("new", "KAZ", "--from", EURASIA, "--top", 0).stdout)
    check_document(tally, json.loads(EURASIA.read_text()), "KAZ", made, known, most=999)


def check_files(tally, folder):
    """The schema goes beside, unless it is there; another format is refused; work goes on from the document."""
    tally.context = "files"
    new = ("new", "kazakhstan", "--from", EURASIA, "-o", folder / "my.json")
    schema = folder / "relation-set.schema.json"
    tally.compare(run(*new).returncode, 0, "by its name")
    made = json.loads((folder / "my.json").read_text())
    tally.compare(made["$schema"], schema.name, "it names the schema")
    tally.compare(schema.read_bytes() == (ROOT / "graphs" / schema.name).read_bytes(), True, "which is beside it")
    schema.write_text("mine")
    tally.compare((run(*new).returncode, schema.read_text()), (0, "mine"), "one that is there stays")
    tally.compare("$schema" in run(*new[:-2]).stdout, False, "standard output has no place for one")
    add = ("add", folder / "my.json", "Kazakhstan,China,trade", "--source", "my_source", "--quote", "so it is", "-o", folder / "my.json")
    tally.compare(run(*add).returncode, 0, "a relation more")
    after = json.loads((folder / "my.json").read_text())
    tally.compare((after["relations"][:-1], after["relations"][-1]["type"]), (made["relations"], "trade"), "what it says then")
    run(*add[:2], "Kazakhstan,Russia,trade", "--source", "my_source", "-o", folder / "my.json")
    run("render", folder / "my.json", "--layout", "bars", "-o", folder / "my.svg")
    tally.compare(bool(re.search(r"Sources: [^<]*\bmy_source\b", (folder / "my.svg").read_text())), True, "a picture names the source as it is called so far")
    for arguments, said in ((("new", "KAZ"), "--from FILE was expected"), (("new", "Kazakstan", "--from", EURASIA), 'did you mean "KAZ"?'),
                            ((*new[:-1], folder / "my.csv"), ".json was expected")):
        done = run(*arguments)
        tally.compare((done.returncode, said in done.stderr), (64, True), f"{arguments}: {done.stderr}")
    (folder / "bare.csv").write_text("source,target\nA,B\n")
    done = run("new", "A", "--from", folder / "bare.csv")
    tally.compare((done.returncode, "1 tie there" in done.stderr, len(json.loads(done.stdout)["relations"])), (0, True, 1), f"few ties: {done.stderr}")


def main():
    tally = machine.Tally()
    with tempfile.TemporaryDirectory() as name:
        check_sets(tally, pathlib.Path(name))
        check_files(tally, pathlib.Path(name))
    return tally.close()


sys.exit(main())
