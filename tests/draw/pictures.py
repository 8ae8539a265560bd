#!/usr/bin/env python3
"""Draws every relation set of graphs/, a few awkward ones and, with MV_DATA, twenty real ones, and has the pictures
checked by check_svg.py. The same picture must come out on a machine without any font."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
HOSTILE = ['<script>alert("x")</script>', "a & b \\N \\G %s", 'quote " and \' and ]]>', "\u202e\u200f right to left",
           "x" * 300, "Қазақстан Республикасы", "中华人民共和国 " * 4, "tab\tnew\nline", "-->", "&lt;b&gt;"]
REAL = ["tribes", "sampson_t4", "stranke94", "rivalries_tss", "contiguity", "core2014_factbook", "core2013_cowigo",
        "icews2013", "igo2013", "factbook2014", "atop_mid_1990-1994", "unagree_2013", "unvotes_2013", "desta_to2005"]
WINDOWS = ["1946-1949", "1954-1957", "1962-1965", "1972-1975", "1984-1987", "1996-1999"]


def document(actors, relations):
    return {"format": "multivector-relation-set", "version": 1, "title": HOSTILE[0], "actors": actors,
            "relations": relations}


def awkward():
    actors = [{"id": text, "name": text, "kind": kind} for text, kind in
              zip(HOSTILE, ["country", "organisation", "group", "person", "place", "event", "programme", "infrastructure",
                            "institution", "planet"])]
    star = [{"source": HOSTILE[0], "target": text, "type": "sanctions" if i % 2 else "member", "note": text}
            for i, text in enumerate(HOSTILE[1:])]
    both = [{"source": "A", "target": "B", "type": "alliance"} if i % 2 else
            {"source": "B", "target": "A", "type": "sanctions"} for i in range(8)]
    pair = [{"id": "A"}, {"id": "B"}]
    yield "empty", document([], [])
    yield "one", document(pair[:1], [])
    yield "two", document(pair, both[:1])
    yield "loop", document(pair, [{"source": "A", "target": "A", "type": "alliance"}])
    yield "eight", document(pair, both)
    yield "isolates", document([{"id": f"actor {i}"} for i in range(40)], [])
    yield "hostile", document(actors, star)


def sources(folder):
    for path in sorted((ROOT / "graphs").rglob("*.json")):
        if "schema" not in path.name:
            yield path, []
    for name, content in awkward():
        path = folder / f"{name}.json"
        path.write_text(json.dumps(content))
        yield path, []
    data = os.environ.get("MV_DATA")
    for name in REAL if data else []:
        yield pathlib.Path(data) / f"{name}.edges.csv", ["--at", "all"]
    for window in WINDOWS if data else []:
        yield pathlib.Path(data) / "cowlist" / f"cowlist_{window}.edges.csv", []
    if not data:
        print("without MV_DATA: no real data")


def render(tool, path, options, environment=None):
    return subprocess.run([tool, "render", str(path), *options], capture_output=True, env=environment, timeout=300, check=False)


def faults(tool, path, options, folder):
    """What is wrong with the picture of one set."""
    drawn = render(tool, path, options)
    if drawn.returncode:
        return drawn.stderr.decode()
    picture = folder / "picture.svg"
    picture.write_bytes(drawn.stdout)
    checked = subprocess.run([sys.executable, HERE / "check_svg.py", picture], capture_output=True, text=True, check=False)
    bare = {"PATH": os.environ["PATH"], "FONTCONFIG_FILE": str(folder / "none.conf"), "LC_ALL": "C"}
    if render(tool, path, options, bare).stdout != drawn.stdout:
        return "another picture without fonts"
    return checked.stdout + checked.stderr if checked.returncode else ""


def main():
    tool, passed, failed = sys.argv[1], 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "none.conf").write_text("<fontconfig></fontconfig>")
        for path, options in sources(folder):
            wrong = faults(tool, path, options, folder)
            passed, failed = passed + (not wrong), failed + bool(wrong)
            if wrong:
                print(f"{path}: {wrong}")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
