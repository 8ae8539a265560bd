#!/usr/bin/env python3
"""r_and_python.py BUILD: docs/python/multivector.py and docs/r/multivector.R against the program's own reports, on the shipped sets and on
random ones: metrics of actors, counts of ties, relations, graphs, errors. The examples print what their page shows, and pictures
are drawn."""
import importlib.util
import json
import math
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import warnings
from collections import Counter

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests/lib"), str(ROOT / "docs/python")]
import machine
import model

TOOL = pathlib.Path(sys.argv[1]).resolve() / "multivector"
os.environ["MULTIVECTOR"] = str(TOOL)
os.environ["PATH"] = f"{TOOL.parent}{os.pathsep}{os.environ['PATH']}"
METRICS = ["degree", "strength", "evenness", "closeness", "pn"]
ODD = {"format": "multivector-relation-set", "version": 1, "focus": "ä \"b\"", "vectors": [{"id": "w"}, {"id": "e"}],
       "actors": [{"id": "ä \"b\"", "name": "Ä; $(b) 'c'", "vector": {"w": 0.25, "e": 0.75}, "place": [1.5, -2], "attributes": {"gdp": 1.5, "degree": 7, "name": "n"}},
                  {"id": "x", "name": "NA"}, {"id": "lone"}],
       "relations": [{"source": "x", "target": "ä \"b\"", "type": "sanctions", "note": "a\nb"}, {"source": "x", "target": "x", "type": "alliance"}]}
EMPTY = {"format": "multivector-relation-set", "version": 1, "actors": [{"id": "a"}]}


def report(file, options):
    words = [f"--{name.replace('_', '-')}" + ("" if value is True else f"={','.join(value) if isinstance(value, list) else value}")
             for name, value in options.items()]
    done = subprocess.run([TOOL, "report", file, *words, "--sections=overview,centrality", "--format=json"], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def same(a, b):
    none = [x is None or isinstance(x, float) and math.isnan(x) for x in (a, b)]
    if any(none):
        return all(none)
    return a == b or all(isinstance(x, (int, float)) for x in (a, b)) and math.isclose(a, b, rel_tol=1e-11, abs_tol=1e-12)


class Case:
    def __init__(self, tally, multivector, file, options):
        self.tally, self.file, self.options = tally, str(file), options
        tally.context = f"{file} {options}"
        self.network, self.right = multivector.read(file, **options), report(file, options)

    def python(self):
        """Data frames and graphs against the report."""
        actors, ties, right = self.network.actors, self.network.ties, self.right
        self.tally.compare(sorted(actors.index), sorted(one["id"] for one in right["actors"]), "ids")
        for one in right["actors"]:
            wrong = [name for name in METRICS if not same(actors.loc[one["id"], name], one["metrics"][name])]
            self.tally.compare((actors.loc[one["id"], "name"], wrong), (one["name"], []), f"the row of {one['id']}")
        arcs = right["network"]["arcs"] if self.options.get("directed") else None
        signs = Counter(ties["sign"])
        if arcs is None:
            counts = [right["network"][name] for name in ("positive", "negative", "ambivalent")]
            self.tally.compare([signs[1], signs[-1], signs[0]], counts, "ties by sign")
            strength = sum(row.strength for row in ties.itertuples() if row.sign)
            self.tally.compare(round(2 * strength, 6), round(actors["strength"].sum(), 6), "the sum of strengths")
        else:
            self.tally.compare(len(ties), arcs, "arcs")
        self.tally.compare(len(self.network.relations), right["network"]["relations"], "relations")
        self.graphs()

    def graphs(self):
        degrees, graph = Counter(), self.network.graph()
        for tie in self.network.ties.itertuples():
            degrees.update([tie.source, tie.target])
        self.tally.compare(graph.is_directed(), bool(self.options.get("directed")), "direction of the graph")
        self.tally.compare(dict(zip(graph.vs["name"], graph.degree())), {name: degrees[name] for name in self.network.actors.index}, "degrees")
        many = self.network.graph("relations")
        self.tally.compare(many.ecount(), self.right["network"]["relations"], "edges of all relations")

    def compare_r(self, said):
        """What R has is what Python has."""
        self.tally.context = f"R: {self.file} {self.options}"
        if "code" in said:
            self.tally.fail(said["message"])
            return
        for name, frame in (("actors", self.network.actors.reset_index()), ("ties", self.network.ties), ("relations", self.network.relations)):
            rows = [dict(zip(said[name]["columns"], row)) for row in said[name]["rows"]]
            self.tally.compare(sorted(said[name]["columns"]), sorted(frame.columns), f"columns of {name}")
            for row, right in zip(rows, frame.to_dict("records")):
                wrong = [key for key in right if not same(row.get(key), right[key])]
                self.tally.compare(wrong, [], f"a row of {name}, {row}")
            self.tally.compare(len(rows), len(frame), f"rows of {name}")
        for name, graph in (("graph", self.network.graph()), ("relation_graph", self.network.graph("relations"))):
            self.tally.compare(said[name]["directed"], graph.is_directed(), f"direction of {name}")
            self.tally.compare(said[name]["labels"], graph.vs["label"], f"labels of {name}")
            ends = [[graph.vs[end]["name"] for end in edge.tuple] for edge in graph.es]
            pairs = zip(said[name]["ends"], ends)
            self.tally.compare(all(a == b or not graph.is_directed() and a == b[::-1] for a, b in pairs), True, f"ends of {name}")
            self.tally.compare(len(said[name]["ends"]), len(ends), f"edges of {name}")
            self.tally.compare(said[name]["signs"], graph.es["sign"] if ends else [], f"signs of {name}")


def cases(folder):
    eurasia = ROOT / "graphs/eurasia.json"
    yield from ((eurasia, {}), (eurasia, {"at": "2001", "kind": ["country"]}), (eurasia, {"directed": True, "ego": "RUS", "fold": "strongest"}),
                (ROOT / "graphs/kazakhstan-2013.json", {"weighted": True}))
    for name, document in (("odd", ODD), ("empty", EMPTY)):
        (folder / f"{name}.json").write_text(json.dumps(document))
        yield folder / f"{name}.json", {}
    rng = random.Random(19)
    for number in range(6):
        (folder / f"{number}.json").write_text(json.dumps(model.random_document(rng, number)))
        yield folder / f"{number}.json", {"at": "all"} if number % 2 else {"directed": True}


def errors(tally, multivector):
    tally.context = "errors"
    for arguments, options, code, said in ((("report", "nowhere.json"), {}, 66, "cannot open"), (("report", ROOT / "graphs/eurasia.json"), {"focus": "KAS"}, 64, "KAZ")):
        try:
            multivector.ask(*arguments, **options)
            tally.fail(f"{arguments} is no error")
        except multivector.MultivectorError as error:
            tally.compare((error.code, said in error.message), (code, True), error.message)
    os.environ["MULTIVECTOR"] = "no-such-program"
    try:
        multivector.ask("metrics")
        tally.fail("a program that is not there is no error")
    except multivector.MultivectorError as error:
        tally.compare((error.code, "MULTIVECTOR" in error.message), (127, True), error.message)
    os.environ["MULTIVECTOR"] = str(TOOL)


def run(*command):
    return subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT / "docs/python"), "LC_ALL": "C.UTF-8"},
                          capture_output=True, text=True, check=False)


def pictures(tally, folder):
    """They are drawn, where there is what draws them."""
    tally.context = "pictures"
    asked = {"matplotlib": (importlib.util.find_spec("matplotlib") is None and "matplotlib is missing (Debian: python3-matplotlib)", [sys.executable, "docs/python/picture.py"]),
             "ggplot2": (machine.missing_in_r("ggplot2"), ["Rscript", "docs/r/picture.R"])}
    for name, (lacking, command) in asked.items():
        if lacking:
            machine.without(lacking)
            continue
        target = folder / f"{name}.png"
        done = run(*command, target)
        tally.compare((done.returncode, target.exists() and target.read_bytes()[:4]), (0, b"\x89PNG"), done.stderr)


def examples(tally):
    page = (ROOT / "docs/from-r-and-python.md").read_text(encoding="utf-8")
    shown = dict(re.findall(r"^<!-- output of (\S+) -->\n```text\n(.*?)^```$", page, re.S | re.M))
    commands = {"python/example.py": [sys.executable, ROOT / "docs/python/example.py"], "r/example.R": ["Rscript", ROOT / "docs/r/example.R"]}
    for name, command in commands.items():
        done = run(*command)
        tally.compare(done.stdout, shown.get(name), f"{name} {done.stderr}")


def main():
    try:
        import igraph  # it draws no graph otherwise
        import multivector
    except ImportError as error:
        machine.skip(f"{error.name} is missing (Debian: python3-{error.name})")
    lacking = machine.missing_in_r("jsonlite") or machine.missing_in_r("igraph")
    if lacking:
        machine.skip(lacking)
    warnings.simplefilter("ignore")
    tally = machine.Tally()
    with tempfile.TemporaryDirectory() as folder:
        tried = [Case(tally, multivector, file, {**options, "metrics": METRICS}) for file, options in cases(pathlib.Path(folder))]
        asked = pathlib.Path(folder) / "cases.json"
        eurasia = str(ROOT / "graphs/eurasia.json")
        plain, wrong = {"file": eurasia, "options": {"at": "2013"}}, {"file": eurasia, "options": {"focus": "KAS"}}
        asked.write_text(json.dumps([*({"file": one.file, "options": one.options} for one in tried), plain, wrong]))
        done = subprocess.run(["Rscript", ROOT / "tests/bindings/dump.R", ROOT / "docs/r/multivector.R", asked], capture_output=True, text=True, check=False)
        pictures(tally, pathlib.Path(folder))
    if done.returncode:
        sys.exit(done.stderr)
    answers = json.loads(done.stdout)
    for one, said in zip(tried, answers):
        one.tally.context = f"{one.file} {one.options}"
        one.python()
        one.compare_r(said)
    tally.context = "R"
    tally.compare(sorted(answers[-2].get("actors", {}).get("columns", [])), sorted(multivector.read(eurasia, at="2013").actors.reset_index()), "columns without metrics")
    tally.compare((answers[-1]["code"], "KAZ" in answers[-1]["message"]), (64, True), "an error")
    errors(tally, multivector)
    examples(tally)
    return tally.close()


sys.exit(main())
