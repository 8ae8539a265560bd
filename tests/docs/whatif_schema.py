#!/usr/bin/env python3
"""What `multivector whatif --format json` prints about every relation set in graphs/ and about the smallest sets there
are must fit graphs/whatif.schema.json, and every reason in `undefined` must point to a null."""
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
SMALL = [{"actors": [{"id": "A"}], "focus": "A"}, {"actors": [{"id": "A"}, {"id": "B"}], "focus": "A"},
         {"actors": [{"id": "A"}, {"id": "B"}], "relations": [{"source": "A", "target": "B", "type": "sanctions"}]},
         {"actors": [{"id": "A"}, {"id": "B"}], "vectors": [{"id": "v"}, {"id": "w"}], "focus": "A",
          "relations": [{"source": "A", "target": "B", "type": "sanctions", "confidence": "low", "start": "2001"}]}]


def resolve(document, pointer):
    for step in pointer[1:].split("/"):
        document = document[int(step) if isinstance(document, list) else step]
    return document


def choices(path):
    """Options that drop the first actor and the last, and add a relation between two others."""
    report = subprocess.run([choices.tool, "report", str(path), "--format", "json", "--sections", "centrality", "--metrics", "degree"],
                            capture_output=True, check=True)
    ids = [actor["id"] for actor in json.loads(report.stdout)["actors"]]
    yield ["--drop", ids[0]]
    yield ["--drop", ids[-1], "--each", "actor", "--metrics", "ties,triangle_balance,frustration", "--draws", "5"]
    yield ["--add", f"{ids[0]},{ids[-1]},armed_conflict,-1,2.5", "--each", "relation", "--top", "5"]
    yield ["--draws", "20", "--project", "country"]


def faults(path, options, validator):
    run = subprocess.run([choices.tool, "whatif", str(path), "--format", "json", *options], capture_output=True, text=True, check=False)
    if run.returncode:
        return [run.stderr]
    result = json.loads(run.stdout, parse_constant=lambda name: sys.exit(f"{path}: {name} in JSON"),
                        object_pairs_hook=unique)
    found = [f"{'/'.join(map(str, e.path))}: {e.message[:200]}" for e in validator.iter_errors(result)]
    return found + [f"{pointer} is not null" for pointer in result["undefined"] if resolve(result, pointer) is not None]


def unique(pairs):
    names = [name for name, _ in pairs]
    assert len(names) == len(set(names)), names
    return dict(pairs)


def main():
    choices.tool, passed, failed = f"{sys.argv[1]}/multivector", 0, 0
    schema = json.loads((ROOT / "graphs/whatif.schema.json").read_text())
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    with tempfile.TemporaryDirectory() as folder:
        sets = [path for path in sorted((ROOT / "graphs").rglob("*.json")) if "schema" not in path.name]
        for number, content in enumerate(SMALL):
            sets.append(pathlib.Path(folder) / f"small{number}.json")
            sets[-1].write_text(json.dumps({"format": "multivector-relation-set", "version": 1, **content}))
        for number, path in enumerate(sets):
            every = list(choices(path))   # scenarios are much like what they extend: one way each, in turn
            for options in [every[number % len(every)]] if path.parent.name == "scenarios" else every:
                wrong = faults(path, options, validator)
                passed, failed = passed + (not wrong), failed + bool(wrong)
                if wrong:
                    print(f"{path.name} {' '.join(options)}: {wrong[0]}")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
