#!/usr/bin/env python3
"""An output that is an input, or two outputs that are one file, are refused with exit code 64, and no file is touched:
whatever the option, the spelling, and through links. What may be written is written."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

SET = {"format": "multivector-relation-set", "version": 1, "focus": "A", "vectors": [{"id": "west"}],
       "actors": [{"id": "A"}, {"id": "B", "vector": "west"}, {"id": "C"}],
       "relations": [{"id": "r", "source": "A", "target": "B", "type": "member"},
                     {"id": "s", "source": "A", "target": "C", "type": "sanctions", "start": "2010"}]}

REFUSED = [
    "compare x.json@2001 x.json@2024 -o x.json", "compare x.json y.json -o y.json", "report x.json -o ./x.json",
    "report x.json --certificate x.json", "report x.json -o symbolic.json", "report symbolic.json -o x.json",
    "report x.json -o hard.json", "report hard.json --certificate x.json", "render x.json --save-positions x.json -o p.svg",
    "render x.json -o x.json --format svg", "render x.json --positions places.csv -o places.csv --format svg",
    "render x.json --positions places.csv --save-positions ../{folder}/places.csv -o p.svg",
    "compare x.json y.json --svg x.json", "compare x.json y.json --svg picture.svg -o symbolic.json",
    "compare x.json y.json --svg o.svg --save-positions y.json", "compare x.json y.json --patch y.json",
    "compare x.json y.json z.json --svg z.json", "report variant.json -o x.json", "report variant.json --certificate hard.json",
    "report further.json -o x.json", "report further.json -o variant.json", "render variant.json -o x.json --format svg",
    "whatif variant.json --drop r -o x.json", "timeline variant.json -o x.json", "relations variant.json -o x.json",
    "compare further.json x.json -o variant.json", "validate variant.json -o x.json",
    "report n.csv -o n.nodes.csv", "report n.csv -o n.csv", "report n.csv --nodes other.csv -o other.csv",
    "compare n.csv x.json --patch n.nodes.csv", "report - -o x.json", "import cow-mid n.csv -o n.csv", "import ./further.json n.csv -o further.json",
    "report n.csv --recipe cow-mid -o n.csv", "import cow-mid n.csv n.nodes.csv -o n.nodes.csv --to json",
    "report x.json --certificate r.txt -o r.txt", "report x.json --certificate ./r.txt -o r.txt",
    "report x.json --certificate r.txt -o dangling", "report x.json -o hard.json --certificate x.json",
    "compare x.json y.json --svg o.svg --patch ./o.svg", "compare x.json y.json --svg o.svg -o o.svg --format json",
    "compare x.json y.json --svg o.svg --save-positions o.svg", "render x.json --save-positions p.svg -o p.svg",
    "add variant.json A,C,member -o x.json", "add further.json A,C,member -o hard.json", "add n.csv A,C,member -o n.nodes.csv",
    "add n.csv A,C,member --nodes other.csv -o other.csv", "new A --from x.json -o x.json", "new A --from further.json -o variant.json",
    "report x.json --certificate - -o -", "report x.json --certificate -",
]
WRITTEN = {
    "report x.json -o fresh.txt": ["fresh.txt"], "report x.json -o dangling": ["r.txt"],
    "add x.json A,C,member -o x.json": [], "add y.json A,C,member -o symbolic.json": [],
    "add variant.json A,C,member -o variant.json": [], "new A --from x.json -o new.json": ["new.json", "relation-set.schema.json"],
    "report x.json --certificate c.json -o r.json": ["c.json", "r.json"], "report x.json -o /dev/null --certificate /dev/null": [],
    "compare x.json y.json --svg o.svg --patch p.json -o c.txt": ["o.svg", "p.json", "c.txt"],
    "render x.json --save-positions p.csv -o p.svg": ["p.csv", "p.svg"], "report x.json -o " + 251 * "n" + ".txt": [251 * "n" + ".txt"],
}


def fill(folder):
    (folder / "x.json").write_text(json.dumps(SET))
    for name, base in (("y", None), ("z", None), ("variant", "x.json"), ("further", "variant.json")):
        document = {"format": "multivector-relation-set", "version": 1, "extends": base} if base else {**SET, "title": name}
        (folder / f"{name}.json").write_text(json.dumps(document))
    (folder / "n.csv").write_text("source,target,type\nA,B,member\nA,C,sanctions\n")
    for name in ("n.nodes", "other"):
        (folder / f"{name}.csv").write_text("id,label\nA,Alpha\nB,Beta\nC,Gamma\n")
    (folder / "places.csv").write_text("id,x,y\nA,0,0\nB,100,0\nC,0,100\n")
    (folder / "symbolic.json").symlink_to("x.json")
    (folder / "dangling").symlink_to("r.txt")
    os.link(folder / "x.json", folder / "hard.json")


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.exists()}


def run(tool, command, folder):
    arguments = command.replace("{folder}", folder.name).split()
    with open(folder / "x.json", "rb") as stdin:
        return subprocess.run([tool, *arguments], cwd=folder, stdin=stdin, capture_output=True, timeout=900, check=False)


def refused(tool, command, folder):
    before = contents(folder)
    done = run(tool, command, folder)
    if done.returncode != 64 or b"was expected" not in done.stderr or done.stdout:
        yield f"exit code {done.returncode}, {done.stderr.decode()}"
    if contents(folder) != before:
        yield "files were touched"


def written(tool, command, names, folder):
    before = set(contents(folder))
    done = run(tool, command, folder)
    if done.returncode > 1:
        yield f"exit code {done.returncode}, {done.stderr.decode()}"
    if set(contents(folder)) - before - {"dangling"} != set(names):
        yield f"wrote {set(contents(folder)) - before}, not {names}"
    if command.endswith("-o dangling") and not (folder / "dangling").is_symlink():
        yield "the link is gone"


def main():
    tool = str(pathlib.Path(sys.argv[1]).resolve() / "multivector")
    passed = failed = 0
    for command in [*REFUSED, *WRITTEN]:
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            fill(folder)
            wrong = list(refused(tool, command, folder) if command in REFUSED else written(tool, command, WRITTEN[command], folder))
        passed, failed = passed + (not wrong), failed + bool(wrong)
        for fault in wrong:
            print(f"{command}: {fault}")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
