#!/usr/bin/env python3
"""faults BUILD [--points N] [--jobs N] [PATH...]: fails the n-th allocation, read, write, fsync, rename, close, open, fork or
pipe of the main paths of every command (paths.py), for n = 1, 2, 3 ... until a run passes untouched; alone, and with all
that follow. Of more than N points (3; 0: all) so many are taken, spread evenly. The program must say what went wrong,
with the exit code for it; it must not crash, hang, leave a process or a file behind, or give half an answer. Where it
says nothing, what it gives must be all that it gives without the fault."""
import argparse
import collections
import concurrent.futures
import os
import pathlib
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import threading

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "lib"))
import machine  # noqa: E402
import processes  # noqa: E402
from paths import PATHS, fill  # noqa: E402

KINDS = ("memory", "read", "write", "fsync", "rename", "close", "open", "fork", "pipe")
STATE = struct.Struct(f"{len(KINDS)}q q 3q 64s")   # as in faults.h
CODES = {"memory": {70}, "read": {74}, "write": {74}, "fsync": {74}, "rename": {74}, "close": {74}, "open": {66, 70, 73},
         "fork": {70}, "pipe": {70}}
SECONDS = 120

Outcome = collections.namedtuple("Outcome", "code out err files counted fired")


class Runner:
    def __init__(self, build, folder, program):
        self.build, self.folder, self.program = build, folder, program
        self.tool = str(build / "multivector")
        self.inputs = folder / "inputs"
        self.inputs.mkdir()
        fill(self.inputs, self.tool)
        self.own = threading.local()
        self.known = {path.name: path.read_bytes() for path in self.inputs.iterdir()}

    def library(self, kind):
        return self.build / "tests" / ("libmemory_faults.so" if kind == "memory" else "libcall_faults.so")

    def place(self):
        """A folder and a file of counts for each thread."""
        if not hasattr(self.own, "place"):
            self.own.place = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        return self.own.place

    def run(self, command, kind, at=0, lasting=False):
        place = self.place()
        work, state = place / "work", place / "state"
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(self.inputs, work)
        state.write_bytes(STATE.pack(*[0] * len(KINDS), 0, KINDS.index(kind), at, lasting, self.program.encode()))
        environment = os.environ | {"MV_FAULTS": str(state), "LD_PRELOAD": str(self.library(kind)), "TMPDIR": str(work),
                                    "ASAN_OPTIONS": "verify_asan_link_order=0"}
        with subprocess.Popen([self.tool, *command.split()], cwd=work, env=environment, stdin=subprocess.DEVNULL, start_new_session=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            try:
                out, err = process.communicate(timeout=SECONDS)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                out, err = process.communicate()
                err += b"it hung"
        if processes.left_behind(process.pid):
            os.killpg(process.pid, signal.SIGKILL)
            err += b"it left a process"
        values = STATE.unpack(state.read_bytes()[:STATE.size])
        files = {path.name: path.read_bytes() for path in work.iterdir()}
        return Outcome(process.returncode, out, err.decode(errors="replace"), files, values[KINDS.index(kind)], values[len(KINDS)])


def faults_of(kind, clean, done, known):
    """What is wrong with a run that a fault struck, if anything."""
    whole = done.code == clean.code and done.out == clean.out and done.files == clean.files
    if "it hung" in done.err or "it left a process" in done.err:
        return done.err[-20:]
    if done.code < 0 or done.code > 75:
        return f"code {done.code}"
    if done.code == clean.code:
        return "" if whole or "warning: the patch is B written whole" in done.err else "success that is none"
    if done.code not in CODES[kind] and not (done.code == 70 and any(words in done.err for words in ("worker", "error: rsvg-convert"))):
        return f"wrong code {done.code}"
    if "error: " not in done.err:
        return "no reason is given"
    if kind == "memory" and not any(words in done.err for words in ("out of memory", "ended by signal", "error: rsvg-convert")):
        return "another reason is given"
    if not set(done.out.splitlines()) <= set(clean.out.splitlines()) and "worker" not in done.err:
        return "half an answer"
    for name, text in done.files.items():
        if any(words in done.err for words in ("the page has no picture", "could not be drawn")) and text.endswith(b"</html>\n"):
            continue
        if text not in (known.get(name), clean.files.get(name)) and "worker" not in done.err:
            return f"half a file, {name}" if name in clean.files else f"left behind, {name}"
    return ""


def sample(count, points):
    if not points or count <= points:
        return list(range(1, count + 1))
    return sorted({1 + round(i * (count - 1) / (points - 1)) for i in range(points)})


class Report:
    def __init__(self):
        self.runs, self.struck, self.wrong = collections.Counter(), collections.Counter(), collections.defaultdict(list)

    def add(self, name, kind, lasting, at, done, fault):
        self.runs[kind] += 1
        self.struck[kind] += done.fired > 0
        if fault:
            self.wrong[name, kind, fault, done.err.strip().splitlines()[-1][:160] if done.err.strip() else ""].append((at, lasting))

    def close(self):
        for (name, kind, fault, said), where in sorted(self.wrong.items()):
            first = " ".join(f"{at}{'+' if lasting else ''}" for at, lasting in where[:4])
            print(f"{name}: {kind}: {fault}: {len(where)} times, at {first}; {said}")
        for kind in KINDS:
            bad = sum(len(where) for key, where in self.wrong.items() if key[1] == kind)
            if self.runs[kind]:
                print(f"{kind}: {self.runs[kind]} runs, {self.struck[kind]} struck by a fault, {bad} wrong")
        print(f"{sum(self.runs.values())} runs, {sum(map(len, self.wrong.values()))} wrong")
        return bool(self.wrong)


def one(runner, report, name, kind, clean, lasting, at):
    done = runner.run(PATHS[name], kind, at, lasting)
    fault = faults_of(kind, clean, done, runner.known) if done.fired else ""
    report.add(name, kind, lasting, at, done, fault)


def kinds_of(build):
    """With sanitizers what fails is calls of the system, and leaks are found."""
    return KINDS[1:] if machine.is_sanitized(build) else KINDS


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[2], formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--points", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--kinds", help=f"of {', '.join(KINDS)}")
    parser.add_argument("--program", default="multivector", help="whose calls fail; all: also those of the programs it runs")
    given = parser.parse_intermixed_args()
    report = Report()
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(given.jobs) as pool:
        runner = Runner(given.build.resolve(), pathlib.Path(folder), "" if given.program == "all" else given.program)
        for name in given.paths or PATHS:
            for kind in given.kinds.split(",") if given.kinds else kinds_of(given.build):
                clean = runner.run(PATHS[name], kind)
                if clean.code not in (0, 1) or "AddressSanitizer" in clean.err:
                    sys.exit(f"{name}: code {clean.code} without a fault: {clean.err}")
                points = sample(clean.counted, given.points)
                list(pool.map(lambda p: one(runner, report, name, kind, clean, *p), [(l, at) for l in (False, True) for at in points]))
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
