#!/usr/bin/env python3
"""Comparisons of the sets in graphs/, and of the smallest sets there are, must fit graphs/comparison.schema.json, and
every reason in `undefined` must point to a null."""
import itertools
import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine

try:
    import jsonschema
except ImportError:
    machine.skip("python3-jsonschema is missing")

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
GRAPHS = ROOT / "graphs"
OPTIONS = [[], ["--weighted", "--normalised", "--metrics", "all"], ["--project", "country", "--fold", "any-negative"],
           ["--sections", "ties,focus", "--at", "all"], ["--qap", "99", "--deltacon", "--sections", "summary"],
           ["--directed", "--qap", "99", "--metrics", "in_degree,hub", "--sections", "types,ties,found,metrics"],
           ["--regress", "--draws", "9", "--sections", "summary"], ["--regress", "logistic", "--draws", "9", "--sections", "summary"]]
SMALL = [{"actors": []}, {"actors": [{"id": "A"}], "focus": "A"},
         {"actors": [{"id": "A"}, {"id": "B"}], "focus": "A", "relations": [{"source": "A", "target": "B", "type": "sanctions"}]},
         {"actors": [{"id": "B"}, {"id": "C"}], "relations": [{"source": "B", "target": "B", "type": "sanctions"}]}]


def resolve(document, pointer):
    for step in pointer[1:].split("/"):
        document = document[int(step) if isinstance(document, list) else step]
    return document


def lacks(pair, options):
    """Whether the countries are asked about where neither of two small sets has an actor; those of graphs/ have some."""
    return "--project" in options and not any(json.loads(path.read_text())["actors"] for path in pair)


def faults(tool, pair, options, refused, validator):
    run = subprocess.run([tool, "compare", *map(str, pair), "--format", "json", *options], capture_output=True, text=True,
                         check=False)
    if refused:
        return [] if run.returncode == 64 and not run.stdout else [f"exit code {run.returncode}, though there are no countries"]
    if run.returncode > 1:
        return [run.stderr]
    comparison = json.loads(run.stdout, parse_constant=lambda name: sys.exit(f"{pair}: {name} in JSON"))
    found = [f"{'/'.join(map(str, e.path))}: {e.message[:200]}" for e in validator.iter_errors(comparison)]
    if comparison["same"] != (run.returncode == 0):
        found.append(f"same, exit code {run.returncode}")
    return found + [f"{pointer} is not null" for pointer in comparison["undefined"]
                    if resolve(comparison, pointer) is not None]


def main():
    tool, passed, failed = f"{sys.argv[1]}/multivector", 0, 0
    schema = json.loads((GRAPHS / "comparison.schema.json").read_text())
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    with tempfile.TemporaryDirectory() as folder:
        pairs = [(GRAPHS / "eurasia.json", path) for path in sorted((GRAPHS / "scenarios").glob("*.json"))]
        pairs += [(f"{GRAPHS}/eurasia.json@1995", f"{GRAPHS}/eurasia.json@2024"), (GRAPHS / "kazakhstan-2013.json", GRAPHS / "eurasia.json")]
        small = []
        for number, content in enumerate(SMALL):
            small.append(pathlib.Path(folder) / f"small{number}.json")
            small[-1].write_text(json.dumps({"format": "multivector-relation-set", "version": 1, **content}))
        runs = [(pair, OPTIONS[number % len(OPTIONS)], False) for number, pair in enumerate(pairs)]
        runs += [(pair, options, lacks(pair, options)) for pair in itertools.product(small, repeat=2) for options in OPTIONS]
        for pair, options, refused in runs:
            wrong = faults(tool, pair, options, refused, validator)
            passed, failed = passed + (not wrong), failed + bool(wrong)
            if wrong:
                print(f"{pair[0]} {pair[1]} {' '.join(options)}: {wrong[0]}")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
