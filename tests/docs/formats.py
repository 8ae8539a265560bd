#!/usr/bin/env python3
"""What docs/formats.md says is lost in each format is what `convert` says of a set that has everything, and every format that
is written stands in its first table."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
ATTRIBUTES = {"gdp": 5, "text": "12", "mixed": 1, "label": "a field", "my own": 1, "key": 1, "SUID": 2, "graphics": 1, "pos": 1}
SET = {
    "format": "multivector-relation-set", "version": 1, "title": "T", "description": "D", "as_of": "2013", "focus": "A",
    "coverage": [{"from": "1990", "to": "2013"}], "sources": [{"id": "s", "title": "S"}, {"id": "t"}],
    "vectors": [{"id": "west", "name": "The West"}, {"id": "east"}],
    "relation_types": [{"id": "own", "sign": -1, "weight": 2, "directed": True}],
    "actors": [
        {"id": "A", "name": "Alpha", "kind": "organisation", "region": "R", "note": "N", "start": "0900", "through": "2010",
         "vector": "west", "alternatives": ["east"], "names": {"ru": "А"}, "place": [1, 2], "continues": [{"actor": "C"}],
         "attributes": ATTRIBUTES},
        {"id": 'B "b"', "name": "Bell \a", "attributes": {"mixed": "m"}}, {"id": "C"}],
    "relations": [
        {"id": "r", "source": "A", "target": "C", "type": "own", "sign": 1, "confidence": "high", "basis": "stated", "note": "n",
         "start": "2001", "end": "2005-03", "sources": [{"id": "s", "quote": "q"}, {"id": "t", "quote": "more"}],
         "attributes": ATTRIBUTES},
        {"source": "A", "target": 'B "b"', "type": "own", "directed": False, "attributes": {"mixed": "m"}},
        {"source": "A", "target": "C", "type": "sanctions", "sign": 1},
        {"source": "A", "target": "C", "type": "alliance", "sign": 0, "weight": 3, "through": "2010"}]}


def said(tool, source, name, folder):
    """What the program says is lost, an entry each."""
    done = subprocess.run([tool, "convert", source, "--to", name, "-o", folder / f"set.{name}"], capture_output=True, text=True, check=False)
    report = re.search(r"which are left out: (.*)", done.stderr)
    return {entry.rsplit(" (", 1)[0].removeprefix("attribute:") for entry in report.group(1).split(", ")} if report else set()


def grouped(entries):
    """Attributes of actors and relations as one: all of them, or those whose names cannot be written."""
    attributes = {entry for entry in entries for name in ATTRIBUTES if entry in (f"{name} of actors", f"{name} of relations")}
    rest = entries - attributes
    if attributes:
        rest.add("all attributes" if "gdp of actors" in attributes else "attributes whose names")
    return rest


def phrases(cell):
    """Those of a row: texts in backquotes, of actors or relations where that follows the last; or its first words."""
    names, of = re.findall(r"`([^`]+)`", cell), re.search(r"of (actors|relations)$", cell)
    if not cell.startswith("`"):
        return [cell.partition(" are ")[0]]
    return [f"{name} {of.group()}" if of else name for name in names]


def table(page):
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines() if line.startswith("|")]
    columns = {name: set() for name in rows[0][1:]}
    for cell, *marks in rows[2:]:
        for name, mark in zip(columns, marks):
            if mark:
                columns[name].update(phrases(cell))
    return columns


def main():
    tool, tally = str(pathlib.Path(f"{sys.argv[1]}/multivector").resolve()), machine.Tally()
    page = (ROOT / "docs/formats.md").read_text(encoding="utf-8")
    columns = table(re.search(r"<!-- losses -->\n(.*?)<!-- end -->", page, re.S).group(1))
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "everything.json"
        source.write_text(json.dumps(SET))
        for name, lost in columns.items():
            tally.compare(sorted(grouped(said(tool, source, name, pathlib.Path(folder)))), sorted(lost), name)
        refused = subprocess.run([tool, "convert", source, "--to", "?"], capture_output=True, text=True, check=False).stderr
    for name in re.split(r", | or ", re.search(r"; (.*) was expected", refused).group(1)):
        tally.compare(f"| `{name}`" in page or f", `{name}` |" in page, True, f"{name} has a row")
    return tally.close()


sys.exit(main())
