#!/usr/bin/env python3
"""multivector-draw in its cage, and what becomes of a run whose drawing program, or rsvg-convert, does not do its work: the
stand-ins of those crash, hang, fail, babble or flood. One clear error, exit code 70 or 75, and the report is written."""
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import machine  # noqa: E402
REFUSED = ["read-file", "write-file", "make-folder", "remove-file", "open-socket", "open-pipe", "fork", "run-program", "take-memory"]
ENDS = {"dump-core": signal.SIGABRT, "spin": signal.SIGXCPU}

# What a stand-in does, the exit code that follows and what is said.
STAND_INS = {
    "kill -SEGV $$": (70, "{0} ended by signal 11"),
    "kill -ABRT $$": (70, "{0} ended by signal 6"),
    "kill -KILL $$": (70, "{0} ended by signal 9"),
    "kill -XCPU $$": (75, "{0} took too long; a smaller selection may help"),
    "cat >/dev/null; exit 3": (70, "{0} failed with code 3"),
    "cat >/dev/null; echo 'out of memory' >&2; exit 70": (70, "{1}out of memory"),
    "exec /usr/bin/head -c 600M /dev/zero": (75, "{0} gave more than 512 MiB"),
    "exec 0<&-; echo no >&2; exit 70": (70, "{1}no"),
}


def allow_cores():
    """What the cage must forbid is allowed outside."""
    most = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))


def in_the_cage(caged, tally):
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "kept.txt").touch()

        def ask(task):
            return subprocess.run([caged, task], cwd=folder, capture_output=True, text=True, timeout=900, check=False,
                                  preexec_fn=allow_cores)

        if ask("answer").stdout == "open\n":
            machine.without("the cage is open under a sanitizer")
            return
        tally.compare(ask("answer").stdout, "done\n", "an answer")
        for task in REFUSED:
            done = ask(task)
            tally.compare(done.stdout.split(":")[0] + f" {done.returncode}", "refused 0", task)
        for task, end in ENDS.items():
            tally.compare(ask(task).returncode, -end, task)
        tally.compare(sorted(os.listdir(folder)), ["kept.txt"], "files")


def compare(folder, picture, path=None):
    """Runs compare with a picture and a report; gives it, and the files that are there then."""
    environment = {**os.environ, "PATH": path or os.environ["PATH"]}
    done = subprocess.run([folder / "multivector", "compare", "a.json", "b.json", "--svg", picture, "-o", "report.txt"], cwd=folder,
                          env=environment, capture_output=True, text=True, timeout=900, check=False)
    written = sorted(path.name for path in folder.iterdir() if path.name in ("report.txt", picture))
    return done, written


def stand_in(path, work):
    path.unlink(missing_ok=True)
    path.write_text(f"#!/bin/sh\n{work}\n")
    path.chmod(0o755)


def without_a_picture(folder, tally, name, picture, path, program):
    own = "" if name == "multivector-draw" else f"{name}: "  # one that is not ours is named
    for work, (code, said) in STAND_INS.items():
        tally.context = f"{name}: {work}"
        stand_in(program, work)
        done, written = compare(folder, picture, path)
        errors = [line for line in done.stderr.splitlines() if "error" in line]
        tally.compare(done.returncode, code, "exit code")
        tally.compare(errors, ["multivector: error: " + said.format(name, own)], "errors")
        tally.compare(written, ["report.txt"], "files")
        (folder / "report.txt").unlink(missing_ok=True)


def main():
    build, tally = pathlib.Path(sys.argv[1]).resolve(), machine.Tally()
    in_the_cage(str(build / "tests/caged"), tally)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        shutil.copy(build / "multivector", folder)
        text = '{"format": "multivector-relation-set", "version": 1, "actors": [{"id": "A"}, {"id": "B"}], "relations": [%s]}'
        (folder / "a.json").write_text(text % "")
        (folder / "b.json").write_text(text % '{"source": "A", "target": "B", "type": "member"}')
        without_a_picture(folder, tally, "multivector-draw", "p.svg", None, folder / "multivector-draw")
        shutil.copy(build / "multivector-draw", folder)
        (folder / "bin").mkdir()
        without_a_picture(folder, tally, "rsvg-convert", "p.png", f"{folder}/bin:/usr/bin:/bin", folder / "bin/rsvg-convert")
        tally.context = "a file of rsvg-convert"
        stand_in(folder / "bin/rsvg-convert", f"cat >/dev/null; echo text > {folder}/bin/file; exec cat {folder}/bin/file")
        done, _ = compare(folder, "p.png", f"{folder}/bin:/usr/bin:/bin")
        tally.compare((done.returncode, (folder / "bin/file").read_bytes()), (70, b""), "a file")
    return tally.close()


sys.exit(main())
