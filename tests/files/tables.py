#!/usr/bin/env python3
"""`--format csv` writes one table a file. With -o FOLDER/ every table of a report is a file that Python and R read as one
table, all are there or none, and nothing that was read is overwritten; several sections in one file are refused."""
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine

GRAPHS = pathlib.Path(__file__).resolve().parents[2] / "graphs"
ARTICLE, FACTS = str(GRAPHS / "kazakhstan-2013.json"), str(GRAPHS / "eurasia.json")
# Command lines, and some of the files that must be there with a column of each.
REPORTS = {
    f"report {ARTICLE} --top 5": {"overview": "value", "centrality-actors": "betweenness", "partners": "strength", "vectors-profile": "share"},
    f"report {ARTICLE} --sections centrality,balance": {"centrality-actors": "degree", "balance": "name"},
    f"report {ARTICLE} --directed --sections balance,chance --draws 5": {"balance": "value"},
    f"compare {FACTS}@2001 {FACTS}@2013": {"relations": "change", "ties-signs": "in_a", "metrics-moves": "metric", "types": "jaccard"},
    f"compare {FACTS}@2001 {FACTS}@2007 {FACTS}@2013": {"sets": "actors", "sets-values": "value", "distances-matrix": "set", "map-points": "x"},
    f"timeline {FACTS} --since 2010 --until 2012": {"events": "change"},
    f"whatif {ARTICLE} --drop kaz-chn-oil-pipeline": {"measures": "before"},
    f"relations {ARTICLE}": {"relations": "source"},
    f"report {FACTS} --sections chance --draws 5": {"chance-statistics": "p_two_tailed"},
    f"compare {FACTS}@2001 {FACTS}@2013 --sections found": {"found-missing": "source"},
    "metrics": {"metrics": "name"}, "types": {"types": "sign"},
}


def run(tool, arguments, folder):
    return subprocess.run([tool, *arguments.split()], cwd=folder, capture_output=True, text=True, timeout=900, check=False)


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def check_files(tally, tool, command, columns, folder):
    done = run(tool, f"{command} -o tables/", folder)
    tally.compare(done.returncode in (0, 1) and not done.stdout, True, f"exit code {done.returncode} {done.stderr}")
    paths = sorted((folder / "tables").iterdir())
    for path in paths:
        rows = read(path)
        tally.compare({len(row) for row in rows}, {len(rows[0])}, f"{path.name} is one table")
        tally.compare(len(set(rows[0])), len(rows[0]), f"{path.name} has a name for each column")
        tally.compare(path.suffix, ".csv", path.name)
    for name, column in columns.items():
        header = read(folder / "tables" / f"{name}.csv")[0] if (folder / "tables" / f"{name}.csv").exists() else []
        tally.compare(column in header if column else bool(header), True, f"{name} has {column}")
    return paths


def check_in_r(tally, folders):
    """R reads as many rows and columns, and every number as a number."""
    script = """for (path in commandArgs(TRUE)) {
      table <- read.csv(path, check.names = FALSE, colClasses = NA)
      cat(nrow(table), ncol(table), sum(sapply(table, is.numeric)), "\\n") }"""
    paths = sorted(path for folder in folders for path in (folder / "tables").iterdir())
    done = subprocess.run(["Rscript", "-e", script, *map(str, paths)], capture_output=True, text=True, check=False)
    tally.compare(done.returncode, 0, done.stderr)
    for path, line in zip(paths, done.stdout.splitlines()):
        rows = read(path)
        body = [row for row in rows[1:] if row]
        numeric = sum(all(is_number(row[c]) for row in body) and any(row[c] for row in body) for c in range(len(rows[0])))
        got = list(map(int, line.split()))
        tally.compare(got[:2], [len(body), len(rows[0])], f"{path.name} in R")
        tally.compare(got[2] >= numeric, True, f"{path.name}: {got[2]} columns are numbers in R, {numeric} here")


def is_number(text):
    try:
        return not text or float(text) is not None
    except ValueError:
        return False


def check_values(tally, tool, folder):
    """The tables say what JSON says."""
    run(tool, f"report {ARTICLE} --sections centrality --metrics degree,closeness -o tables/", folder)
    report = json.loads(run(tool, f"report {ARTICLE} --sections centrality --metrics degree,closeness --format json", folder).stdout)
    header, *rows = read(folder / "tables" / "centrality-actors.csv")
    for row, actor in zip(rows, report["actors"], strict=True):
        of = dict(zip(header, row))
        tally.compare([of["id"], float(of["degree"])], [actor["id"], actor["metrics"]["degree"]], "degree")
        closeness = actor["metrics"]["closeness"]
        tally.compare(of["closeness"], "" if closeness is None else f"{closeness:.12g}", "closeness")


def check_refused(tally, tool, folder):
    (folder / "mine.csv").write_text("source,target\nA,B\nB,C\n")
    (folder / "tables").mkdir()
    (folder / "tables" / "overview.csv").write_text("source,target\nA,B\n")
    (folder / "shut").mkdir()
    (folder / "shut").chmod(0o500)
    refused = {"report mine.csv --format csv": 64, "report mine.csv -o all.csv": 64, "compare mine.csv mine.csv --format csv": 64,
               "report mine.csv --format json -o tables/": 64, "report tables/overview.csv -o tables/": 64,
               "report mine.csv -o missing/tables/": 73, "report mine.csv --sections overview,centrality --format csv": 64,
               "render mine.csv -o pictures/": None}
    if os.geteuid():                         # root writes everywhere
        refused["report mine.csv -o shut/"] = 73
    before = {path: path.is_file() and path.read_bytes() for path in folder.rglob("*")}
    for command, status in refused.items():
        done = run(tool, command, folder)
        tally.compare(done.returncode == status if status else done.returncode >= 64, True, f"{command}: exit code {done.returncode}")
        tally.compare(done.stdout, "", f"{command}: standard output")
        if status == 64 and ("--format csv" in command or "all.csv" in command):
            tally.compare("-o DIR/" in done.stderr, True, f"{command} names the way out: {done.stderr}")
    tally.compare({path: path.is_file() and path.read_bytes() for path in folder.rglob("*")}, before, "files were touched")
    (folder / "shut").chmod(0o700)


def check_one_section(tally, tool, folder):
    """One section goes to standard output; where it has several tables a warning says so."""
    (folder / "mine.csv").write_text("source,target\nA,B\nB,C\n")
    done = run(tool, "report mine.csv --sections centrality --format csv", folder)
    rows = list(csv.reader(done.stdout.splitlines()))
    tally.compare((done.returncode, {len(row) for row in rows}), (0, {len(rows[0])}), "one section")
    done = run(tool, f"report {ARTICLE} --sections vectors --format csv", folder)
    tally.compare((done.returncode, "-o DIR/" in done.stderr), (0, True), "a section of several tables")
    done = run(tool, "report mine.csv --sections overview,centrality --top 1 -o old/", folder)
    (folder / "old" / "notes.txt").write_text("mine")
    again = run(tool, "report mine.csv --sections overview,centrality -o old/", folder)
    tally.compare((done.returncode, again.returncode), (0, 0), "a folder that is there")
    tally.compare(len(read(folder / "old" / "centrality-actors.csv")), 4, "a table that was there")
    tally.compare(sorted(path.name for path in (folder / "old").iterdir()), ["centrality-actors.csv", "notes.txt", "overview.csv"], "nothing else")


def main():
    tool, tally = str(pathlib.Path(sys.argv[1]).resolve() / "multivector"), machine.Tally()
    with tempfile.TemporaryDirectory() as name:
        folders = []
        for number, (command, columns) in enumerate(REPORTS.items()):
            tally.context = command.replace(str(GRAPHS), "graphs")
            folders.append(pathlib.Path(name) / str(number))
            folders[-1].mkdir()
            check_files(tally, tool, command, columns, folders[-1])
        reason = machine.missing_in_r("stats")
        if reason:
            machine.without(reason)
        else:
            check_in_r(tally, folders)
        for check in (check_values, check_refused, check_one_section):
            tally.context = check.__name__
            folder = pathlib.Path(name) / check.__name__
            folder.mkdir()
            check(tally, tool, folder)
    return tally.close()


sys.exit(main())
