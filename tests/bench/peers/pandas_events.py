#!/usr/bin/env python3
"""pandas_events.py FILE: monthly ties of GDELT-shaped events by pandas, which reads the columns that are used alone."""
import sys

import pandas

events = pandas.read_csv(sys.argv[1], sep="\t", header=None, quoting=3, usecols=[1, 7, 17, 29], dtype=str, keep_default_na=False)
events.columns = ["day", "source", "target", "quad"]
events = events[(events.source != "") & (events.target != "") & (events.source != events.target)]
events["start"] = events.day.str.slice(0, 4) + "-" + events.day.str.slice(4, 6)
events["type"] = "quad" + events.quad
ties = events.groupby(["source", "target", "type", "start"]).size().reset_index(name="weight")
ties[["source", "target", "type", "weight", "start"]].to_csv(sys.stdout, index=False)
