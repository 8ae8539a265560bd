#!/usr/bin/env python3
"""pandas_events.py FILE [repeats]: monthly ties of GDELT-shaped events by pandas, which reads the columns that are used alone.
With "repeats" the types are called as in the recipe gdelt-2, and what that counts is counted, on standard error."""
import sys

import pandas

COLUMNS = {0: "id", 1: "day", 7: "source", 17: "target", 26: "code", 29: "quad", 60: "url"}
CLASSES = {"1": "verbal_cooperation", "2": "material_cooperation", "3": "verbal_conflict", "4": "material_conflict"}


def count_repeats(events):
    turned = events.source > events.target
    sides = events.assign(one=events.source.where(~turned, events.target), other=events.target.where(~turned, events.source), turned=turned)
    ways = sides[sides.url != ""].groupby(["one", "other", "day", "code", "url"]).turned.agg(["min", "max"])
    print(events.id.duplicated().sum(), (ways["min"] != ways["max"]).sum(), file=sys.stderr)


repeats = len(sys.argv) > 2
wanted = list(COLUMNS) if repeats else [1, 7, 17, 29]
events = pandas.read_csv(sys.argv[1], sep="\t", header=None, quoting=3, usecols=wanted, dtype=str, keep_default_na=False)
events.columns = [COLUMNS[number] for number in wanted]
events = events[(events.source != "") & (events.target != "") & (events.source != events.target)]
if repeats:
    count_repeats(events)
events["start"] = events.day.str.slice(0, 4) + "-" + events.day.str.slice(4, 6)
events["type"] = events.quad.map(CLASSES) if repeats else "quad" + events.quad
ties = events.groupby(["source", "target", "type", "start"]).size().reset_index(name="weight")
ties[["source", "target", "type", "weight", "start"]].to_csv(sys.stdout, index=False)
