#!/usr/bin/env python3
"""docs/relation-set.md has every key of graphs/relation-set.schema.json and no other, in the table of its record; those without which a
document is refused are the ones that have no default there."""
import json
import pathlib
import re
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
RECORDS = {"Actors": "actor", "Relations": "relation", "Relation types": "relation_type", "Vectors": "vector", "Sources": "source", "Coverage": "coverage"}
WITHIN = {"naming": ("Names and identity", ""), "predecessor": ("Actors", "| `continues`"), "citation": ("Relations", "| `sources`")}  # told in lines that begin so


def sections(page):
    """The text below each heading, without blocks."""
    parts = re.split(r"^#+ (.*)\n", re.sub(r"^```.*?^```$", "", page, flags=re.S | re.M), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2]))


def keys_of(text):
    """The keys in the first column of the first table, each with whether leaving it out is an error."""
    found = {}
    for line in re.findall(r"^\| (`.*) \|$", text, re.M):
        cells = re.split(r"(?<!\\) \| ", line)
        found.update({key: len(cells) > 2 and cells[2] == "an error" for key in re.findall(r"`([^`]+)`", cells[0])})
    return found


def main():
    tally = machine.Tally()
    schema = json.loads((ROOT / "graphs/relation-set.schema.json").read_text(encoding="utf-8"))
    parts = sections((ROOT / "docs/relation-set.md").read_text(encoding="utf-8"))
    records = {"The document": schema, **{heading: schema["definitions"][name] for heading, name in RECORDS.items()}}
    for heading, record in records.items():
        tally.context, keys = heading, keys_of(parts[heading])
        tally.compare(sorted(keys), sorted(record["properties"]), "keys")
        if any(keys.values()):
            tally.compare(sorted(key for key, needed in keys.items() if needed), sorted(record.get("required", [])), "keys that must be there")
    for name, (heading, start) in WITHIN.items():
        tally.context, text = name, "\n".join(line for line in parts[heading].splitlines() if line.startswith(start))
        tally.compare([key for key in schema["definitions"][name]["properties"] if not re.search(rf"[`\"]{key}[`\"]", text)], [], "keys that are not told")
    tally.context = "without"
    text = (ROOT / "docs/relation-set.md").read_text(encoding="utf-8")
    shown = json.loads("{" + re.search(r'"without": \{.*\}(?= \})', text).group() + "}")["without"]
    tally.compare(sorted(shown), sorted(schema["properties"]["without"]["properties"]), "keys of the example")
    return tally.close()


sys.exit(main())
