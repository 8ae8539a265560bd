#!/usr/bin/env python3
"""Editors check documents by the schema that "$schema" names, mostly with ajv: it must accept what `new` and `add` write and
the sets in valid/ and graphs/, and see slips of the kind that people make. Wants node and, in BUILD/npm, ajv."""
import copy
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests" / "lib"))
import machine

BUILD = pathlib.Path(sys.argv[1]).resolve()
TOOL = str(BUILD / "multivector")

# The document, the schema it names beside it: as an editor does. "strictSchema" refuses keywords that it does not know.
AJV = """
const fs = require("fs"), path = require("path"), Ajv = require("ajv");
const rules = { strict: false, strictSchema: true, allErrors: true }, known = {};
for (const file of process.argv.slice(1)) {
    const set = JSON.parse(fs.readFileSync(file, "utf8").replace(/^\\uFEFF/, ""));
    const name = path.join(path.dirname(file), set.$schema || process.env.SCHEMA);
    known[name] ||= new Ajv(rules).compile(JSON.parse(fs.readFileSync(fs.existsSync(name) ? name : process.env.SCHEMA)));
    console.log(JSON.stringify([file, known[name](set), (known[name].errors || []).map((e) => e.instancePath + " " + e.message).join("; ")]));
}
"""


def slips(document):
    """Documents with one mistake each."""
    changes = {"sign": ("relations", "sign", 2), "date": ("relations", "start", "12.3.2013"), "month": ("relations", "start", "2013-13"),
               "weight": ("relations", "weight", 0), "number": ("actors", "id", 7), "confidence": ("relations", "confidence", "sure"),
               "colour": ("vectors", "color", "blue"), "both": ("relations", "through", "2013"), "shares": ("actors", "vector", {"west": 2})}
    for name, (key, member, value) in changes.items():
        wrong = copy.deepcopy(document)
        wrong[key][0].update({"end": "2014", member: value} if name == "both" else {member: value})
        yield name, wrong
    for key in ("type", "source"):
        wrong = copy.deepcopy(document)
        del wrong["relations"][0][key]
        yield f"no {key}", wrong


def judge(files, npm):
    done = subprocess.run(["node", "-e", AJV, *map(str, files)], capture_output=True, text=True, timeout=900, check=False,
                          env={"PATH": "/usr/local/bin:/usr/bin:/bin", "NODE_PATH": str(npm / "node_modules"),
                               "SCHEMA": str(ROOT / "graphs/relation-set.schema.json")})
    if done.returncode:
        sys.exit(done.stderr)
    return {pathlib.Path(f): (good, why) for f, good, why in map(json.loads, done.stdout.splitlines())}


def main():
    npm = BUILD / "npm"
    if not shutil.which("node"):
        machine.skip("node is missing")
    if not (npm / "node_modules/ajv").is_dir():
        machine.skip(f"ajv missing: npm install --no-save --prefix {npm} ajv@8")
    tally = machine.Tally()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for focus in ("KAZ", "ARM", "ISL", "CHN"):
            made = folder / f"{focus}.json"
            for command in (["new", focus, "--from", str(ROOT / "graphs/eurasia.json"), "-o", str(made)],
                            ["add", str(made), f"{focus},UN,trade,0,1.5", "--start", "2001", "--through", "2010-05", "--source", "my_source", "--quote", "\"x\"", "-o", str(made)]):
                subprocess.run([TOOL, *command], check=True, capture_output=True, timeout=900)
        good = [*folder.glob("[A-Z]*.json"), *(ROOT / "tests/sets/valid").glob("*.json"), ROOT / "graphs/eurasia.json",
                ROOT / "graphs/kazakhstan-2013.json", *(ROOT / "graphs/scenarios").glob("*.json")]
        bad = []
        for slip, document in slips(json.loads((folder / "KAZ.json").read_text())):
            bad.append(folder / f"slip {slip}.json")
            bad[-1].write_text(json.dumps(document))
        verdicts = judge([*good, *bad], npm)
        for path in good:
            tally.compare(verdicts[path][0], True, f"{path.name}: {verdicts[path][1]}")
        for path in bad:
            tally.compare(verdicts[path][0], False, f"{path.name} is refused")
    return tally.close()


sys.exit(main())
