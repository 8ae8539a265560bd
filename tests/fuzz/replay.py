#!/usr/bin/env python3
"""replay.py BUILD: the targets for fuzzing run once on every seed and on every input that once failed; whatever reads strange
files in the other tests is a seed. For scripts/fuzz: --targets lists them, --seeds TARGET FOLDER writes the seeds of one."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TESTS, GRAPHS = HERE.parent, HERE.parents[1] / "graphs"
DRAWING, DOT = b"multivector-drawing 1\n", b"multivector-dot 1\n"
LONGEST = 20000   # bytes: what is longer is no good seed

SETS = [TESTS / "cli/*.json", TESTS / "sets/valid/*.json", TESTS / "sets/invalid/*.json", TESTS / "hostile/documents/*.json"]
# Where the seeds of each target stand.
SEEDS = {
    "json": SETS, "jsonl": [TESTS / "hostile/documents/*.jsonl"], "csv": [TESTS / "cli/*.csv", TESTS / "hostile/documents/*.csv", TESTS / "hostile/documents/*.tsv"],
    **{name: [TESTS / f"formats/{name}/*.*", TESTS / f"hostile/documents/*.{ending}"] for name, ending in
       (("graphml", "graphml"), ("gexf", "gexf"), ("pajek", "net"), ("dl", "dl"), ("gml", "gml"), ("jgf", "jgf.json"), ("node-link", "nl.json"), ("cyjs", "cyjs"))},
    "any": [TESTS / "hostile/documents/*"], "dot": [TESTS / "formats/dot/*.dot", TESTS / "hostile/documents/*.dot"], "dot-text": [TESTS / "formats/dot/*.dot", TESTS / "hostile/documents/*.dot"],
    "recipe": [GRAPHS / "recipes/*.sql", TESTS / "hostile/documents/*.sql"], "options": [TESTS / "cli/*/args"], "scene": [TESTS / "cli/*.json"],
    "everything": [TESTS / "cli/*.json"],
}


def draw(build, question):
    done = subprocess.run([build / "multivector-draw"], input=question, capture_output=True, timeout=900, check=False)
    return done.stdout if not done.returncode else None


def scenes(build, path):
    """What the program asks its helper to draw, by a helper that keeps it."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        shutil.copy(build / "multivector", folder)
        (folder / "multivector-draw").write_text("#!/bin/sh\ncat > scene.$$\nexit 70\n")
        (folder / "multivector-draw").chmod(0o755)
        for layout in ("network", "compass", "map"):
            subprocess.run([folder / "multivector", "render", path, "--layout", layout], cwd=folder, capture_output=True, timeout=900, check=False)
        for scene in sorted(folder.glob("scene.*")):
            yield scene.read_bytes().removeprefix(DRAWING)


def contents(target, build):
    for path in sorted(path for pattern in SEEDS[target] for path in pattern.parent.parent.glob(f"{pattern.parent.name}/{pattern.name}")
                       if path.is_file() and path.suffix not in (".expect", ".py")) if target != "options" else sorted(TESTS.glob("cli/*/args")):
        data = path.read_bytes()
        if target == "options":
            yield data.strip().replace(b" ", b"\n")
        elif target == "scene":
            yield from scenes(build, path)
        elif target == "dot":
            yield draw(build, DOT + data)
        else:
            yield data
    for path in sorted((HERE / "found" / target).glob("*")):
        yield path.read_bytes()


def write_seeds(target, build, folder):
    folder.mkdir(parents=True, exist_ok=True)
    seen = {data for data in contents(target, build) if data is not None and len(data) < LONGEST}
    for number, data in enumerate(sorted(seen)):
        (folder / f"{number:04}").write_bytes(data)
    return sorted(folder.iterdir())


def program_of(target):
    return "fuzz_draw" if target in ("scene", "dot-text") else "fuzz"


def main():
    if sys.argv[1] == "--targets":
        print(" ".join(SEEDS))
        return 0
    if sys.argv[1] == "--seeds":
        build = pathlib.Path(sys.argv[3]).resolve()
        write_seeds(sys.argv[2], build, build / "seeds" / sys.argv[2])
        return 0
    build, failed, passed = pathlib.Path(sys.argv[1]).resolve(), 0, 0
    with tempfile.TemporaryDirectory() as name:
        for target in SEEDS:
            seeds = write_seeds(target, build, pathlib.Path(name) / target)
            every = 1 if target != "everything" else 4
            leaks = "ASAN_OPTIONS" not in os.environ and program_of(target) == "fuzz_draw"   # Graphviz leaks by itself
            environment = {**os.environ, "MV_FUZZ": target, **({"ASAN_OPTIONS": "detect_leaks=0"} if leaks else {})}
            done = subprocess.run([build / program_of(target), *seeds[::every]], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=900, check=False)
            if done.returncode or not seeds:
                failed += 1
                print(f"{target}: exit code {done.returncode}, {len(seeds)} seeds; it ended with\n{done.stderr.decode(errors='replace')[-1500:]}")
            passed += len(seeds[::every])
    print(f"{passed} inputs of {len(SEEDS)} targets, {failed} targets failed")
    return failed > 0


sys.exit(main())
