#!/usr/bin/env python3
"""Whatever a user can choose by name is named where it is chosen: every name of a table of the library stands in the help of
every command that takes it, at the option it is given to. Every metric is in what `metrics` prints, and every command has a
help. What the completions of shells are made of says of every argument what it is."""
import json
import re
import subprocess
import sys

BUILD = sys.argv[1]
# Which names are given to an option; of one command where the commands take different ones.
TABLES = [("formats", "--from", None), ("written formats", "--to", None), ("folds", "--fold", None), ("themes", "--theme", None), ("layouts", "--layout", "render"),
          ("difference layouts", "--layout", "compare"),
          ("engines", "--engine", None), ("colourings", "--color-by", None), ("distances", "--distance", None),
          ("report sections", "--sections", "report"), ("comparison sections", "--sections", "compare")]
# Forms are named in a sentence of their own.
FORMS = [("forms", ["report", "relations", "timeline", "compare", "whatif", "metrics"]), ("picture forms", ["render"])]


def printed(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def options_of(text):
    """{option: what is said of it, with the lines that go on about it}"""
    found, name = {}, None
    for line in text.partition("\noptions:\n")[2].splitlines():
        start = re.match(r" {1,6}(?:-\w, )?(--[\w-]+)", line)
        name = start.group(1) if start else name
        found[name] = found.get(name, "") + line + "\n"
    return found


def missing(names, text):
    return [name for name in names if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)]


def faults_of_rows():
    """Of every option of every command whether it takes something, and of what kind that is: a choice has what it is chosen from."""
    for row in printed(f"{BUILD}/multivector", "help", "--options").splitlines():
        command, _, option, argument, kind, choices, said = row.split("\t")
        known = ("choice", "choices") if choices else ("text", "file", "actor", "actors", "names") if argument else ("",)
        if kind not in known or not said:
            yield f"help --options: {row}"


def faults():
    names = json.loads(printed(f"{BUILD}/tests/names"))
    commands = re.findall(r"^  ([a-z]+) {2,}", printed(f"{BUILD}/multivector", "help").partition("\ncommands:\n")[2].partition("\n\n")[0], re.M)
    helps = {command: printed(f"{BUILD}/multivector", "help", command) for command in commands if command != "help"}
    options = {command: options_of(text) for command, text in helps.items()}
    for table, option, only in TABLES:
        takers = [command for command in helps if option in options[command] and only in (None, command)
                  and f"{option} FILE " not in options[command][option]]   # of `new`, a set
        if not takers:
            yield f"no command has {option}"
        for command in takers:
            for name in missing(names[table], options[command][option]):
                yield f"help {command}: {option} does not name {name}, one of the {table}"
    for table, takers in FORMS:
        for command in takers:
            for name in missing(names[table], helps[command]):
                yield f"help {command} does not name {name}, one of the {table}"
    for name in missing(names["metrics"], printed(f"{BUILD}/multivector", "metrics")):
        yield f"metrics does not name {name}"
    yield from faults_of_rows()


found = list(faults())
print("\n".join(found))
print(f"{len(found)} failed" if found else "every name is in the help")
sys.exit(bool(found))
