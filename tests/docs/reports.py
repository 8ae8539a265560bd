#!/usr/bin/env python3
"""Reports of every relation set in graphs/ and of the smallest sets there are must fit graphs/report.schema.json, and
every reason in `undefined` must point to a null."""
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
OPTIONS = [[], ["--directed", "--weighted"], ["--all", "--explain", "--fold", "any-negative", "--normalised"],
           ["--sections", "vectors,explain,sensitivity", "--project", "country"], ["--fold", "each", "--at", "all"],
           ["--sections", "sensitivity,balance"], ["--sections", "vectors,explain", "--between", "RUS,CHN", "--poles", "RUS,CHN,USA"]]
SMALL = [{"actors": []}, {"actors": [{"id": "A"}], "focus": "A"},
         {"actors": [{"id": "A"}, {"id": "B"}], "focus": "A", "relations": [{"source": "A", "target": "B", "type": "sanctions"}]}]


def resolve(document, pointer):
    for step in pointer[1:].split("/"):
        document = document[int(step) if isinstance(document, list) else step]
    return document


def faults(tool, path, options, validator):
    run = subprocess.run([tool, "report", str(path), "--format", "json", *options], capture_output=True, text=True, check=False)
    if run.returncode == 64:   # asked for what this set has not: a focus, countries
        return [] if "was expected" in run.stderr or "in this set" in run.stderr or "in this network" in run.stderr or "does not go" in run.stderr else [run.stderr]
    if run.returncode:
        return [run.stderr]
    report = json.loads(run.stdout, parse_constant=lambda name: sys.exit(f"{path}: {name} in JSON"))
    found = [f"{'/'.join(map(str, e.path))}: {e.message[:200]}" for e in validator.iter_errors(report)]
    return found + [f"{pointer} is not null" for pointer in report["undefined"] if resolve(report, pointer) is not None]


def main():
    tool, passed, failed = f"{sys.argv[1]}/multivector", 0, 0
    schema = json.loads((ROOT / "graphs/report.schema.json").read_text())
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    with tempfile.TemporaryDirectory() as folder:
        sets = [path for path in sorted((ROOT / "graphs").rglob("*.json")) if "schema" not in path.name]
        for number, content in enumerate(SMALL):
            sets.append(pathlib.Path(folder) / f"small{number}.json")
            sets[-1].write_text(json.dumps({"format": "multivector-relation-set", "version": 1, **content}))
        for path in sets:
            for options in OPTIONS:
                wrong = faults(tool, path, options, validator)
                passed, failed = passed + (not wrong), failed + bool(wrong)
                if wrong:
                    print(f"{path.name} {' '.join(options)}: {wrong[0]}")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
