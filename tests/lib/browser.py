"""A headless Chromium for tests, driven by playwright-core from BUILD/npm. A test is skipped where any of it is missing."""
import json
import pathlib
import shutil
import subprocess
import sys

import machine

HERE = pathlib.Path(__file__).resolve().parents[1]
OLDEST_NODE = 20


def chromium():
    return shutil.which("chromium") or shutil.which("chromium-browser")


def node_version():
    return int(subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.lstrip("v").partition(".")[0])


def missing(build, *packages):
    """What this machine lacks, if anything."""
    npm, names = pathlib.Path(build) / "npm", [*packages, "playwright-core"]
    if not chromium() or not shutil.which("node"):
        return "chromium or node is missing"
    if (version := node_version()) < OLDEST_NODE:
        return f"Node.js {OLDEST_NODE} is missing, which playwright-core wants; this is {version}"
    if all((npm / "node_modules" / name).is_dir() for name in names):
        return None
    return f"{' and '.join(names)} {'are' if packages else 'is'} missing: npm install --no-save --prefix {npm} {' '.join(names)}"


def find(build, *packages):
    """The folder of packages and the browser."""
    if missing(build, *packages):
        machine.skip(missing(build, *packages))
    return (pathlib.Path(build) / "npm").resolve(), chromium()


def ask(found, script, documents):
    """What the script, a file below tests/, answers about documents."""
    done = subprocess.run(["node", HERE / script, *found], input=json.dumps(documents), capture_output=True, text=True, timeout=500, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    return json.loads(done.stdout)
