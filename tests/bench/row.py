"""What a row of the bench consists of. Rows are listed in the files *_rows.py, each with a list ROWS."""
import dataclasses
import importlib
import os
import shutil
import subprocess
from typing import Callable, Optional

from builds import BEFORE_COMMIT
from folders import BEFORE, DATA, PYTHON

GROUPS = ["command", "reading", "import", "centrality", "association", "chance", "frustration", "page", "jobs"]     # each a file GROUP_rows.py


@dataclasses.dataclass(frozen=True)
class Side:
    """One of the two commands of a row."""
    name: str                               # as printed: who, or of a growth row how much
    command: list
    stdin: Optional[str] = None             # the name of a file
    codes: tuple = (0,)                     # exit codes that are no failure
    reads: Callable = lambda taken: {}      # further measures from what it printed, such as {"work": seconds}


@dataclasses.dataclass(frozen=True)
class Promise:
    """A limit on one measure, of our side or of the ratio peer / ours. Measures are cpu, wall and work (seconds; work is
    what a side says of itself, without start and reading) and span (on cores enough), memory (MiB), gap (percent), and of a page click and open
    (seconds) and file (MiB)."""
    measure: str
    limit: float
    of: str             # "ours" or "ratio"
    least: bool         # the limit is the least allowed, not the most

    def kept(self, value):
        return value >= self.limit if self.least else value <= self.limit


def times(measure, least):
    """The peer takes at least so many times as much as we do."""
    return Promise(measure, least, "ratio", True)


def grows(measure, most):
    """The larger of two sizes takes at most so many times as much as the smaller."""
    return Promise(measure, most, "ratio", False)


def within(measure, most):
    return Promise(measure, most, "ours", False)


NOT_SLOWER = times("cpu", 0.9)              # a tenth is noise


@dataclasses.dataclass(frozen=True)
class Row:
    group: str
    name: str
    ours: Side
    peer: Side
    check: Callable                             # of what both printed: how the answers differ, or nothing
    promises: tuple = ()
    needs: tuple = ()                           # "data FILE", "python MODULE", "r PACKAGE", "npm FOLDER PACKAGE", "program NAME", "before"
    prepare: Callable = lambda: None            # writes the input files
    slow: bool = False                          # left out by --quick


def _data(name):
    if not os.environ.get("MV_DATA"):
        return "MV_DATA not set"
    return "" if (DATA / name).exists() else f"{name} is not in the folder MV_DATA"


def _succeeds(*command):
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def _npm(needed):
    """Installs a package of a pinned version into a folder of the bench: "FOLDER PACKAGE@VERSION"."""
    folder, _, package = needed.partition(" ")
    if not shutil.which("npm"):
        return "npm is missing"
    return "" if _succeeds("npm", "install", "--no-save", "--silent", "--prefix", folder, package) else f"npm cannot install {package}"


NEEDS = {
    "data": _data,
    "python": lambda name: "" if _succeeds(PYTHON, "-c", f"import {name}") else f"{PYTHON} has no module {name}",
    "r": lambda name: "" if _succeeds("Rscript", "-e", f"library({name})") else f"R or its package {name} is missing",
    "npm": _npm,
    "program": lambda name: "" if shutil.which(name) else f"{name} is missing",
    "before": lambda name: "" if (BEFORE / "multivector").exists() else f"commit {BEFORE_COMMIT} is not in this clone",
}


def missing(row):
    """Why the row cannot be measured here, or nothing."""
    for need in row.needs:
        kind, _, name = need.partition(" ")
        reason = NEEDS[kind](name)
        if reason:
            return reason
    return ""


def all_rows():
    return [row for group in GROUPS for row in importlib.import_module(f"{group}_rows").ROWS]
