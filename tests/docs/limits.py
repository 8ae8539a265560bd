#!/usr/bin/python3
"""Every limit of src/support/limits.h stands in the table of docs/limits.md, by name and value."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
header, page = (ROOT / "src/support/limits.h").read_text(), (ROOT / "docs/limits.md").read_text()
rows = [line for line in page.splitlines() if line.startswith("|")]
limits = re.findall(r"^ *(MV_\w+) = (\d+)", header, re.M) + re.findall(r"^#define (MV_\w+) (\S+)$", header, re.M)
missing = []
for name, value in limits:
    row = next((row for row in rows if f"`{name}`" in row), "")
    shown = row.replace(",", "").replace("10^", "1e")
    if value not in re.findall(r"[\de]+", shown):
        missing.append(f"{name} = {value}: {row or 'no row'}")
print("\n".join(missing))
print(f"{len(limits) - len(missing)} passed, {len(missing)} failed")
sys.exit(bool(missing) or not limits)
