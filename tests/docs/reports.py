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
           ["--sections", "vectors,explain", "--project", "country"], ["--fold", "each", "--at", "all"],
           ["--sections", "sensitivity,balance"], ["--sections", "vectors,explain", "--between", "RUS,CHN", "--poles", "RUS,CHN,USA"]]
SMALL = [{"actors": []}, {"actors": [{"id": "A"}], "focus": "A"},
         {"actors": [{"id": "A"}, {"id": "B"}], "focus": "A", "relations": [{"source": "A", "target": "B", "type": "sanctions"}]},
         {"actors": [{"id": name} for name in "ABC"],
          "relations": [{"source": a, "target": b, "type": "sanctions"} for a, b in ("AB", "BC", "AC")]}]


def resolve(document, pointer):
    for step in pointer[1:].split("/"):
        document = document[int(step) if isinstance(document, list) else step]
    return document


def lacks(content, options):
    """Whether a small set has not what is asked about: a focus, a country, the actors named. Those of graphs/ have all."""
    asked, actors = " ".join(options), content["actors"]
    return any([("explain" in asked or "sensitivity" in asked) and "focus" not in content,
                "--project" in options and not actors,
                "--between" in options and not {"RUS", "CHN"} <= {actor["id"] for actor in actors}])


def faults(tool, path, options, refused, validator):
    run = subprocess.run([tool, "report", str(path), "--format", "json", *options], capture_output=True, text=True, check=False)
    if refused:
        return [] if run.returncode == 64 and not run.stdout else [f"exit code {run.returncode}, though it lacks what is asked about"]
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
        runs = [(path, options, False) for path in sorted((ROOT / "graphs").rglob("*.json")) if "schema" not in path.name
                for options in OPTIONS]
        for number, content in enumerate(SMALL):
            path = pathlib.Path(folder) / f"small{number}.json"
            path.write_text(json.dumps({"format": "multivector-relation-set", "version": 1, **content}))
            runs += [(path, options, lacks(content, options)) for options in OPTIONS]
        for path, options, refused in runs:
            wrong = faults(tool, path, options, refused, validator)
            passed, failed = passed + (not wrong), failed + bool(wrong)
            if wrong:
                print(f"{path.name} {' '.join(options)}: {wrong[0]}")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
