#!/usr/bin/env python3
"""--time-limit over what takes long in one piece: a metric on a network on which it takes many times as long, a file that
does not end. The command ends in time, with exit code 75 and an error that counts what is there; what is not is null, with
the reason; what is quick is there as without a limit."""
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import machine  # noqa: E402

LIMIT, LONGEST = 0.2, 25  # seconds; the machine may be busy
WHY = "not computed within the time limit"
REPORT = ["report", "big.csv", "--weighted", "--metrics", "betweenness,degree,closeness", "--sections", "overview,centrality"]
COMMANDS = {
    "report": REPORT,
    "rank": ["rank", "big.csv", "--weighted", "--metric", "betweenness"],
    "timeline": ["timeline", "big.csv", "--metrics", "ties,diameter", "--directed", "--since", "1990", "--until", "1990"],
    "compare": ["compare", "big.csv@1990", "big.csv@1991", "--weighted", "--metrics", "harmonic,degree", "--sections", "metrics"],
}
PICTURES = {"render": ["render", "big.csv", "--size-by", "betweenness", "--directed", "-o", "p.svg"],
            "convert": ["convert", "big.csv", "--weighted", "--metrics", "betweenness,degree", "--to", "graphml", "-o", "c.graphml"]}


def fill(folder):
    """Every actor reaches every other: some ten seconds of paths with weights."""
    draw = random.Random(3)
    rows = [f"a{i},a{(i + 1) % 3000},trade,1,1,1980" for i in range(3000)]
    rows += [f"a{draw.randrange(3000)},b{draw.randrange(3000)},trade,1,{draw.randint(1, 9)},1980" for _ in range(40000)]
    (folder / "big.csv").write_text("\n".join(["source,target,type,sign,weight,start", *rows, ""]))


def run(tool, folder, arguments, limit=LIMIT, **more):
    begun = time.monotonic()
    done = subprocess.run([tool, *arguments, *(["--time-limit", str(limit)] if limit else [])], cwd=folder, capture_output=True, text=True,
                          timeout=300, check=False, **more)
    return done, time.monotonic() - begun


def counted(said):
    found = re.search(r"the time limit ended what was computed: (\d+) of (\d+) metrics are there \(--time-limit\)", said)
    return tuple(int(number) for number in found.groups()) if found else None


def ended(tally, done, took, counts):
    tally.compare((done.returncode, counted(done.stderr), done.stderr.count("error"), took < LONGEST), (75, counts, 1, True),
                  f"{took} s; {done.stderr[-300:]}")


def check_report(tally, found, whole):
    known = {actor["id"]: actor["metrics"]["degree"] for actor in whole["actors"]}
    tally.compare({actor["id"]: actor["metrics"]["degree"] for actor in found["actors"]}, known, "what is quick")
    tally.compare({actor["metrics"]["betweenness"] for actor in found["actors"]}, {None}, "what is long")
    tally.compare(found["undefined"]["actors.metrics.betweenness"], WHY, "the reason") if "actors.metrics.betweenness" in found["undefined"] \
        else tally.compare(WHY in json.dumps(found["undefined"]), True, "the reason")


def check_rest(tally, name, found):
    text = json.dumps(found)
    tally.compare(WHY in text, True, f"the reason; {text[:300]}")
    if name == "timeline":
        point = found["points"][0]["metrics"]
        tally.compare((point["ties"] > 40000, point["diameter"]), (True, None), "the date")


def check_reading(tool, folder, tally):
    """A file that does not end: nothing is there, and nothing is written."""
    tally.context = "reading"
    with subprocess.Popen(["sleep", "60"], stdout=subprocess.PIPE) as endless:
        done, took = run(tool, folder, ["report", "-", "--from", "csv", "-o", "r.txt"], stdin=endless.stdout)
        endless.kill()
    tally.compare((done.returncode, done.stderr.count("the time limit ended reading: nothing is there (--time-limit)"), took < LONGEST),
                  (75, 1, True), done.stderr)
    tally.compare(sorted(path.name for path in folder.iterdir() if path.name.startswith(("r.txt", "."))), [], "files")


def main():
    tool, tally = str(pathlib.Path(sys.argv[1]).resolve() / "multivector"), machine.Tally()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        fill(folder)
        whole = json.loads(run(tool, folder, ["report", "big.csv", "--metrics", "degree", "--sections", "centrality", "--format", "json"], None)[0].stdout)
        counts = {"report": (16, 20), "rank": (0, 1), "timeline": (1, 2), "compare": (2, 4), "render": (0, 1), "convert": (1, 2)}
        for name, command in COMMANDS.items():
            tally.context = name
            done, took = run(tool, folder, [*command, "--format", "json"])
            ended(tally, done, took, counts[name])
            if name == "report":
                check_report(tally, json.loads(done.stdout), whole)
            else:
                check_rest(tally, name, json.loads(done.stdout))
        for name, command in PICTURES.items():
            tally.context = name
            done, took = run(tool, folder, command)
            late = "multivector-draw took too long" in done.stderr  # on a busy machine; then there is no picture
            tally.compare((done.returncode, counted(done.stderr), took < 2 * LONGEST), (75, counts[name], True), f"{took} s; {done.stderr[-300:]}")
            path = folder / command[-1]
            tally.compare(path.exists(), not late, "a file")
            text = path.read_text() if path.exists() else ""
            tally.compare(text.rstrip().endswith(">"), not late, "a whole file")
            tally.compare("degree" in text, name == "convert", "what is quick")
            tally.compare(re.search("betweenness: [0-9]" if name == "render" else "a1.*betweenness", text) is None, True, "what is long")
        check_reading(tool, folder, tally)
    return tally.close()


sys.exit(main())
