#!/usr/bin/env python3
"""Limits with names: what a file may hold, in every format, at the limit and one below what it holds; what it announces;
memory. Beyond a limit the exit code is 75, the message names the limit, nothing is on standard output, and no file is made."""
import json
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import machine  # noqa: E402

FORMATS = ["json", "jsonl", "graphml", "gexf", "jgf", "cyjs", "node-link", "gml", "dot", "pajek", "dl", "csv"]
NESTED = {"json", "jsonl", "graphml", "gexf", "jgf", "cyjs", "node-link", "gml"}
ANNOUNCED = {"a.net": "*Vertices 10000000\n", "b.net": "*Vertices 999999999 5\n*Edges\n1 2\n", "a.dl": "dl n=90000000\nformat=edgelist1\ndata:\n1 2\n"}
ACTORS, RELATIONS, LABEL = 7, 9, "an-actor-of-21-letters"


def run(tool, folder, *arguments, memory=None):
    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    return subprocess.run([tool, *arguments], cwd=folder, capture_output=True, text=True, timeout=900, check=False,
                          preexec_fn=limit if memory else None)


def fill(folder):
    actors = [LABEL] + [f"b{i}" for i in range(ACTORS - 1)]
    relations = [{"source": actors[i % ACTORS], "target": actors[(i * i + i // ACTORS + 1) % ACTORS], "type": "member", "sign": 1, "weight": 1,
                  "directed": True} for i in range(RELATIONS)]
    text = json.dumps({"format": "multivector-relation-set", "version": 1, "actors": [{"id": id_} for id_ in actors], "relations": relations})
    (folder / "set.json").write_text(text)


def levels(value):
    """Of lists and objects within each other."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inner is None else 1 + max(map(levels, inner), default=0)


def elements(element):
    return 1 + max(map(elements, element), default=0)


def brackets(text):
    """Of lists in GML, whose texts here have none; the file is the first."""
    depth = deepest = 1
    for character in text:
        depth += (character == "[") - (character == "]")
        deepest = max(deepest, depth)
    return deepest


def depth_of(name, text):
    if name in ("graphml", "gexf"):
        return elements(xml.etree.ElementTree.fromstring(text))
    if name == "gml":
        return brackets(text)
    return max(levels(json.loads(part)) for part in (text.splitlines() if name == "jsonl" else [text]))


def refused(tally, done, option):
    tally.compare(done.returncode, 75, f"exit code; {done.stderr[:200]}")
    errors = [line for line in done.stderr.splitlines() if "error" in line]
    tally.compare((len(errors), f"(--{option})" in done.stderr, done.stdout), (1, True, ""), done.stderr)
    counts = re.search(r"left out, with the (\d+) actors and (\d+) relations that were read of it", done.stderr)
    tally.compare(counts is None or int(counts[1]) + int(counts[2]) > 0, True, done.stderr)
    return counts


def check_format(tool, folder, tally, name):
    path = f"copy.{name}"
    done = run(tool, folder, "convert", "set.json", "--to", name, "-o", path)
    tally.compare(done.returncode, 0, f"written; {done.stderr}")
    counts = {"max-actors": ACTORS, "max-relations": RELATIONS, "max-label": len(LABEL)}
    if name in NESTED:
        counts["max-depth"] = depth_of(name, (folder / path).read_text())
    for option, count in counts.items():
        tally.context = f"{name}, --{option}"
        done = run(tool, folder, "validate", path, "--from", name, f"--{option}", str(count))
        tally.compare(done.returncode, 0, f"at the limit; {done.stderr}")
        counts = refused(tally, run(tool, folder, "validate", path, "--from", name, f"--{option}", str(count - 1)), option)
        if option == "max-actors":
            tally.compare(counts and int(counts[1]), None if counts is None else count - 1, "actors that are told")
        done = run(tool, folder, "report", path, "--from", name, f"--{option}", "1", "-o", "report.txt")
        refused(tally, done, option)
        tally.compare((folder / "report.txt").exists(), False, "a file")
        tally.compare(run(tool, folder, "validate", path, "--from", name, f"--{option}", "0").returncode, 0, "no limit")


def check_several(tool, folder, tally):
    """Files that are read as one, and what a set extends, count together."""
    tally.context = "several files"
    other = (folder / "set.json").read_text().replace('"b', '"c')
    (folder / "other.json").write_text(other)
    both = 2 * ACTORS - 1
    done = run(tool, folder, "convert", "set.json", "other.json", "--to", "csv", "--max-actors", str(both))
    tally.compare(done.returncode, 0, done.stderr)
    counts = refused(tally, run(tool, folder, "convert", "set.json", "other.json", "--to", "csv", "--max-actors", str(both - 1)), "max-actors")
    tally.compare(counts is not None and int(counts[1]) in (both - 1, both), True, "actors that are told")
    tally.context = "extends"
    (folder / "variant.json").write_text(json.dumps({"format": "multivector-relation-set", "version": 1, "extends": "set.json",
                                                     "actors": [{"id": "more"}]}))
    tally.compare(run(tool, folder, "validate", "variant.json", "--max-actors", str(ACTORS + 1)).returncode, 0, "at the limit")
    refused(tally, run(tool, folder, "validate", "variant.json", "--max-actors", str(ACTORS)), "max-actors")


def check_announced(tool, folder, tally, sanitized):
    """Refused before memory is taken: with 100 MiB of address space beside what the program needs."""
    for name, text in ANNOUNCED.items():
        tally.context = text
        (folder / name).write_text(text)
        refused(tally, run(tool, folder, "validate", name, memory=None if sanitized else 400 << 20), "max-actors")


def check_memory(tool, folder, tally):
    """A run that needs more than it may take; and one that does not."""
    tally.context = "--memory-limit"
    rows = "".join(f"actor-{i},actor-{i * 7 % 50000},member\n" for i in range(50000))
    (folder / "large.csv").write_text("source,target,type\n" + rows)
    done = run(tool, folder, "report", "large.csv", "--memory-limit", "12M", "-o", "large.txt")
    tally.compare((done.returncode, "--memory-limit allows 12 MiB" in done.stderr), (75, True), done.stderr[:300])
    tally.compare((folder / "large.txt").exists(), False, "a file")
    tally.compare(run(tool, folder, "report", "set.json", "--memory-limit", "1G").returncode, 0, "1G")
    for bad in ("0", "1T", "M", "", "-5", "18446744073709551616", "99999999999G"):
        tally.compare(run(tool, folder, "report", "set.json", f"--memory-limit={bad}").returncode, 64, bad)


def check_depth_of_dot(tool, folder, tally):
    """Subgraphs are levels; braces in texts and comments are none."""
    tally.context = "DOT, nested"
    text = ('digraph {\n# {{{\n a [label="{{\\"{"]; /* {{ */ // {{\n b [label=<<b>{{</b>>]\n' + "subgraph {" * 5 + "a -> b [type=trade, sign=1]" + "}" * 6)
    (folder / "deep.dot").write_text(text)
    tally.compare(run(tool, folder, "validate", "deep.dot", "--max-depth", "6").returncode, 0, "at the limit")
    refused(tally, run(tool, folder, "validate", "deep.dot", "--max-depth", "5"), "max-depth")


def main():
    build, tally = pathlib.Path(sys.argv[1]).resolve(), machine.Tally()
    tool = str(build / "multivector")
    sanitized = machine.is_sanitized(build)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        fill(folder)
        for form in FORMATS:
            tally.context = form
            check_format(tool, folder, tally, form)
        check_several(tool, folder, tally)
        check_depth_of_dot(tool, folder, tally)
        check_announced(tool, folder, tally, sanitized)
        if not sanitized:
            check_memory(tool, folder, tally)
    return tally.close()


sys.exit(main())
