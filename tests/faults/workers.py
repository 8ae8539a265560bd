#!/usr/bin/env python3
"""workers.py BUILD [TIMES]: kills a process that works for a run, 40 times, at random moments. Either it came too late, and
everything is as without, or the run says so: exit code 70, the reason on standard error, in JSON the bounds that were found
and why there are no better ones; no picture that is not whole, and no process left."""
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import machine  # noqa: E402
from processes import left_behind  # noqa: E402

TIMES = 40
LOST = "worker ended by signal 9"
FAILED = "what computed it failed, as an error says"
COMMANDS = ("report set.json --sections balance --format json", "report set.json --sections balance --format json -j 2",
            "report set.json --sections chance --draws 40 --format json -j 2", "render set.json -o p.svg", "compare set.json other.json --format json",
            "compare set.json other.json --regress --sections regression --draws 8000 --format json -j 2",
            "report set.json --sections centrality --metrics frustrated_ties --format json")


def write_sets(folder):
    draw = random.Random(7)
    ties = [(a, b) for a in range(25) for b in range(a) if draw.random() < 0.3]
    relations = [{"source": f"a{a}", "target": f"a{b}", "type": draw.choice(("trade", "strategic_rivalry"))} for a, b in ties]
    for name, kept in (("set.json", relations), ("other.json", relations[5:])):
        (folder / name).write_text(json.dumps({"format": "multivector-relation-set", "version": 1,
                                               "actors": [{"id": f"a{i}"} for i in range(25)], "relations": kept}))


def children(process):
    """Of a process, and theirs."""
    try:
        found = [int(word) for word in pathlib.Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []
    return found + [further for child in found for further in children(child)]


def run(tool, command, folder, delay=None):
    """What it gives; and whether one of its processes was killed after the delay."""
    (folder / "p.svg").unlink(missing_ok=True)
    killed = False
    with subprocess.Popen([tool, *command.split()], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        if delay is not None:
            time.sleep(delay)
            victims = children(process.pid)
            try:
                killed = bool(victims) and os.kill(random.choice(victims), signal.SIGKILL) is None
            except ProcessLookupError:
                pass
        out, err = process.communicate(timeout=900)
    drawn = (folder / "p.svg").read_bytes() if (folder / "p.svg").exists() else None
    left = [path.name for path in folder.iterdir() if path.name not in ("set.json", "other.json", "p.svg")]
    return (process.returncode, out, drawn), err.decode(), killed, left or bool(left_behind(process.pid))


def strikes(run, commands, times, reach):
    """Runs every command without a blow, and then again and again with one within that part of the time it takes: the command,
    and what run(command) and run(command, delay) give."""
    random.seed(1)
    for command in commands:
        begun = time.monotonic()
        clean = run(command)
        took = time.monotonic() - begun
        for _ in range(times // len(commands)):
            yield command, clean, run(command, random.uniform(0, took * reach))


def bounds(document):
    found = document["sections"]["balance"]["frustration"]["count"] if "sections" in document else document["balance"]["frustration"]["count"]
    return found["lower"], found["upper"], found.get("stopped")


def judge(command, clean, got, said):
    code, out, drawn = got
    if got == clean:
        return ""
    if code != 70 or "ended by signal 9" not in said:
        return f"code {code}, {said}"
    if command.startswith("render"):
        return "a picture all the same" if drawn else ""
    document = json.loads(out)
    if "chance" in command:
        return "" if "a process that drew was lost" in json.dumps(document["undefined"]) else "no reason for what is missing"
    if "regress" in command:
        terms, known = document["regression"]["terms"], json.loads(clean[1])["regression"]["terms"]
        kept = [term["coefficient"] for term in terms] == [term["coefficient"] for term in known]
        return "" if kept and terms[0]["p_two_tailed"] is None and "a process that drew was lost" in json.dumps(document) else f"terms are {terms}"
    if "frustrated_ties" in command:
        if out == clean[1]:  # it had told its proof
            return ""
        missing = {actor["metrics"]["frustrated_ties"] for actor in document["actors"]} == {None}
        return "" if missing and FAILED in json.dumps(document["undefined"]) else f"undefined: {document['undefined']}"
    if command.startswith("compare"):
        found = document["balance"]["frustration"]
        return "" if found["stopped"] == LOST and found["lower"]["a"] <= found["a"] else f"frustration is {found}"
    exact = bounds(json.loads(clean[1]))[0]
    lower, upper, stopped = bounds(document)
    return "" if lower <= exact <= upper and stopped in (LOST, None) else f"bounds {lower}, {upper}, {stopped}; {exact} is right"


def main():
    tool, tally, hit = str(pathlib.Path(sys.argv[1]).resolve() / "multivector"), machine.Tally(), 0
    times = int(sys.argv[2]) if len(sys.argv) > 2 else TIMES
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_sets(folder)
        for tally.context, (clean, *_), (got, said, killed, left) in strikes(lambda *how: run(tool, how[0], folder, *how[1:]), COMMANDS, times, 1):
            hit += killed
            tally.compare(judge(tally.context, clean, got, said), "", "what it gives")
            tally.compare(left, False, "what it leaves")
    print(f"{hit} processes killed")
    tally.compare(hit > times // 20, True, "enough were met")
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
