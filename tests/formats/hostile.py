#!/usr/bin/env python3
"""Files that nest deep, go on without end, break off anywhere or are nonsense end with an error, never with a crash; so does
DOT when the program that reads it for us crashes, is missing or answers nonsense. What repeats one thing many times is read in
time and memory that grow as the file does."""
import json
import os
import pathlib
import random
import resource
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
MANY = 100000
SECONDS, MEGABYTES = 30, 400  # a guard against what does not end, far above what any takes
REPEATED = {  # what took time or memory with the square of its length
    "intervals.gexf": '<gexf><graph><nodes><node id="a" intervals="' + "[1)" * 5 * MANY + '"/></nodes></graph></gexf>',
    "values.gexf": '<gexf><graph><nodes><node id="a">' + '<attvalue for="x" value="1"/>' * MANY + "</node></nodes></graph></gexf>",
    "columns.gexf": '<gexf><graph><attributes class="node">' + "".join(f'<attribute id="x{i}"/>' for i in range(MANY)) + "</attributes><nodes>"
                    + "".join(f'<node id="a{i}"/>' for i in range(MANY)) + "</nodes></graph></gexf>",
    "keys.graphml": "<graphml>" + "".join(f'<key id="x{i}" for="node"/>' for i in range(MANY // 2)) + '<graph edgedefault="directed">'
                    + "".join(f'<node id="a{i}"/>' for i in range(MANY // 2)) + "</graph></graphml>",
    "defaults.graphml": "<graphml>" + "".join(f'<key id="x{i}" for="node"><default>1</default></key>' for i in range(MANY))
                        + '<graph edgedefault="directed"><node id="a"/></graph></graphml>',
    "prefix.gml": "graph [ node [ id 1 " + "k" * (MANY // 4) + " [" + " a 1" * (MANY // 4) + " ] ] ]",
    "rows.dl": "dl nr=1000 nc=0 nm=99999999 data:",
    "comments.dot": "graph { a [note=<" + "<!--x>" * 2 * MANY + ">] }",
    "names.json": ["names", [{"name": "x", "lang": f"l{i}"} for i in range(MANY)]],
    "continues.json": ["continues", [{"actor": f"b{i}"} for i in range(MANY)]],
    "keys.sql": "-- title: Keys\n" + "-- foo: x\n" * (MANY // 2),
    "with.sql": "-- title: With\n-- table: t: a\nWITH w AS (SELECT 1) "
                + " UNION ALL ".join(["SELECT count(*) FROM " + ", ".join(f"w AS w{i}" for i in range(30))] * 500) + ";",
}
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


def set_of(key, entries):
    """A set of one actor with so many entries, and of those that it continues."""
    others = [{"id": entry["actor"]} for entry in entries if "actor" in entry]
    return json.dumps({"format": "multivector-relation-set", "version": 1, "actors": [{"id": "a", key: entries}, *others], "relations": []})


def limit_time():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def check_repeated(tool, folder, tally):
    sanitized = machine.is_sanitized(pathlib.Path(tool).parent)
    (folder / "table.csv").write_text("a\n1\n")
    for name, text in REPEATED.items():
        (folder / name).write_text(text if isinstance(text, str) else set_of(*text))
        arguments = ["import", f"./{name}", "table.csv"] if name.endswith(".sql") else ["validate", name]
        done = subprocess.Popen([tool, *arguments], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=limit_time)
        _, status, used = os.wait4(done.pid, 0)
        tally.context = f"{name}, {used.ru_utime + used.ru_stime:.1f} s of the processor"
        tally.compare(os.waitstatus_to_exitcode(status) in (0, 65, 75), True, f"it ends by itself: {status}")
        tally.compare(sanitized or used.ru_maxrss < MEGABYTES * 1024, True, f"{used.ru_maxrss // 1024} MB")


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
        for check in (check_nested, check_broken, check_repeated, check_helper):
            check(tool, pathlib.Path(folder), tally)
    return tally.close()


sys.exit(main())
