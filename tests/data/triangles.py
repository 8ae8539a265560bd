#!/usr/bin/env python3
"""Counts the signed triangles of every real data set of the folder MV_DATA and compares them with the reference there.

    triangles.py CENSUS

CENSUS is the program built from tests/balance/census.c. The rules of the reference are our fold rules sign-sum (R1),
any-negative (R2) and sum (R3)."""
import csv
import pathlib
import subprocess
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine

FOLDS = {"R1": "sign-sum", "R2": "any-negative", "R3": "sum"}


def find(folder, name):
    for path in (folder / name, folder / "cowlist" / name):
        for ending in (".edges.csv", ".edges.csv.gz"):
            if path.with_name(name + ending).exists():
                return path.with_name(name + ending)
    sys.exit(f"{name} is missing in {folder}")


def census(tool, path, fold):
    run = subprocess.run([tool, str(path), fold], capture_output=True, text=True, check=False)
    if run.returncode:
        sys.exit(f"{tool} {path} {fold}: {run.stderr}")
    return run.stdout.split()


def main():
    folder, tool, compared, wrong = machine.real_data(), f"{sys.argv[1]}/tests/triangle_census", 0, 0
    for row in csv.DictReader(open(folder / "reference_triangles.csv")):
        rules = {rule[-2:] for rule in row["rule"].split("=")}
        for fold in sorted(FOLDS[rule] for rule in rules):
            got = census(tool, find(folder, row["set"]), fold)
            expected = [row[key] for key in ("ppp", "ppn", "pnn", "nnn")]
            compared += 1
            if got != expected:
                wrong += 1
                print(f"{row['set']} {fold}: {got}, expected {expected}")
    print(f"{compared - wrong} passed, {wrong} failed")
    return wrong > 0


sys.exit(main())
