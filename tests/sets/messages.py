#!/usr/bin/env python3
"""Runs `validate` on the relation sets beside this script: those in valid/ must pass, those in invalid/ must be
refused with exit code 65 and nothing on standard output. NAME.expect holds the messages about NAME.json or NAME.csv,
one a line, without the file's name; those about NAME.nodes.csv begin with "nodes:". No such file: no messages."""
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def expected(path):
    file = path.with_suffix(".expect")
    return file.read_text(encoding="utf-8") if file.exists() else ""


def messages(path, stderr):
    """What was said, without the file's name; a line about no file of this case stays as it is."""
    text = stderr.decode("utf-8", "backslashreplace")
    for name, short in ((path.name, ""), (path.stem + ".nodes.csv", "nodes:")):
        text = "".join(line.replace(f"{name}:", short, 1) if line.startswith(f"{name}:") else line
                       for line in text.splitlines(keepends=True))
    return text


def differences(tool, path):
    good = path.parent.name == "valid"
    done = subprocess.run([tool, "validate", path.name], cwd=path.parent, stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=900, check=False)
    said, wanted = messages(path, done.stderr), expected(path)
    if said != wanted:
        yield f"messages differ; expected:\n{wanted}got:\n{said}"
    if done.returncode != (0 if good else 65):
        yield f"exit code {done.returncode}"
    if done.stdout.startswith(f"{path.name}: valid: ".encode()) != good or (done.stdout and not good):
        yield f"standard output is {done.stdout!r}"


def main():
    tool = str(pathlib.Path(f"{sys.argv[1]}/multivector").resolve())
    paths = sorted(path for path in HERE.glob("*valid/*") if path.suffix in (".json", ".csv")
                   and not path.name.endswith(".nodes.csv"))
    passed = failed = 0
    for path in paths:
        wrong = list(differences(tool, path))
        for difference in wrong:
            print(f"{path.relative_to(HERE)}: {difference}")
        failed += bool(wrong)
        passed += not wrong
    print(f"{passed} passed, {failed} failed")
    return failed > 0 or passed == 0


sys.exit(main())
