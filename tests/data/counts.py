#!/usr/bin/env python3
"""Loads every real data set of the folder MV_DATA and compares its counts with the reference files there.

The reference tables count signed pairs under three rules that are our fold rules sign-sum (R1), any-negative (R2)
and sum (R3); pairs dropped for cancelling out are our ambivalent ones."""
import csv
import json
import pathlib
import subprocess
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine

FOLDS = {"R1": "sign-sum", "R2": "any-negative", "R3": "sum"}


def network(tool, path, fold):
    command = [tool, "report", str(path), "--format", "json", "--sections", "overview", "--at", "all", "--fold", fold]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        sys.exit(f"{' '.join(command)}\n{run.stderr}")
    return json.loads(run.stdout)["network"]


def find(folder, name):
    for path in (folder / name, folder / "cowlist" / name):
        for ending in (".edges.csv", ".edges.csv.gz"):
            if path.with_name(name + ending).exists():
                return path.with_name(name + ending)
    sys.exit(f"{name} is missing in {folder}")


def main():
    folder, tool = machine.real_data(), f"{sys.argv[1]}/multivector"
    counts = {row["set"]: row for row in csv.DictReader(open(folder / "reference_counts.csv"))}
    pairs = {}
    for row in csv.DictReader(open(folder / "reference_triangles.csv")):
        pairs[row["set"], row["rule"][-2:]] = row   # "R1=R2=R3": rules that agree are computed once
    compared, wrong = 0, 0
    for name, row in counts.items():
        for rule in [r for r in FOLDS if (name, r) in pairs] or ["R3"]:
            fold = FOLDS[rule]
            got = network(tool, find(folder, name), fold)
            expected = {"actors": row["nodes"], "relations": row["rows"], "loops": row["self_loops"]}
            if (name, rule) in pairs:
                signed = pairs[name, rule]
                expected |= {"positive": signed["pairs_positive"], "negative": signed["pairs_negative"],
                             "ambivalent": signed["pairs_dropped"]}
            if row["zero"] == "0":   # every pair is a tie of some kind then
                expected |= {"ties": row["simple_pairs"], "components": row["components"], "isolates": row["isolates"]}
            for key, value in expected.items():
                compared += 1
                if got[key] != int(value):
                    wrong += 1
                    print(f"{name} {fold}: {key} is {got[key]}, expected {value}")
    print(f"{compared - wrong} passed, {wrong} failed")
    return wrong > 0


sys.exit(main())
