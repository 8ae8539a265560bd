#!/usr/bin/env python3
"""--time-limit in every command that can take long: a short one gives what there was time for, exit code 75 and one error
that names the option and counts what is there; the numbers are those of a run that asks for as much. A long one changes
nothing. A limit of no time at all is misuse."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import machine  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SHORT, LONG = "0.000001", "600"
EURASIA = f"{ROOT}/graphs/eurasia.json"
SCENARIOS = sorted(str(path) for path in (ROOT / "graphs/scenarios").glob("*.json"))[:6]
COMMANDS = {
    "timeline": ["timeline", EURASIA, "--since", "1992", "--until", "1996"],
    "each": ["whatif", f"{ROOT}/graphs/kazakhstan-2013.json", "--each", "actor", "--metrics", "degree"],
    "draws": ["whatif", f"{ROOT}/graphs/kazakhstan-2013.json", "--draws", "20", "--metrics", "degree"],
    "qap": ["compare", f"{EURASIA}@2001", f"{EURASIA}@2024", "--type-a", "alliance_treaty", "--type-b", "member",
            "--sections", "qap", "--qap", "50000"],
    "regression": ["compare", f"{EURASIA}@2001", f"{EURASIA}@2024", "--kind", "country", "--regress", "--sections", "regression", "--draws", "2000"],
    "sets": ["compare", *SCENARIOS],
}


def run(tool, command, *options):
    return subprocess.run([tool, *command, "--format", "json", *options], capture_output=True, text=True, timeout=900, check=False)


def counted(done):
    """What there was time for, and of how much."""
    found = re.search(r"the time limit ended [a-z ]+: (\d+) of (\d+) [a-z]+ are there \(--time-limit\)", done.stderr)
    return [int(number) for number in found.groups()] if found else (None, None)


def check_command(tool, name, command, tally):
    tally.context = name
    whole, long_, short = run(tool, command), run(tool, command, "--time-limit", LONG), run(tool, command, "--time-limit", SHORT)
    tally.compare((long_.stdout == whole.stdout, long_.returncode), (True, whole.returncode), "a long limit")
    made, asked = counted(short)
    tally.compare((short.returncode, made is not None and 0 < made < asked), (75, True), short.stderr)
    tally.compare(short.stderr.count("error"), 1, short.stderr)
    tally.compare(run(tool, command, "--time-limit", "0").returncode, 64, "no time")
    return json.loads(whole.stdout), json.loads(short.stdout), made, asked


def check_timeline(whole, short, made, tally):
    tally.compare(short["points"], whole["points"][:made], "the first dates")


def check_each(whole, short, made, tally):
    rows = {row["id"]: row for row in whole["each"]}
    tally.compare(len(short["each"]), made, "trials")
    for row in short["each"]:
        for key, value in row.items():
            if key not in ("place", "rank"):
                tally.compare(value, rows[row["id"]][key], key)


def check_sets(whole, short, made, tally):
    pairs = [(a, b) for a in range(len(SCENARIOS)) for b in range(a)]
    known = [(a, b) for a, b in pairs if short["distances"][a][b] is not None]
    tally.compare(len(known), made, "distances")
    for a, b in known:
        tally.compare(short["distances"][a][b], whole["distances"][a][b], "a distance")


def check_qap(tool, short, made, tally):
    """As many permutations as there was time for, asked for in the first place."""
    command = COMMANDS["qap"][:-1]
    tally.compare(short["qap"], json.loads(run(tool, [*command, str(made)]).stdout)["qap"], "the test")


def main():
    tool, tally = str(pathlib.Path(sys.argv[1]).resolve() / "multivector"), machine.Tally()
    for name, command in COMMANDS.items():
        whole, short, made, asked = check_command(tool, name, command, tally)
        tally.context = f"{name}, {made} of {asked}"
        if name == "timeline":
            check_timeline(whole, short, made, tally)
        elif name == "each":
            check_each(whole, short, made, tally)
        elif name == "sets":
            check_sets(whole, short, made, tally)
        elif name == "qap":
            check_qap(tool, short, made, tally)
        elif name == "regression":
            tally.compare((short["regression"]["draws"], whole["regression"]["draws"]), (made, asked), "draws")
            tally.compare(short["regression"]["r2"], whole["regression"]["r2"], "R squared")
    with tempfile.TemporaryDirectory() as folder:
        tally.context = "a chart of what there is"
        path = pathlib.Path(folder, "t.svg")
        done = subprocess.run([tool, *COMMANDS["timeline"], "--time-limit", SHORT, "-o", path], capture_output=True, check=False)
        tally.compare((done.returncode, path.read_text().startswith("<svg")), (75, True), done.stderr)
    return tally.close()


sys.exit(main())
