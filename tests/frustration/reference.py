#!/usr/bin/env python3
"""reference.py SOLVER [--large]: every row of reference_frustration.csv in the folder MV_DATA, each with its
certificate checked by scripts/verify-certificate. Networks that take over ten seconds only with --large."""
import csv
import pathlib
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine

LARGE = {"slashdot", "senate"}
VERIFY = pathlib.Path(__file__).resolve().parents[2] / "scripts" / "verify-certificate"


def find(folder, name):
    if name.startswith("cowlist/"):
        name = "cowlist/cowlist_" + name.split("/")[1]
    return next(path for path in (folder / f"{name}.edges.csv", folder / f"{name}.edges.csv.gz") if path.exists())


def faults(solver, path, row, certificate):
    command = [solver, "--seconds", "300", "--fold", row["fold"], "--certificate", certificate, str(path)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    print(run.stdout, end="", flush=True)
    if run.returncode:
        return [f"exit {run.returncode} {run.stderr}"]
    facts = dict(word.split("=", 1) for word in run.stdout.split() if "=" in word)
    found = []
    if row["proved"] == "yes" and not facts["lower"] == facts["upper"] == row["frustration_count"]:
        found.append(f"expected {row['frustration_count']}")
    if row["proved"] == "no":
        known_lower, known_upper = (float(word) for word in row["note"].split()[1::2])
        if not (known_lower - 1 <= float(facts["lower"]) <= known_upper and known_lower <= float(facts["upper"])):
            found.append(f"expected {row['note']}")
    check = subprocess.run([sys.executable, VERIFY, certificate, path], capture_output=True, text=True, check=False)
    return found + ([f"verify-certificate: {check.stderr}"] if check.returncode else [])


def main():
    folder, solver, wrong, count = machine.real_data(), f"{sys.argv[1]}/tests/frustration_solve", 0, 0
    with tempfile.TemporaryDirectory() as scratch:
        for row in csv.DictReader(open(folder / "reference_frustration.csv")):
            if row["set"] in LARGE and "--large" not in sys.argv:
                continue
            found = faults(solver, find(folder, row["set"]), row, str(pathlib.Path(scratch, "certificate.json")))
            count, wrong = count + 1, wrong + bool(found)
            for fault in found:
                print(f"{row['set']} {row['fold']}: {fault}")
    print(f"{count - wrong} passed, {wrong} failed")
    return wrong > 0


sys.exit(main())
