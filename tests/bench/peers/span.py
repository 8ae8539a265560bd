"""span.py COMMAND...: how long it would take on cores enough, in CPU seconds: of processes that live at the same time the longest
counts. perf samples who runs; how busy the machine is does not matter. Prints that as JSON, with a digest of what the command
gives."""
import collections
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

RATE = 4000
EVENT = re.compile(r"\s*(\d+)\s+([\d.]+):\s+(?:PERF_RECORD_(FORK|EXIT)\((\d+):\d+\):\((\d+):\d+\)|cpu-clock)")


def digest(folder, out):
    """Of what it prints and of the files that it writes."""
    found = hashlib.sha256(out)
    for path in sorted(pathlib.Path(folder).iterdir()):
        found.update(path.read_bytes())
    return found.hexdigest()


def record(command, folder):
    trace = pathlib.Path(folder, "trace")
    work = pathlib.Path(folder, "work")
    work.mkdir()
    done = subprocess.run(["perf", "record", "-q", "-e", "cpu-clock", "-F", str(RATE), "-o", trace, "--", *command], cwd=work,
                          stdout=subprocess.PIPE, check=False)
    if done.returncode not in (0, 1):       # 1: compare found a difference
        sys.exit(f"it ended with {done.returncode}")
    told = subprocess.run(["perf", "script", "-i", trace, "--show-task-events", "-F", "pid,time,event"], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True, check=True)
    return told.stdout, digest(work, done.stdout)


class Process:
    def __init__(self):
        self.samples, self.children, self.begin, self.end = [], [], None, float("inf")


def read(text):
    processes, first = collections.defaultdict(Process), None
    for line in text.splitlines():
        match = EVENT.match(line)
        if not match:
            continue
        pid, time, kind, one, parent = match[1], float(match[2]), match[3], match[4], match[5]
        if not kind:
            processes[pid].samples.append(time)
            first = first or pid
        elif kind == "EXIT":
            processes[one].end = time
        elif one != parent:
            processes[one].begin = time
            processes[parent].children.append(processes[one])
    return processes[first]


def span(process):
    """Its own time, and that of children which live one after the other, as far as it waits for them: of all such rows of
    children the one that takes longest."""
    longest = []        # of the children so far, by the end: (end, what they add)
    for child in sorted(process.children, key=lambda one: one.end):
        meanwhile = sum(child.begin <= time <= child.end for time in process.samples)
        before = max((added for end, added in longest if end <= child.begin), default=0)
        longest.append((child.end, before + max(0, span(child) - meanwhile)))
    return len(process.samples) + max((added for _, added in longest), default=0)


def main():
    command = [sys.argv[1], *(os.path.abspath(word) if os.path.exists(word) else word for word in sys.argv[2:])]
    with tempfile.TemporaryDirectory() as folder:
        text, same = record(command, folder)
    print(json.dumps({"span": span(read(text)) / RATE, "digest": same}))


main()
