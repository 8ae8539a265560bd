#!/usr/bin/env python3
"""documents.py BUILD [--all | --bless]: hostile documents of every format, and recipes. Each is validated, or imported where it
is a recipe, and ends as expected.txt says: the exit code, and how the first message begins. Then one command in one form,
chosen by its name (--all: every one): no crash, no hang, nothing on standard output with an error, and what comes out is read
as in outputs.py."""
import hashlib
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "lib"))
import command_lines
import machine
import sinks

ENDS = {0, 1, 64, 65, 75}
KEPT = 70   # characters of a message that are compared
# What follows is said by libraries, at places that depend on their versions.
LIBRARIES = ("not valid XML:", "not valid JSON:", "syntax error", "gzip data are broken", "is declared here; a text without entities")
# SQLite gives NULL, or refuses a text of that length.
OF_SQLITE = "recipe-printf.sql"
# Endings that do not tell the format.
FORMATS = {".jgf.json": ["--from", "jgf"], ".nl.json": ["--from", "node-link"]}
LINES = [*command_lines.reports(), *command_lines.pictures(), *(("kept", line) for _, line in command_lines.conversions())]
LINES = [(form, line) for form, line in LINES if "{a}" in line]


def options_of(name):
    return next((options for ending, options in FORMATS.items() if name.endswith(ending)), [])


def run(tool, folder, arguments):
    return subprocess.run([tool, *arguments], cwd=folder, capture_output=True, timeout=900, check=False, stdin=subprocess.DEVNULL)


def first_message(name, done):
    """Without the name of the file, and without what depends on versions of libraries."""
    lines = done.stderr.decode("utf-8", "backslashreplace").splitlines()
    line = next((line for line in lines if " error: " in line), lines[0] if lines else "").removeprefix(name)
    for words in LIBRARIES:
        if words in line:
            return words
    if name == OF_SQLITE:
        return ""
    if name.endswith(".sql") and line.startswith(f"./{name}:4:"):   # the statement, of which SQLite speaks
        return f":4: {line.split(': ')[1]}"
    return line[:KEPT].rstrip()


def outcome(tool, folder, name):
    arguments = ["import", f"./{name}", "recipe-table.csv"] if name.endswith(".sql") else ["validate", name, *options_of(name)]
    done = run(tool, folder, arguments)
    return done, f"{name}\t{done.returncode}\t{first_message(name, done)}".rstrip()


def chosen(name):
    """By the name alone, so that a new document changes nothing for the others."""
    return LINES[int(hashlib.sha256(name.encode()).hexdigest(), 16) % len(LINES)]


def check_line(tally, tool, folder, name, form, line, refused):
    target = folder / "beside.svg"
    target.unlink(missing_ok=True)
    options = options_of(name)
    arguments = [part.format(a=name, b=name, out=target.name) for part in shlex.split(line)] + options
    if form == "csv" and not line.startswith(("types", "metrics", "recipes")):
        arguments += ["-o", "tables/"]
    done = run(tool, folder, arguments)
    tally.context = f"{line.format(a=name, b=name, out='beside.svg')} {' '.join(options)}"
    tally.compare(done.returncode in ENDS, True, f"exit code {done.returncode}: {done.stderr[-300:]}")
    tally.compare(done.returncode in (64, 65, 75) or not refused, True, f"validate refuses it, this does not: {done.stderr[:200]}")
    tally.compare(sinks.on_terminal(done.stderr), [], "on standard error")
    if done.returncode > 1:
        tally.compare((done.stdout, target.exists()), (b"", False), "nothing is written")
    elif form in ("svg beside", "positions"):
        tally.compare(sinks.CHECKS[form](target.read_text()), [], "beside it")
    elif form != "kept" and "tables/" not in arguments:
        tally.compare(sinks.CHECKS[form](done.stdout.decode()), [], form)
    if (folder / "tables").is_dir():
        tally.compare([fault for table in sorted((folder / "tables").iterdir()) for fault in sinks.in_table(table.read_text())], [], form)
        shutil.rmtree(folder / "tables")


def main():
    tool, tally = str(pathlib.Path(sys.argv[1]).resolve() / "multivector"), machine.Tally()
    wanted = dict(line.split("\t", 1) for line in (HERE / "expected.txt").read_text().splitlines()) if "--bless" not in sys.argv else {}
    said = []
    with tempfile.TemporaryDirectory() as parent:
        folder = pathlib.Path(parent) / "documents"
        shutil.copytree(HERE / "documents", folder)
        for path in sorted((HERE / "documents").iterdir()):
            done, got = outcome(tool, folder, path.name)
            said.append(got)
            tally.context = path.name
            tally.compare(sinks.on_terminal(done.stderr) + (sinks.on_terminal(done.stdout) if not path.name.endswith(".sql") else []), [], "on the terminal")
            tally.compare(bool(done.stdout) != (done.returncode > 1) or path.name.endswith(".sql"), True, "output and exit code")
            if wanted:
                tally.compare(got.split("\t", 1)[1], wanted.get(path.name, "an outcome in expected.txt"), "the outcome")
            if path.name.endswith(".sql") and not done.returncode:
                (folder / "made.json").write_bytes(done.stdout)
                again = run(tool, folder, ["validate", "made.json"])
                tally.compare(again.returncode, 0, f"the set that is made is valid: {again.stderr[:200]}")
                (folder / "made.json").unlink()
            for form, line in (LINES if "--all" in sys.argv else [chosen(path.name)]) if not path.name.endswith(".sql") else []:
                check_line(tally, tool, folder, path.name, form, line, done.returncode in (65, 75))
        tally.context = "the folder"
        tally.compare(sorted(path.name for path in folder.iterdir() if path.name != "beside.svg"), sorted(path.name for path in (HERE / "documents").iterdir()), "no new file")
    if "--bless" in sys.argv:
        (HERE / "expected.txt").write_text("\n".join(said) + "\n")
    else:
        tally.context = "expected.txt"
        tally.compare(len(wanted), len(said), "a line for each document")
    return tally.close()


sys.exit(main())
