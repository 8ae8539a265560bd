#!/usr/bin/env python3
"""shared_workers.py BUILD [TIMES]: kills a process that shares the work of a run, at random moments. Either it came too late, and
everything is as without; or the exit code is 70, an error names what was computed and the signal, and the rest is there: all
numbers that are given are those of a whole run, and what is missing is null, or left out."""
import json
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import machine  # noqa: E402
from processes import left_behind  # noqa: E402
from workers import children, strikes  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
EURASIA, TOY = f"{ROOT}/graphs/eurasia.json", f"{ROOT}/tests/cli/toy"
TIMES = 30
METRICS = "pagerank,eigenvector,coreness,community,closeness,betweenness"
# {command: (what the error names, where the parts of the answer are)}
COMMANDS = {
    f"report net.csv --weighted --sections centrality --metrics {METRICS} --format json": (METRICS.replace(",", "|"), "actors"),
    f"report net.csv --weighted --sections centrality --metrics {METRICS} --format json --time-limit 600": (METRICS.replace(",", "|"), "actors"),
    f"whatif {EURASIA} --each actor --metrics degree,betweenness --format json": ("leaving one out", "each"),
    f"timeline {EURASIA} --since 1992 --until 2024 --step 1m --metrics ties,betweenness --format json": ("the timeline", "points"),
    f"report {EURASIA} --focus RUS --sections sensitivity --format json": ("the trials", "sensitivity"),
    "compare net.csv other.csv --sections qap --qap 60000 --format json": ("the test", "qap"),
    f"explore {TOY}.json --compare {TOY}-b.json -o page.html": ("the layout (compass|map) could not be drawn|", None),
}


def fill(folder):
    draw = random.Random(9)
    for name, ties in (("net.csv", 6000), ("other.csv", 3000)):
        rows = ["source,target,type,sign,weight", *(f"a{int(1200 * draw.random() ** 2)},a{int(1200 * draw.random() ** 2)},tie,1,{draw.randint(1, 4)}"
                                                    for _ in range(ties))]
        (folder / name).write_text("\n".join([*rows, ""]))


def workers(process):
    """Those of the program itself, which share its work: what draws is another program."""
    found = []
    for child in children(process):
        try:
            if pathlib.Path(f"/proc/{child}/comm").read_text().strip() == "multivector":
                found.append(child)
        except OSError:
            pass
    return found


def run(tool, command, folder, delay=None):
    """What it gives and says, whether a process was killed, the first that there was after the delay, and what it left."""
    page, killed = folder / "page.html", False
    page.unlink(missing_ok=True)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        with subprocess.Popen([tool, *command.split(), "--jobs", "3"], cwd=folder, stdout=out, stderr=err, start_new_session=True) as process:
            time.sleep(delay or 0)
            while delay is not None and not killed and process.poll() is None:
                for victim in workers(process.pid)[:1]:
                    os.kill(victim, signal.SIGKILL)
                    killed = True
                time.sleep(0.001)
            process.wait(timeout=900)
        out.seek(0)
        err.seek(0)
        got = process.returncode, out.read(), page.read_bytes() if page.exists() else b""
        return got, err.read().decode(), killed, bool(left_behind(process.pid))


def by_name(rows):
    """Rows that are sorted by what they say."""
    names = [key for key in ("kind", "what", "otherwise", "id") if rows and isinstance(rows[0], dict) and key in rows[0]]
    return {tuple(row[key] for key in names) or i: row for i, row in enumerate(rows)}


def differs(found, whole, place=""):
    """Where a number is another than in the whole, if anywhere; it may be missing."""
    if isinstance(found, list) and isinstance(whole, list):
        found, whole = by_name(found), by_name(whole)
    if isinstance(found, dict) and isinstance(whole, dict):
        return next((far for key in found if key not in ("place", "telling") for far in [differs(found[key], whole.get(key), f"{place}/{key}")] if far), "")
    return place if isinstance(found, (int, float)) and found != whole else ""


def part_of(text, part):
    document = json.loads(text)
    return document.get("sections", {}).get(part) or document[part]


def judge(clean, got, said, what, part):
    if got == clean:
        return ""
    if got[0] != 70 or not re.search(rf"error: ({what}).*worker ended by signal 9", said):
        return f"code {got[0]}, {said}"
    if part:
        return differs(part_of(got[1], part), part_of(clean[1], part))
    return "" if got[2].rstrip().endswith(b"</html>") else "no page"


def main():
    tool, tally, hit = str(pathlib.Path(sys.argv[1]).resolve() / "multivector"), machine.Tally(), 0
    times = int(sys.argv[2]) if len(sys.argv) > 2 else TIMES
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        fill(folder)
        for tally.context, (clean, *_), (got, said, killed, left) in strikes(lambda *how: run(tool, how[0], folder, *how[1:]), COMMANDS, times, 0.5):
            hit += killed
            tally.compare(judge(clean, got, said, *COMMANDS[tally.context]), "", "what it gives")
            tally.compare(left, False, "a process is left")
    print(f"{hit} processes killed")
    tally.compare(hit > times // 4, True, "enough were met")
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
