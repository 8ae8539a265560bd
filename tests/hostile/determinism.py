#!/usr/bin/env python3
"""determinism.py BUILD [MORE BUILDS...] [--all] [--runs N]: every command in every form gives the same bytes in three locales,
with one process and with four, again and again, and in every build. Without --all a sample of them is run, in one build."""
import hashlib
import os
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

GRAPHS = HERE.parents[1] / "graphs"
SETS = [{"a": HERE.parent / "cli/toy.json", "b": HERE.parent / "cli/toy-b.json"},
        {"a": GRAPHS / "kazakhstan-2013.json", "b": GRAPHS / "scenarios/article-with-ukraine-and-georgia.json"},
        {"a": GRAPHS / "eurasia.json", "b": GRAPHS / "kazakhstan-2013.json"}]
EVERY = 6   # lines, of which one is in the sample
LOCALES = {"C": None, "de_DE.UTF-8": "de_DE", "tr_TR.UTF-8": "tr_TR"}


def locales(folder):
    """A comma for a point, and i without a dot, where the machine can make such locales; else what it has."""
    for name, source in LOCALES.items():
        if source and (not shutil.which("localedef") or subprocess.run(["localedef", "-i", source, "-f", "UTF-8", folder / name], capture_output=True, check=False).returncode > 1):
            print("no locales can be made here: C, C.UTF-8 and POSIX are those compared", flush=True)
            return ["C", "C.UTF-8", "POSIX"]
    return list(LOCALES)


def lines():
    conversions = [("convert", line) for _, line in command_lines.conversions()]
    return [line for _, line in [*command_lines.reports(), *command_lines.pictures(), *conversions]]


def chosen(line):
    return int(hashlib.sha256(line.encode()).hexdigest(), 16) % EVERY == 0


def output(build, folder, arguments, locale, jobs, takes_jobs):
    target = folder / "out.svg"
    target.unlink(missing_ok=True)
    more = ["--jobs", str(jobs)] if arguments[0] in takes_jobs else []
    environment = {**os.environ, "LC_ALL": locale, "LANG": locale, "LOCPATH": str(folder), "LANGUAGE": locale}
    done = subprocess.run([build / "multivector", *arguments, *more], env=environment, cwd=folder, capture_output=True, timeout=600, check=False)
    written = target.read_bytes() if target.exists() else b""
    return done.returncode, done.stdout, done.stderr, written


def main():
    words = sys.argv[1:]
    runs = int(words[words.index("--runs") + 1]) if "--runs" in words else 1
    builds = [pathlib.Path(word).resolve() for word in words if (pathlib.Path(word) / "multivector").exists()]
    tally, whole = machine.Tally(), "--all" in words
    takes_jobs = {name for name in ("report", "compare", "whatif", "render", "timeline", "rank")
                  if "--jobs" in subprocess.run([builds[0] / "multivector", "help", name], capture_output=True, text=True, check=True).stdout}
    tally.compare(bool(takes_jobs), True, "commands that take --jobs")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        places = locales(folder)
        for names in SETS if whole else SETS[:1]:
            for line in lines():
                if not whole and not chosen(line):
                    continue
                arguments = [part.format(**names, out="out.svg") for part in shlex.split(line)]
                first = output(builds[0], folder, arguments, places[0], 1, takes_jobs)
                for build, place, jobs, run in ((b, p, j, r) for b in builds for p in places for j in (1, 4) for r in range(runs)):
                    tally.context = f"{line} of {pathlib.Path(names['a']).name}: {build.name}, {place}, --jobs {jobs}, run {run + 1}"
                    again = output(build, folder, arguments, place, jobs, takes_jobs)
                    tally.compare(again == first, True, "the same bytes")
    return tally.close()


sys.exit(main())
