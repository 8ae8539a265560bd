"""Release builds of this tree and of the commit it is compared with."""
import os
import shutil
import subprocess

from folders import BEFORE, INPUTS, NOW, ROOT, WORK

BEFORE_COMMIT = "00cd5d7"
RELEASE = ["-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_C_FLAGS_RELEASE=-O2 -DNDEBUG", "-DBUILD_TESTING=ON"]
MEASURE = WORK / "measure"


def build_now():
    INPUTS.mkdir(parents=True, exist_ok=True)
    subprocess.run([ROOT / "scripts/build", str(NOW), *RELEASE], check=True)
    compiler = os.environ.get("CC", "cc")
    subprocess.run([compiler, "-O2", "-o", MEASURE, ROOT / "tests/bench/measure.c"], check=True)


def build_before():
    """Takes the commit's files out of the repository, once; without the commit (a shallow clone) nothing is built."""
    source = BEFORE.parent
    if not source.exists():
        archive = subprocess.run(["git", "archive", BEFORE_COMMIT], cwd=ROOT, capture_output=True, check=False)
        if archive.returncode:
            return
        partial = source.with_suffix(".part")
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        subprocess.run(["tar", "x"], cwd=partial, input=archive.stdout, check=True)
        partial.rename(source)
    subprocess.run([source / "scripts/build", str(BEFORE), *RELEASE], check=True)
