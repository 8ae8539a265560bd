#!/usr/bin/env python3
"""The bench must see answers that differ, judge its promises, and have a row for every result kept in the tree."""
import json
import pathlib
import sys
from types import SimpleNamespace

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import answers
import association_rows
import centrality_rows
import frustration_rows
import table
from folders import RESULTS
from row import all_rows, grows, times, within

faults = []


def expect(what, true):
    if not true:
        faults.append(what)


def said(out):
    return SimpleNamespace(out=out if isinstance(out, str) else json.dumps(out))


def sees(check, ours, peer):
    return bool(check(said(ours), said(peer)))


def check_answers():
    json_seen = [sees(answers.same_json, {"n": [1, new]}, {"n": [1, old]})
                 for old, new in ((2, 2), (2, 2 + 1e-10), (2, 2 + 1e-8), (2, None), (None, 2), (True, False), ("a", "b"))]
    expect("JSON: numbers, null and truth count, words do not", json_seen == [False, False, True, True, True, True, False])
    expect("JSON: a list lost an entry", sees(answers.same_json, [1], [1, 2]))
    expect("JSON: a key is gone", sees(answers.same_json, {}, {"n": 1}))
    node = '<g id="{}" class="node kind-country">'
    expect("an actor that the other lacks", sees(answers.same_picture, node.format("a") + node.format("b"), node.format("a")))
    expect("the same picture", not sees(answers.same_picture, node.format("a"), node.format("a")))
    expect("no picture", sees(answers.same_picture, "", ""))


def check_rows_answers():
    ours = {"actors": [{"id": "A", "metrics": {"degree": 1, "closeness": None}}]}
    values = [{"A": {"degree": 1, "closeness": float("nan")}}, {"A": {"degree": 1 + 1e-8}}, {"A": {"closeness": 0}}, {"B": {"degree": 1}}]
    seen = [sees(centrality_rows.same_values, ours, value) for value in values]
    expect("centralities: only the first is the same", seen == [False, True, True, True])
    bounds = "x n=3 m=3 lower={} upper={} proved 0.1s 7MB\n"
    pairs = [((3, 3), (3, 3)), ((2, 4), (3, 3)), ((2, 2), (3, 3)), ((1, 2), (3, 4))]
    seen = [sees(frustration_rows.bounds_meet, bounds.format(*a), bounds.format(*b)) for a, b in pairs]
    expect("bounds: the first two can both be true", seen == [False, False, True, True])
    seen = [sees(frustration_rows.same_optimum, bounds.format(3, 3), answer) for answer in ("3", "open", "4")]
    expect("optimum: 4 is another", seen == [False, False, True])
    seen = [sees(association_rows.same_association, "0.5 0 0 0.01 0.001", peer) for peer in ("0.5 0.012", "0.5001 0.01", "0.5 0.1")]
    expect("association: r exactly, p nearly", seen == [False, True, True])
    term = "0.9 0.5 0.1 5 0.01 0.001 0 0 0 0"
    seen = [sees(association_rows.same_regression, term, peer) for peer in ("0.5 5 0.02", "0.5001 5 0.01", "0.5 5.1 0.01", "0.5 5 0.1")]
    expect("regression: coefficient and t exactly, p nearly", seen == [False, True, True, True])


def check_promises():
    kept = [times("cpu", 2).kept(2), times("cpu", 2).kept(1.9), grows("cpu", 12).kept(10), grows("cpu", 12).kept(13), within("cpu", 1).kept(1)]
    expect("promises", kept == [True, False, True, False, True])


def check_results():
    rows = {row.name: row for row in all_rows()}
    expect("names of rows are unique", len(rows) == len(all_rows()))
    for entry in json.loads(RESULTS.read_text(encoding="utf-8"))["rows"]:
        row = rows.get(entry["name"])
        expect(f"{entry['name']} is in {RESULTS.name}, but no row", row)
        expect(f"{entry['name']} is of another group now", not row or row.group == entry["group"])
        expect(f"{entry['name']} promises something else now", not row or table.promised(row) == entry["promised"])


for check in (check_answers, check_rows_answers, check_promises, check_results):
    check()
print(*faults, sep="\n")
sys.exit(bool(faults))
