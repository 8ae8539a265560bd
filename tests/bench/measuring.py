"""Runs the two sides of a row in turn, checks their answers, and takes medians."""
import dataclasses
import os
import pathlib
import signal
import statistics
import subprocess
import tempfile
import time

from builds import MEASURE
from row import missing

LONGEST = 600       # seconds of one command; one that takes longer is ended
SHORT = 1           # seconds that a row of short commands is repeated for, to even out the noise


class Failed(Exception):
    """A command did not end as it should."""


@dataclasses.dataclass
class Taken:
    """What one run printed, and what it took."""
    out: str
    err: str
    took: dict


@dataclasses.dataclass
class Result:
    row: object
    outcome: str        # kept, BROKEN, measured (nothing is promised), DIFFER, FAILED, skipped
    note: str = ""
    runs: int = 0
    ours: dict = dataclasses.field(default_factory=dict)
    peer: dict = dataclasses.field(default_factory=dict)
    ratio: dict = dataclasses.field(default_factory=dict)

    def value(self, promise):
        return (self.ours if promise.of == "ours" else self.ratio)[promise.measure]


def _communicate(process):
    try:
        return process.communicate(timeout=LONGEST)
    except BaseException as trouble:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if isinstance(trouble, subprocess.TimeoutExpired):
            raise Failed(f"took longer than {LONGEST} s") from None
        raise


def take(side):
    with tempfile.TemporaryDirectory() as folder, open(side.stdin or os.devnull, encoding="utf-8") as stdin:
        result = pathlib.Path(folder, "result")
        process = subprocess.Popen([MEASURE, result, *side.command], stdin=stdin, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, text=True, start_new_session=True)
        out, err = _communicate(process)
        if process.returncode not in side.codes:
            last = err.strip().splitlines()[-1:] or [""]
            raise Failed(f"{side.name} ended with {process.returncode}: {last[0]}")
        cpu, wall, kibibytes = map(float, result.read_text().split())
    taken = Taken(out, err, {"cpu": cpu, "wall": wall, "memory": kibibytes / 1024})
    taken.took |= side.reads(taken)
    return taken


def _medians(runs):
    return {measure: statistics.median(run.took[measure] for run in runs) for measure in runs[0].took}


def _judged(result):
    promises = result.row.promises
    if not promises:
        return "measured"
    return "kept" if all(promise.kept(result.value(promise)) for promise in promises) else "BROKEN"


def _rounds(row, most, seconds):
    """Runs of both sides in turn; the answers of the first round are checked before there is a second. None is begun that
    would end after so many seconds, the first apart."""
    start = time.monotonic()
    ours, peer = [take(row.ours)], [take(row.peer)]
    fault = row.check(ours[0], peer[0])
    longest = passed = time.monotonic() - start
    while not fault and (len(ours) < most or passed < SHORT) and passed + longest <= seconds:
        ours.append(take(row.ours))
        peer.append(take(row.peer))
        passed = time.monotonic() - start
    return ours, peer, fault


def measure(row, most, seconds):
    reason = missing(row)
    if reason:
        return Result(row, "skipped", reason)
    try:
        row.prepare()
        ours, peer, fault = _rounds(row, most, seconds)
    except Failed as failure:
        return Result(row, "FAILED", str(failure))
    if fault:
        return Result(row, "DIFFER", fault)
    result = Result(row, "", "", len(ours), _medians(ours), _medians(peer))
    result.ratio = {m: result.peer[m] / max(result.ours[m], 1e-6) for m in result.ours if m in result.peer}
    result.outcome = _judged(result)
    return result
