"""Which tests run which lines, by the counters of a build of its own, and what each test takes without a mutant."""
import bisect
import json
import os
import pathlib
import shutil
import subprocess
import tempfile

import suite


def lines_of(notes, folder, counted):
    """Our sources to their lines with code, and how often each was run by the counters beside the notes, if any."""
    done = subprocess.run(["gcov", "--json-format", "--stdout", *map(str, notes)], cwd=folder, capture_output=True, text=True, check=False)
    found = {}
    for document in done.stdout.splitlines():
        for file in json.loads(document)["files"] if document.startswith("{") else []:
            name = os.path.relpath(os.path.join(counted, file["file"]), suite.ROOT)
            lines = found.setdefault(name, {}) if name.startswith("src/") else {}
            for line in file["lines"]:
                lines[line["line_number"]] = lines.get(line["line_number"], 0) + line["count"]
    return found


def lines_run(folder, counted):
    notes = []
    for data in folder.rglob("*.gcda"):
        note = pathlib.Path("/", data.relative_to(folder)).with_suffix(".gcno")
        if note.exists():
            notes.append(data.with_suffix(".gcno"))
            notes[-1].symlink_to(note)
    found = lines_of(notes, folder, counted) if notes else {}
    return {file: ran for file, lines in found.items() if (ran := [number for number, count in lines.items() if count])}


def measure(command, root, counted, limit):
    """What a test of the build with counters takes and reaches; its exit code alone where it does not pass."""
    folder = pathlib.Path(tempfile.mkdtemp(dir=counted.parent))
    try:
        code, seconds, late = suite.run(command, root, counted, limit, {"GCOV_PREFIX": str(folder), "GCOV_ERROR_FILE": os.devnull})
        return {"code": code or int(late), "seconds": seconds, "run": lines_run(folder, counted) if not code else {}}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Reach:
    """Read from a folder with a file a test."""

    def __init__(self, folder, code):
        self.code, self.seconds, self.stamps, self.tests, self.sound = code, {}, {}, {}, {}
        for path in sorted(folder.glob("*.json")):
            known = json.loads(path.read_text())
            if known["code"] == 0:
                self.seconds[known["name"]], self.stamps[known["name"]] = known["seconds"], known["stamp"]
                for file, lines in known["run"].items():
                    self.tests.setdefault(file, {})[known["name"]] = set(lines)

    def of(self, mutant):
        """Tests that run its lines, or where none does, which may be for want of counters in a process that was killed,
        a file of its folders from src/analysis/frustration, src/cli and the like on; and whether its lines are run."""
        tests, code = self.tests.get(mutant.file, {}), self.code.get(mutant.file, [])
        lines = {line for line in code if mutant.first <= line <= mutant.last}
        if not lines:  # an `else`, a part of a long expression: what stands around it
            lines = {*code[max(0, (at := bisect.bisect(code, mutant.first)) - 1):at + 1]}
        exact = [name for name, ran in tests.items() if not ran.isdisjoint(lines)]
        near = "/".join(mutant.file.split("/")[:3]) + "/"
        return exact or sorted({name for file, tests in self.tests.items() if file.startswith(near) for name in tests}), bool(exact)
