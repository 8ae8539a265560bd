"""What the measurements were made with."""
import os
import pathlib
import platform
import subprocess

from builds import BEFORE_COMMIT
from folders import NOW, PYTHON, ROOT, WORK

MODULE = "from importlib.metadata import version; print(version('{}'))"
VERSIONS = {
    "commit": ["git", "-C", str(ROOT), "describe", "--always", "--dirty"],
    "igraph": ["pkg-config", "--modversion", "igraph"],
    "graphviz": ["pkg-config", "--modversion", "libcgraph"],
    "python": [PYTHON, "-c", "import platform; print(platform.python_version())"],
    **{f"python {name}": [PYTHON, "-c", MODULE.format(name)] for name in ("igraph", "numpy")},
    "graph-tool": [PYTHON, "-c", "import graph_tool; print(graph_tool.__version__.split()[0])"],
    "R": ["Rscript", "-e", "cat(as.character(getRversion()))"],
    "R sna": ["Rscript", "-e", "cat(as.character(packageVersion('sna')))"],
    "glpsol": ["glpsol", "--version"],
    "cbc": ["cbc", "-quit"],
    "duckdb": ["node", "-p", f"require('{WORK}/npm/node_modules/@duckdb/node-api/package.json').version"],
}


def _answer(command, line=0):
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return done.stdout.splitlines()[line].strip().removeprefix("Version: ")
    except (OSError, subprocess.CalledProcessError, IndexError):
        return "missing"


def _compiler():
    cache = (NOW / "CMakeCache.txt").read_text(encoding="utf-8")
    path = next(line.partition("=")[2] for line in cache.splitlines() if line.startswith("CMAKE_C_COMPILER:"))
    return _answer([path, "--version"])


def _processor():
    try:
        lines = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        return next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def versions():
    found = {name: _answer(command, line=1 if name == "cbc" else 0) for name, command in VERSIONS.items()}
    return {"commit": found.pop("commit"), "before": BEFORE_COMMIT, "compiler": _compiler(), "processor": _processor(),
            "cores": os.cpu_count(), **found}
