#!/usr/bin/env python3
"""pandas_spells.py FILE: yearly rows of pairs to spells, by pandas."""
import sys

import pandas

rows = pandas.read_csv(sys.argv[1], dtype={"a": str, "b": str, "type": str}).sort_values(["a", "b", "type", "year"])
rows["run"] = rows.year - rows.groupby(["a", "b", "type"]).cumcount()
spells = rows.groupby(["a", "b", "type", "run"]).year.agg(["min", "max"]).reset_index()
spells["end"] = spells["max"] + 1
spells = spells.rename(columns={"a": "source", "b": "target", "min": "start"})
spells["weight"] = 1
spells[["source", "target", "type", "weight", "start", "end"]].to_csv(sys.stdout, index=False)
