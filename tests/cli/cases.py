#!/usr/bin/env python3
"""Runs the program on the cases beside this script: a folder each, with `args` (a command line, run in this folder)
and the expected `stdout`, `stderr` and `exit` (0 when left out). --bless writes what it prints as expected; look at
the difference before you commit it. A word more runs those alone whose name it begins."""
import pathlib
import re
import shlex
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def stable(text):
    """Versions of this program and of its libraries are not part of a case."""
    text = re.sub(r'"(version|igraph|graphviz)": "[0-9.]+"', r'"\1": "X"', text)
    return re.sub(r"(multivector|igraph|Graphviz) [0-9]+\.[0-9.]+", r"\1 X", text)


def run(tool, case):
    arguments = shlex.split((case / "args").read_text())
    stdin = (case / "stdin").read_bytes() if (case / "stdin").exists() else b""
    done = subprocess.run([tool, *arguments], cwd=HERE, input=stdin, capture_output=True, timeout=900, check=False)
    return {"stdout": stable(done.stdout.decode()), "stderr": stable(done.stderr.decode()),
            "exit": "" if done.returncode == 0 else f"{done.returncode}\n"}


def main():
    tool = str(pathlib.Path(f"{sys.argv[1]}/multivector").resolve())
    bless = "--bless" in sys.argv
    start = next((word for word in sys.argv[2:] if word != "--bless"), "")
    passed = failed = 0
    for case in sorted(path.parent for path in HERE.glob(f"{start}*/args")):
        got = run(tool, case)
        wrong = [name for name, text in got.items()
                 if text != ((case / name).read_text() if (case / name).exists() else "")]
        for name in wrong:
            if bless:
                (case / name).write_text(got[name]) if got[name] else (case / name).unlink()
            else:
                print(f"{case.name}: {name} differs; got:\n{got[name]}")
        failed += bool(wrong)
        passed += not wrong
    print(f"{passed} passed, {failed} {'renewed' if bless else 'failed'}")
    return failed > 0 and not bless


sys.exit(main())
