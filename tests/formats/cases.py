#!/usr/bin/env python3
"""Reads the files of other programs in the folders beside this script, one a format, in the dialects there are, and
broken ones. NAME.expect holds what is said of NAME, without its name, and then the set as JSON Lines, or nothing behind a
line "exit 65". A first line "options: ..." goes behind `convert`. --bless writes what is printed as expected; look at the
difference before you commit it."""
import pathlib
import re
import shlex
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ELSEWHERE = "behind.dot", "quote.dot", "entities.graphml"  # other versions of Graphviz and libxml2 tell another place of the error


def same(name, got, wanted):
    if name not in ELSEWHERE:
        return got == wanted
    place = re.compile(r"^[0-9]+(:[0-9]+)?: ", re.M)
    return place.search(got) is not None and place.sub("", got) == place.sub("", wanted)


def options(file):
    """The first line, which is kept."""
    first = file.read_text(encoding="utf-8").partition("\n")[0] if file.exists() else ""
    return first + "\n" if first.startswith("options: ") else ""


def outcome(tool, path, line):
    extra = shlex.split(line.removeprefix("options: "))
    done = subprocess.run([tool, "convert", path.name, "--from", path.parent.name, "--to", "jsonl", *extra], cwd=path.parent,
                          capture_output=True, timeout=900, check=False)
    said = re.sub(f"^{re.escape(path.name)}:", "", done.stderr.decode(), flags=re.M)
    return line + said + (done.stdout.decode() + "\n" if done.returncode == 0 else f"exit {done.returncode}\n")


def recognised(tool, path):
    """The same without --from, where the content has to tell."""
    done = subprocess.run([tool, "validate", "-"], input=path.read_bytes(), capture_output=True, timeout=900, check=False)
    return done.returncode == 0


def main():
    tool = str(pathlib.Path(f"{sys.argv[1]}/multivector").resolve())
    bless, passed, failed = "--bless" in sys.argv, 0, 0
    for path in sorted(path for path in HERE.glob("*/*") if path.suffix not in (".expect", ".pyc")):
        file = path.with_name(path.name + ".expect")
        got = outcome(tool, path, options(file))
        wanted = file.read_text(encoding="utf-8") if file.exists() else ""
        good = same(path.name, got, wanted)
        if not good and bless:
            file.write_text(got, encoding="utf-8")
        elif not good:
            print(f"{path.relative_to(HERE)}: differs; got:\n{got}")
        if "\nexit " not in "\n" + got and not options(file) and not recognised(tool, path):
            print(f"{path.relative_to(HERE)}: is not told by its content")
            good = False
        passed += good
        failed += not good
    print(f"{passed} passed, {failed} {'renewed or failed' if bless else 'failed'}")
    return failed > 0 and not bless


sys.exit(main())
