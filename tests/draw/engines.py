#!/usr/bin/env python3
"""The same drawing has the same bytes in every run, whatever the engine, also of symmetric networks, whose places are
easily swapped, and where several layouts are tried in one process; and another seed is another arrangement."""
import itertools
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
RUNS = 3
KAZAKHSTAN, EURASIA = str(ROOT / "graphs/kazakhstan-2013.json"), str(ROOT / "graphs/eurasia.json")
ENGINES = ["neato", "fdp", "sfdp", "dot", "circo", "twopi"]
SYMMETRIC = {"complete": list(itertools.combinations(range(6), 2)),
             "star": [(0, i) for i in range(1, 13)],
             "cube": [(a, a ^ b) for a in range(8) for b in (1, 2, 4) if a < a ^ b]}
SEEDS = ["0", "1", "2", "1000000000", "2000000000", "3000000000", "4294967297", "9007199254740992", "9007199254740993"]


def run(tool, *words):
    """The picture; b"" and a message when there is none."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "drawn.svg"
        ran = subprocess.run([tool, *words, "--svg" if words[0] == "compare" else "-o", path], stdout=subprocess.DEVNULL,
                             timeout=900, check=False)
        return path.read_bytes() if path.exists() and ran.returncode in (0, 1) else b""


def drawings(folder):
    for name, ties in SYMMETRIC.items():
        path = folder / f"{name}.csv"
        path.write_text("source,target,type,sign\n" + "".join(f"a{a},a{b},alliance,1\n" for a, b in ties))
        yield from (["render", str(path), "--engine", engine] for engine in ENGINES)
    yield from (["render", KAZAKHSTAN, "--engine", engine] for engine in ENGINES)
    yield ["render", KAZAKHSTAN, "--layout", "compass"]
    yield ["compare", f"{EURASIA}@2013", f"{EURASIA}@2024", "--panels"]


def main():
    tool, wrong, count = f"{sys.argv[1]}/multivector", [], 0
    with tempfile.TemporaryDirectory() as name:
        for words in drawings(pathlib.Path(name)):
            made = {run(tool, *words) for _ in range(RUNS)}
            count += 1
            if len(made) > 1 or b"" in made:
                wrong.append(f"not one picture in {RUNS} runs: {' '.join(words)}")
    for layout in ("network", "compass"):
        made = {run(tool, "render", KAZAKHSTAN, "--layout", layout, "--seed", seed) for seed in SEEDS}
        if len(made) < len(SEEDS) or b"" in made:
            wrong.append(f"{len(SEEDS)} seeds, {len(made)} pictures of the {layout}")
    print("\n".join(wrong) or f"{count} drawings, {len(SEEDS)} seeds: as promised")
    return bool(wrong)


sys.exit(main())
