#!/usr/bin/env python3
"""refused.py BUILD: a command line that cannot be meant ends with exit code 64, nothing on standard output, no file, and one
error that names the option or value and what was expected. What is said stands here in part; values at the edge of what is
allowed pass."""
import json
import os
import pathlib
import pty
import shlex
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import machine  # noqa: E402

SET = {"format": "multivector-relation-set", "version": 1, "focus": "A", "actors": [{"id": x, "kind": "state"} for x in "ABC"],
       "relations": [{"source": "A", "target": "B", "type": "trade", "start": "2001"}, {"source": "B", "target": "C", "type": "sanctions", "start": "2003"}]}
PICTURE = "are about the picture; --svg FILE was expected as well"

# What is asked for, and what is said of it.
LINES = [
    ("report s.json --type ,trade", "names with a comma between them"),
    ("report s.json --type trade,", "names with a comma between them"),
    ("report s.json --min-weight -1", "--min-weight is \"-1\"; a number from 0 on was expected"),
    ("report s.json --min-weight x", "a number from 0 on"),
    ("report s.json --time-limit 0", "a number of seconds above 0"),
    ("report s.json --time-limit soon", "a number of seconds above 0"),
    ("report s.json --top -3", "a whole number from 0 on"),
    ("report s.json --top 1000000000000000000", "a whole number from 0 on"),
    ("report s.json --top 99999999999999999999", "a whole number from 0 on"),
    ("report s.json --top ''", "a whole number from 0 on"),
    ("report s.json --draws 0", "a number of draws from 1 to 1000000"),
    ("report s.json --draws 1000001", "a number of draws from 1 to 1000000"),
    ("report s.json --draws many", "a whole number from 0 on"),
    ("report s.json --seed -1", "a whole number from 0 to 18446744073709551615"),
    ("report s.json --jobs two", "a whole number from 0 on"),
    *((f"report s.json --memory-limit {size}", "a size such as 500M or 2G") for size in ("0", "''", "M", "5X", "500MB", "2.5G", "99999999999G")),
    ("report s.json --sign *", "+ or -"),
    ("report s.json --ego ''", "ID or ID:RADIUS"),
    ("report s.json --ego :2", "ID or ID:RADIUS"),
    ("report s.json --project ''", "KIND[:WEIGHT][+direct]"),
    ("report s.json --project :count", "KIND[:WEIGHT][+direct]"),
    ("report s.json --at 2001 --during 2001..2002", "--at is a day and --during a period"),
    ("report s.json --during 2001..2002 --at all", "--at is a day and --during a period"),
    ("report s.json --during 2002..2001", "--during is \"2002..2001\""),
    ("report s.json --confidence certain", "--confidence is \"certain\""),
    ("report s.json --by colour", "--by is \"colour\""),
    ("report s.json --by attribute:", "--by is \"attribute:\""),
    ("report s.json -o p.svg", "the output has the ending of a picture"),
    ("report s.json -Q", "unknown option \"-Q\"; \"multivector help report\" lists them"),
    ("report s.json --json", "did you mean \"--format json\"?"),
    ("convert s.json --gexf", "did you mean \"--to gexf\"?"),
    ("render s.json --compass", "did you mean \"--layout compass\"?"),
    ("render n.csv --focus A --layout compass", "(a table has them in a column \"vector\" of its actors); --layout network"),
    ("add n.csv Hungary,B,trade", "no actor \"Hungary\" in this set; a row that names it is to be written by hand first"),
    ("add s.json Hungary,B,trade", "no actor \"Hungary\" in this set; it is to be written into \"actors\" first"),
    ("plot s.json", "did you mean \"render\"?"),
    ("export s.json", "did you mean \"convert\"?"),
    ("new Aa --from s.json -o new.json", "no actor \"Aa\" in this set"),
    ("render s.json -o p.png --width 2000", "a smaller --width, which is in millimetres"),
    ("report s.json --quiet=yes", "--quiet takes no value"),
    ("report s.json --top", "--top needs a value"),
    ("timeline s.json --step 0y", "a step such as 1y or 6m"),
    ("timeline s.json --step 10000y", "a step such as 1y or 6m"),
    ("timeline s.json --step 3w", "a step such as 1y or 6m"),
    ("timeline s.json --step y", "a step such as 1y or 6m"),
    ("rank s.json --metric degree --theme dark", PICTURE),
    ("rank s.json --metric degree --title T", PICTURE),
    ("rank s.json --metric degree --source S", PICTURE),
    ("rank s.json --metric degree --credit C", PICTURE),
    ("render s.json -o p.svg --aspect 16:", "width:height, such as 16:9 or 1.6"),
    ("render s.json -o p.svg --aspect :9", "width:height, such as 16:9 or 1.6"),
    ("render s.json -o p.svg --aspect 0:9", "width:height, such as 16:9 or 1.6"),
    ("render s.json -o p.svg --aspect 16:0", "width:height, such as 16:9 or 1.6"),
    ("render s.json -o p.svg --aspect 16:9:4", "width:height, such as 16:9 or 1.6"),
    ("compare s.json t.json --qap 0", "--qap is 0; a number of permutations was expected"),
    ("compare s.json t.json --qap some", "a whole number from 0 on"),
    ("compare s.json t.json --draws 10", "--draws is about a regression"),
    ("compare s.json t.json --distance jaccard", "--distance is about more than two sets"),
    ("compare s.json t.json --consensus 2", "--consensus is about more than two sets"),
    ("compare s.json t.json u.json --metrics degree", "--metrics is about two sets"),
    ("compare s.json t.json u.json --type-a trade", "--type-a is about two sets"),
    ("compare s.json t.json u.json --type-b trade", "--type-b is about two sets"),
    ("compare s.json t.json u.json --patch p.json", "--patch is about two sets"),
    ("compare s.json t.json u.json --deltacon", "--deltacon is about two sets"),
    ("whatif s.json --add A,B", "A,B,TYPE"),
    ("whatif s.json --add A,B,trade,1,1,1", "A,B,TYPE"),
    ("whatif s.json --add A,B,trade,2", "a sign of 1, 0 or -1"),
    ("whatif s.json --add A,B,trade,1,0", "a weight above 0"),
    ("whatif s.json --add A,B,trade,1,heavy", "a weight above 0"),
    ("whatif s.json --add ,", "names with a comma between them"),
    ("convert s.json --to jsn", "--to is \"jsn\""),
    ("convert s.json --from jsn --to csv", "--from is \"jsn\""),
    ("convert s.json --map source=A --to csv", "--map goes with tables and other foreign formats"),
    ("convert s.json --missing x --to csv", "--missing goes with tables"),
    ("convert s.json --dates dmy --to csv", "--dates goes with tables"),
    ("convert s.json --undirected-once --to csv", "--undirected-once goes with tables"),
    ("convert s.json --covers 2001..2002 --to csv", "--covers goes with tables"),
    ("convert s.json --vector-table v.csv --to csv", "--vector-table goes with tables"),
    ("convert g.graphml --nodes n.csv --to csv", "--nodes goes with CSV"),
    ("convert g.graphml --columns source,target --to csv", "--columns goes with CSV"),
    ("convert g.graphml --split ';' --to csv", "--split goes with CSV"),
    ("convert n.csv --split '' --to json", "a text such as ;"),
    ("convert n.csv --map source --to json", "FIELD=COLUMN was expected"),
    ("convert n.csv --map source= --to json", "FIELD=COLUMN was expected"),
    ("sql", "sql needs RECIPE"),
    ("sql gdelt-2 --dialect cobol", "--dialect is \"cobol\""),
] + [(f"compare s.json t.json u.json --svg p.svg {option}", f"{option.split()[0]} is about two sets") for option in (
    "--panels", "--layout network", "--projection equal-earth", "--positions q.csv", "--save-positions q.csv", "--size card", "--width 300", "--aspect 2", "--dpi 90")
] + [(f"compare s.json t.json {option}", f"{option.split()[0]} is about the difference map") for option in (
    "--panels", "--layout network", "--positions q.csv", "--save-positions q.csv", "--size card", "--width 300", "--aspect 2", "--dpi 90")
] + [(f"compare s.json t.json {option}", PICTURE) for option in ("--theme dark", "--title T", "--source S", "--credit C")]

PASS = ["report s.json --top 0 --jobs 0 -q", "report s.json --jobs 1000 -q", "report s.json --seed 18446744073709551615 -q", "report s.json --ego A:0 -q",
        "report s.json --ego A --focus B -q", "report s.json --ego B:1:1 -q -h", "timeline s.json --step 9999y -q", "timeline s.json --step 6m -q",
        "report s.json --color always -q", "report s.json --color never -q", "--version", "--help", "-h", "report --help", "report -h"]


LIMITS = [f"report s.json --memory-limit {size} -q" for size in ("4G", "2000M", "3g", "4000000K", "4000000000")]

TERMINAL = [("render s.json --format png", "png is nothing for a terminal"), ("explore s.json", "-o NAME.html was expected"), ("explore s.json -o -", "-o NAME.html was expected")]


def on_terminal(tally, tool, folder):
    """What no terminal shows is refused there, and written to a pipe."""
    for line, said in TERMINAL:
        tally.context = f"{line}, on a terminal"
        leader, follower = pty.openpty()
        done = subprocess.run([tool, *shlex.split(line)], cwd=folder, stdout=follower, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
        os.close(follower)
        os.close(leader)
        tally.compare((done.returncode, said in done.stderr), (64, True), done.stderr.strip())


def main():
    tool, tally = str(pathlib.Path(sys.argv[1]).resolve() / "multivector"), machine.Tally()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for file, count in (("s.json", 2), ("t.json", 1), ("u.json", 2)):
            (folder / file).write_text(json.dumps({**SET, "relations": SET["relations"][:count]}))
        (folder / "n.csv").write_text("source,target,type\nA,B,trade\n")
        (folder / "q.csv").write_text("id,x,y\nA,0,0\n")
        subprocess.run([tool, "convert", "s.json", "-o", "g.graphml", "-q"], cwd=folder, check=True)
        before = sorted(path.name for path in folder.iterdir())
        allowed = PASS if machine.is_sanitized(sys.argv[1]) else PASS + LIMITS
        for line, said in LINES + [(line, None) for line in allowed]:
            tally.context = line
            done = subprocess.run([tool, *shlex.split(line)], cwd=folder, capture_output=True, text=True, timeout=60, check=False)
            if said is None:
                tally.compare((done.returncode, "error" in done.stderr), (0, False), "exit code and errors")
                continue
            errors = [text for text in done.stderr.splitlines() if "error: " in text]
            tally.compare(done.returncode, 64, f"exit code, {done.stderr.strip()!r}")
            tally.compare(len(errors) == 1 and said in errors[0], True, f"what is said, {done.stderr.strip()!r}")
            tally.compare(done.stdout, "", "standard output")
        on_terminal(tally, tool, folder)
        tally.compare(sorted(path.name for path in folder.iterdir()), before, "files")
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
