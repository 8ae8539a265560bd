#!/usr/bin/env python3
"""The DOT we write is read by the parsers of npm, which find every actor and every relation: signs, names of other
alphabets, quotes and backslashes, and lines longer than Graphviz's own. Versions are pinned; nothing of npm stays.

Not among them: @dagrejs/graphlib-dot 1.0.2, which reads no DOT with attributes of the graph ("digraph { graph [x=1] }")."""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PARSERS = ["dotparser@1.1.1", "ts-graphviz@3.0.7", "graphlib-dot@0.6.4"]

# Each prints the number of nodes and edges of a text of DOT.
READERS = {
    "dotparser": """import parse from 'dotparser';
        const has = (s, t) => parse(s)[0].children.filter((c) => c.type === t && (t !== 'node_stmt' || c.node_id)).length;
        count = (s) => [has(s, 'node_stmt'), has(s, 'edge_stmt')];""",
    "ts-graphviz": """import { fromDot } from 'ts-graphviz';
        count = (s) => { const g = fromDot(s); return [g.nodes.length, g.edges.length]; };""",
    "graphlib-dot": """import dot from 'graphlib-dot';
        count = (s) => { const g = dot.read(s); return [g.nodeCount(), g.edgeCount()]; };""",
}
RUN = """import { readFileSync } from 'fs';
let count;
%s
for (const path of process.argv.slice(2)) {
    try { console.log(JSON.stringify(count(readFileSync(path, 'utf8')))); }
    catch (error) { console.log(JSON.stringify(String(error.message).slice(0, 200))); }
}"""


def awkward():
    names = ["\u2212", "Қазақстан", "中华人民共和国", "node", 'quote " and \\', "\\N \\", "a & b <c>", "word " * 60, "x" * 400,
             "-->", "tab\tnew\nline", "1e5", "-.5"]
    actors = [{"id": f"a{i}", "name": name} for i, name in enumerate(names)]
    ties = [{"source": "a0", "target": a["id"], "type": "sanctions" if i % 2 else "alliance", "note": names[i]}
            for i, a in enumerate(actors) if i]
    return {"format": "multivector-relation-set", "version": 1, "title": "Länder: " + "word " * 60, "actors": actors,
            "relations": ties}


def pictures(folder):
    """Sets and options whose DOT is to be read."""
    (folder / "awkward.json").write_text(json.dumps(awkward()))
    yield folder / "awkward.json", []
    yield ROOT / "graphs/kazakhstan-2013.json", []
    yield ROOT / "graphs/kazakhstan-2013.json", ["--layout", "compass"]
    yield ROOT / "graphs/eurasia.json", ["--at", "2024", "--ego", "KAZ", "--engine", "dot"]


def draw(tool, path, options, form):
    return subprocess.run([tool, "render", str(path), "--format", form, *options], capture_output=True, text=True, check=True,
                          timeout=900).stdout


def plain_faults(dot):
    """What every reader of DOT may ask for, whether or not one is here."""
    if "\\\n" in dot:
        return "a line is broken"
    bare = re.search(r"[^\x00-\x7f]", re.sub(r'"(?:[^"\\]|\\.)*"', "", dot, flags=re.S))
    return f"{bare[0]!r} stands without quotes" if bare else ""


def install(folder):
    """What is in the way; nothing when the parsers are there. A registry may be out of reach, which is no fault here."""
    if not (shutil.which("npm") and shutil.which("node")):
        return "node and npm are missing"
    for _ in range(3):
        done = subprocess.run(["npm", "install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts",
                               "--prefix", folder, *PARSERS], capture_output=True, text=True, cwd=folder, check=False, timeout=900)
        if done.returncode == 0:
            return ""
    return "npm cannot install the parsers: " + done.stderr.strip()[-200:]


def read(folder, parser, files):
    script = folder / (re.sub(r"\W", "", parser) + ".mjs")
    script.write_text(RUN % READERS[parser])
    ran = subprocess.run(["node", script, *files], capture_output=True, text=True, cwd=folder, check=False, timeout=900)
    return [json.loads(line) for line in ran.stdout.splitlines()] or [ran.stderr[-300:]] * len(files)


def main():
    tool, wrong, files, wanted = f"{sys.argv[1]}/multivector", [], [], []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for number, (path, options) in enumerate(pictures(folder)):
            dot, svg = draw(tool, path, options, "dot"), draw(tool, path, options, "svg")
            files.append(folder / f"{number}.gv")
            files[-1].write_text(dot)
            wanted.append([svg.count('class="node '), svg.count('class="edge ')])
            fault = plain_faults(dot)
            wrong += [f"{path.name} {options}: {fault}"] if fault else []
        missing = install(folder)
        for parser in [] if missing else READERS:
            for path, found, expected in zip(files, read(folder, parser, files), wanted):
                if found != expected:
                    wrong.append(f"{parser} finds {found} instead of {expected} in picture {path.stem}")
    print("\n".join(wrong) or f"{len(files)} pictures are read")
    if missing and not wrong:
        print(f"skipped: {missing}")
    return machine.SKIPPED if missing and not wrong else bool(wrong)


sys.exit(main())
