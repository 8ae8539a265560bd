"""Where the bench finds its data and programs, and keeps what it builds."""
import os
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORK = ROOT / "build-bench"             # all that the bench makes; may be deleted at any time
NOW = WORK / "now"
BEFORE = WORK / "before" / "build"
INPUTS = WORK / "inputs"
PEERS = ROOT / "tests" / "bench" / "peers"
RESULTS = ROOT / "docs" / "bench.json"
DATA = pathlib.Path(os.environ.get("MV_DATA") or "no-such-folder")
SYSTEM_PYTHON = pathlib.Path("/usr/bin/python3")    # the one that a distribution's packages are for
PYTHON = os.environ.get("MV_PYTHON") or str(SYSTEM_PYTHON if SYSTEM_PYTHON.exists() else sys.executable)


def tool(build=NOW):
    return str(build / "multivector")


def helper(name, build=NOW):
    """A small program of the tests."""
    return str(build / "tests" / name)


def graph(name):
    return str(ROOT / "graphs" / f"{name}.json")


def data(name):
    return str(DATA / name)


def made(name):
    """A file that a row writes for itself before it is measured."""
    return str(INPUTS / name)
