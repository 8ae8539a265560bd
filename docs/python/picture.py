#!/usr/bin/env python3
"""picture.py FILE: how evenly the states of Central Asia spread their ties, year by year, drawn by matplotlib. Run it as example.py."""
import sys

import matplotlib
import multivector
import pandas

matplotlib.use("Agg")  # no window
from matplotlib import pyplot

STATES, YEARS = ["KAZ", "KGZ", "TJK", "TKM", "UZB"], range(2013, 2025)
BLUE, GREY, QUIET = "#0072B2", "#9aa5ae", "#56606a"

columns = {year: multivector.read("graphs/scenarios/coded-alike.json", at=f"{year}-12-31", metrics=["evenness"]).actors for year in YEARS}
names = columns[2024]["name"]
table = pandas.DataFrame({year: actors.loc[STATES, "evenness"] for year, actors in columns.items()}).sort_values(2024)

figure, axes = pyplot.subplots(figsize=(7, 4.2), dpi=120)
label = 0
for state, line in table.iterrows():
    focus = state == "KAZ"
    axes.plot(YEARS, line, color=BLUE if focus else GREY, linewidth=2.5 if focus else 1.4, zorder=3 if focus else 2)
    label = max(line[2024], label + 0.018)  # names do not touch
    axes.text(2024.2, label, names[state], va="center", fontsize=9, color=BLUE if focus else QUIET, fontweight="bold" if focus else None)
axes.set(xlim=(2013, 2024), ylim=(0.6, 1), xticks=range(2013, 2025, 3), ylabel="Evenness over seven vectors")
axes.spines[["top", "right"]].set_visible(False)
axes.set_title("Central Asia's states spread their ties ever more alike", loc="left", fontsize=11, fontweight="bold")
figure.text(0.01, 0.01, "At the end of each year; coded-alike.json", fontsize=7, color=QUIET)
figure.tight_layout(rect=(0, 0.03, 1, 1))
figure.savefig(sys.argv[1])
