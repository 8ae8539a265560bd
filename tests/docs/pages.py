#!/usr/bin/env python3
"""Runs the commands the README shows and compares what they print; a line "..." stands for any lines. Tables
between "<!-- NAME -->" and "<!-- end -->" are compared with the command that makes them. --bless renews both."""
import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TABLES = {"metrics": ["metrics", "--format", "markdown"]}


def output(tool, arguments):
    run = subprocess.run([tool, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return run.stdout + run.stderr


def matches(shown, printed):
    pattern = "\n".join("(?:.*\n)*?.*" if line == "..." else re.escape(line) for line in shown.splitlines())
    return re.fullmatch(pattern, printed.rstrip("\n")) is not None


def main():
    tool = str(pathlib.Path(sys.argv[1]).resolve())
    readme = ROOT / "README.md"
    text = readme.read_text()
    failed = passed = 0
    for block in re.findall(r"```console\n\$ multivector (.*?)\n(.*?)```", text, re.S):
        command, shown = block
        printed = output(tool, shlex.split(command))
        if matches(shown.rstrip("\n"), printed):
            passed += 1
            continue
        failed += 1
        if "--bless" in sys.argv and "\n...\n" not in shown:
            text = text.replace(f"$ multivector {command}\n{shown}```", f"$ multivector {command}\n{printed}```")
        else:
            print(f"README: multivector {command} prints:\n{printed}")
    for name, arguments in TABLES.items():
        table = output(tool, arguments)
        table = table[table.index("|"):]
        found = re.search(rf"<!-- {name} -->\n(.*?)<!-- end -->", text, re.S)
        if found.group(1) == table:
            passed += 1
            continue
        failed += 1
        print(f"README: the table of {name} differs")
        text = text.replace(found.group(0), f"<!-- {name} -->\n{table}<!-- end -->")
    if "--bless" in sys.argv:
        readme.write_text(text)
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
