#!/usr/bin/env python3
"""A run that a signal ends at any moment leaves the old files or the new ones, all of them whole, nothing beside them and
no process. The signal comes before the n-th call that reads, writes, names, starts or waits (end_at.c), and at random
moments. Behind kill -9 files may be of both runs, each whole, and one more may lie beside that the next run takes away."""
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import processes  # noqa: E402

SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGXFSZ, signal.SIGPIPE, signal.SIGKILL]
COMMANDS = {
    "report x.json --sections balance --certificate c.txt -o r.json -j 2": ["c.txt", "r.json"],
    "render x.json --save-positions p.csv -o p.svg": ["p.csv", "p.svg"],
    "report x.json --sections summary,centrality,partners -o tables/": None,
    "convert x.json -o s.csv": ["s.csv", "s.nodes.csv"],
}
SET = {"format": "multivector-relation-set", "version": 1, "focus": "A", "vectors": [{"id": "west"}, {"id": "east"}],
       "actors": [{"id": name, "vector": vector} for name, vector in zip("ABCDEF", ["west", "west", "east", "east", "west", "east"])],
       "relations": [{"source": a, "target": b, "type": kind} for a, b, kind in (
           text.split() for text in ("A B member", "A C member", "B C sanctions", "C D member", "B D sanctions", "D E sanctions",
                                     "E F sanctions", "A F member"))]}
OLD = b"what was here before\n"


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file() or path.is_symlink()}


def start(tool, command, folder, **variables):
    environment = {**os.environ, "LC_ALL": "C", **variables}
    return subprocess.Popen([tool, *command.split()], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                            stderr=subprocess.DEVNULL, env=environment, start_new_session=True)


class Case:
    """One command in a folder of its own: with files of an earlier run, and without."""

    def __init__(self, tool, preload, command, names, named_only=False):
        self.tool, self.command, self.wrong, self.runs = tool, command, [], 0
        self.variables = {"LD_PRELOAD": preload, "ASAN_OPTIONS": "verify_asan_link_order=0:detect_leaks=0"}
        if named_only:
            self.variables["MV_NAMED_ONLY"] = "1"
        self.folder = pathlib.Path(tempfile.mkdtemp())
        (self.folder / "x.json").write_text(json.dumps(SET))
        self.inputs = contents(self.folder)
        self.calls = self.count()
        self.new = {name: bytes_ for name, bytes_ in contents(self.folder).items() if name not in self.inputs}
        self.names = names or sorted(self.new)
        assert sorted(self.names) == sorted(self.new), (command, sorted(self.new))

    def count(self):
        counted = self.folder.with_suffix(".count")
        done = start(self.tool, self.command, self.folder, MV_END_IN="multivector", MV_END_COUNT=str(counted), **self.variables)
        assert done.wait(timeout=900) == 0, self.command
        calls = counted.stat().st_size
        counted.unlink()
        return calls

    def reset(self, with_old):
        for path in self.folder.iterdir():
            if path.name not in self.inputs:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        for name in self.names if with_old else []:
            (self.folder / name).parent.mkdir(exist_ok=True)
            (self.folder / name).write_bytes(OLD)

    def judge(self, by, code, old, label):
        found = {name: bytes_ for name, bytes_ in contents(self.folder).items() if name not in self.inputs}
        beside = [name for name in found if ".multivector-" in name]
        mine = {name: bytes_ for name, bytes_ in found.items() if name not in beside}
        torn = [name for name, bytes_ in mine.items() if bytes_ not in (old.get(name), self.new[name])]
        if torn:
            self.wrong.append(f"{label}: torn: {torn}")
        if by != signal.SIGKILL:
            if mine not in (old, self.new):
                self.wrong.append(f"{label}: files of both runs")
            if code == 0 and mine != self.new:
                self.wrong.append(f"{label}: success without its files")
            if beside or (not mine and (self.folder / "tables").exists()):
                self.wrong.append(f"{label}: left {beside or 'a folder'}")
        whole = set(self.new.values())
        if not self.variables.get("MV_NAMED_ONLY") and any(found[name] not in whole for name in beside):
            self.wrong.append(f"{label}: {beside} is not whole")
        if code not in (0, -by):
            self.wrong.append(f"{label}: exit code {code}")
        return beside

    def run(self, by, label, variables, wait=None):
        with_old = self.runs % 2 == 0
        self.reset(with_old)
        old = {name: OLD for name in self.names} if with_old else {}
        process = start(self.tool, self.command, self.folder, **variables)
        if wait is not None:
            time.sleep(wait)
            process.send_signal(by)
        code = process.wait(timeout=900)
        self.runs += 1
        if names := processes.left_behind(process.pid):
            self.wrong.append(f"{label}: still running: {names}")
        if self.judge(by, code, old, label):
            self.again(label)

    def again(self, label):
        """What kill -9 left beside is gone after the next run, and its files are there."""
        assert start(self.tool, self.command, self.folder, **self.variables).wait(timeout=900) == 0
        if {**self.inputs, **self.new} != contents(self.folder):
            self.wrong.append(f"{label}: the next run left {sorted(contents(self.folder))}")

    def at_calls(self, most, pick):
        """Mostly towards the end, where files are written."""
        last = range(max(1, self.calls - most // 2), self.calls + 1)
        first = pick.sample(range(1, last[0]), min(most // 2, last[0] - 1)) if last[0] > 1 else []
        for at in [*first, *last]:
            by = SIGNALS[self.runs % len(SIGNALS)]
            variables = {"MV_END_IN": "multivector", "MV_END_AT": str(at), "MV_END_BY": str(int(by)), **self.variables}
            self.run(by, f"{self.command}: {by.name} at call {at} of {self.calls}", variables)

    def at_moments(self, count, longest, pick):
        for _ in range(count):
            by, wait = pick.choice(SIGNALS), pick.uniform(0, longest)
            self.run(by, f"{self.command}: {by.name} after {wait:.4f} s", {}, wait)

    def close(self):
        shutil.rmtree(self.folder)
        return self.wrong


def main():
    build, most = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 30
    tool, preload, pick = str(build / "multivector"), str(build / "tests/libend_at.so"), random.Random(17)
    runs, wrong = 0, []
    for command, names in COMMANDS.items():
        for named_only in (False, True):
            case = Case(tool, preload, command, names, named_only)
            case.at_calls(most // 2 if named_only else most, pick)
            if not named_only:
                case.at_moments(most // 3, 0.3 if "render" in command else 0.06, pick)
            runs += case.runs
            wrong += case.close()
    print("\n".join(wrong[:20]))
    print(f"{runs} runs ended by signals, {len(wrong)} faults")
    return bool(wrong)


sys.exit(main())
