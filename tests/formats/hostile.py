#!/usr/bin/env python3
"""Files that nest deep, go on without end, break off anywhere or are nonsense end with an error, never with a crash; so does
DOT when the program that reads it for us crashes, is missing or answers nonsense."""
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine

HERE = pathlib.Path(__file__).resolve().parent
DEEP = 20000
NESTED = {
    "graphml": "<graphml>" + "<graph><node id='a'>" * DEEP,
    "gexf": "<gexf><graph>" + "<nodes><node id='a'>" * DEEP,
    "gml": "graph [" + " a [" * DEEP,
    "jgf": '{"graph": {"metadata": ' + '{"a": ' * DEEP,
    "node-link": '{"nodes": [], "edges": ' + "[" * DEEP,
    "cyjs": '{"elements": ' + '{"nodes": [' * DEEP,
    "dot": "graph {" + "subgraph {" * DEEP,
    "pajek": "*Vertices 2\n*Edges\n1 2 " + "[" * DEEP,
    "dl": "dl n=2 format=edgelist1\nlabels:\n" + '"' * DEEP,
}
FLAT = {"pajek", "dl"}  # whose nesting is no limit of ours
HELPERS = {  # what stands in for multivector-draw, the exit code, and what is said
    "crashes": ("kill -SEGV $$", 70, "x.dot: error: multivector-draw ended by signal 11"),
    "fails": ("echo what is wrong >&2; exit 70", 70, "x.dot: error: what is wrong"),
    "answers nonsense": ("cat > /dev/null; echo '{'", 70, "x.dot: error: the answer of multivector-draw cannot be read"),
    "answers something else": ("cat > /dev/null; echo '[1]'", 70, "x.dot: error: the answer of multivector-draw cannot be read"),
}


def read(tool, path, name):
    return subprocess.run([tool, "convert", path.name, "--from", name, "--to", "jsonl"], cwd=path.parent, capture_output=True,
                          text=True, errors="replace", timeout=900, check=False)


def check_nested(tool, folder, tally):
    for name, text in NESTED.items():
        path = folder / f"nested.{name}"
        path.write_text(text)
        done = read(tool, path, name)
        tally.context = f"{name}, nested"
        tally.compare(done.returncode, 65 if name in FLAT else 75, done.stderr[:200])
        tally.compare(done.stderr.startswith(path.name), True, f"the place in {done.stderr[:200]}")


def check_broken(tool, folder, tally):
    """Each of our cases, cut or with a byte changed."""
    rng = random.Random(1)
    for case in sorted(path for path in HERE.glob("*/*") if path.suffix not in (".expect", ".py")):
        name, whole = case.parent.name, case.read_bytes()
        cut = rng.randrange(len(whole))
        changed = bytearray(whole)
        changed[rng.randrange(len(whole))] = rng.choice(b"\"<>[]{}()*;:=\\&\n\t 0-\x01")
        for what, data in (("cut", whole[:cut]), ("changed", bytes(changed))):
            path = folder / case.name
            path.write_bytes(data)
            done = read(tool, path, name)
            tally.context = f"{name}/{case.name}, {what}"
            tally.compare(done.returncode in (0, 65), True, f"exit code {done.returncode}: {done.stderr[:200]}")
            tally.compare(bool(done.stdout) != bool(done.returncode), True, "output and exit code")


def check_helper(tool, folder, tally):
    """A copy of the program beside another helper, or none."""
    copy, helper, path = folder / "multivector", folder / "multivector-draw", folder / "x.dot"
    shutil.copy(tool, copy)
    path.write_text("graph { a -- b }")
    for what, (script, code, said) in HELPERS.items():
        helper.write_text(f"#!/bin/sh\n{script}\n")
        helper.chmod(0o755)
        done = read(copy, path, "dot")
        tally.context = f"a helper that {what}"
        tally.compare(done.returncode, code, done.stderr[:200])
        tally.compare(said in done.stderr, True, f"{said!r} in {done.stderr[:200]!r}")


def main():
    tool, tally = str(pathlib.Path(f"{sys.argv[1]}/multivector").resolve()), machine.Tally()
    with tempfile.TemporaryDirectory() as folder:
        for check in (check_nested, check_broken, check_helper):
            check(tool, pathlib.Path(folder), tally)
    return tally.close()


sys.exit(main())
