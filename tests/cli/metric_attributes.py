#!/usr/bin/env python3
"""metric_attributes.py BUILD: what convert --metrics all makes attributes of is what the report has, and nothing of what that has no
value for; a metric of directions or of vectors is among them where there are any."""
import json
import pathlib
import subprocess
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine

HERE = pathlib.Path(__file__).resolve().parent
TOOL = str(pathlib.Path(sys.argv[1]).resolve() / "multivector")


def run(*arguments):
    return subprocess.run([TOOL, *arguments], capture_output=True, text=True, timeout=900, check=True).stdout


def values(of):
    return {name: value for name, value in of.items() if value is not None}


def main():
    tally = machine.Tally()
    for name, options in (("toy.json", []), ("toy.json", ["--directed"]), ("toy.json", ["--weighted", "--normalised"]), ("star.json", []),
                          ("mutual.csv", ["--directed"])):
        tally.context = f"{name} {options}"
        path = str(HERE / name)
        asked = ["--metrics", "all", *options]
        said = json.loads(run("report", path, "--sections", "centrality", "--format", "json", *asked))["actors"]
        given = json.loads(run("convert", path, "--to", "json", *asked))["actors"]
        own = json.loads(run("convert", path, "--to", "json"))["actors"]
        tally.compare({one["id"]: values(one["metrics"]) for one in said},
                      {one["id"]: {key: value for key, value in one.get("attributes", {}).items() if key not in was.get("attributes", {})}
                       for one, was in zip(given, own)}, "attributes")
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
