#!/usr/bin/env python3
"""Inputs that are no files and outputs that take nothing: a full device, a closed standard output or input, a full disk, a
limit on the size of files, a folder, a FIFO, standard input twice. Each ends with its exit code, a reason, and no part of
a file."""
import json
import pathlib
import resource
import subprocess
import sys
import tempfile

from paths import SET

KEPT = b"what was here before\n"
CASES = {   # of commands that write: to a full device, past the limit of a file, onto a folder
    "report x.json": "--format json", "relations x.json": "", "timeline x.json": "--format csv", "convert x.json": "--to graphml",
    "rank x.json --metric degree": "", "whatif x.json --drop r1": "", "compare x.json x.json": "", "metrics": "", "types": "", "recipes": "",
    "render x.json --layout bars": "", "sql gdelt-2 --dialect duckdb": "", "validate x.json": "", "help": "",
}


class Ends:
    def __init__(self, tool, folder):
        self.tool, self.folder, self.passed, self.wrong = tool, folder, 0, []

    def run(self, shell, **how):
        return subprocess.run(["sh", "-c", shell.replace("multivector", f"'{self.tool}'", 1)], cwd=self.folder, capture_output=True, timeout=900,
                              check=False, **how)

    def expect(self, shell, code, words="", out=None, **how):
        done = self.run(shell, **how)
        good = done.returncode == code and words in done.stderr.decode() and (not code or b"error: " in done.stderr)
        if out is not None:
            good = good and done.stdout == out
        left = sorted(path.name for path in self.folder.iterdir() if path.name.startswith("."))
        kept = (self.folder / "kept").read_bytes() == KEPT
        self.passed += good and kept and not left
        if not good or left or not kept:
            self.wrong.append(f"{shell}: code {done.returncode}, {done.stderr.decode().strip()}{' left ' if left else ''}{left or ''}{'' if kept else ' not kept'}")


def outputs(ends):
    for command, more in CASES.items():
        full = f"multivector {command} {more}"
        ends.expect(f"{full} > /dev/full", 74, "No space left on device")
        ends.expect(f"{full} >&-", 74, "Bad file descriptor")
        ends.expect(f"{full} | head -c 0", 0)
        if command in ("metrics", "types", "recipes", "help") or command.startswith(("sql", "validate")):
            continue
        ends.expect(f"{full} -o /dev/full", 74, "No space left on device")
        ends.expect(f"{full} -o folder", 73, "is a folder")
        ends.expect(f"{full} -o no/such/kept", 73, "there is no such folder")


def limited():
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))


def sizes(ends):
    """SIGXFSZ ends a run that a limit of files stops; what was there stays."""
    for command, more in list(CASES.items())[:6]:
        done = ends.run(f"exec multivector {command} {more} -o kept", preexec_fn=limited)
        ends.passed += done.returncode in (-25, 153, 74) and (ends.folder / "kept").read_bytes() == KEPT
        if done.returncode not in (-25, 153, 74) or (ends.folder / "kept").read_bytes() != KEPT:
            ends.wrong.append(f"{command} with ulimit -f: code {done.returncode}, {done.stderr.decode()}")


def inputs(ends):
    for command in ("report", "validate", "render", "relations", "timeline", "convert --to csv", "rank --metric degree", "whatif --drop r1"):
        ends.expect(f"multivector {command} folder", 66, "folder")
        ends.expect(f"multivector {command} no-such-file", 66, "cannot open")
        ends.expect(f"multivector {command} - <&-", 66, "cannot open")
        ends.expect(f"multivector {command} - < folder", 66, "folder")
        ends.expect(f"multivector {command} - < /dev/null", 65)
    ends.expect("multivector compare - - < x.json", 64, "only once")
    ends.expect("multivector validate - - < x.json", 64, "only once")
    ends.expect("multivector report /proc/self/mem", 74, "cannot read")
    whole = ends.run("multivector report x.json").stdout
    ends.expect("mkfifo pipe && (cat x.json > pipe &) && exec multivector report pipe".replace("exec ", "", 1), 0, out=whole.replace(b"x.json", b"pipe"))
    ends.expect("cat x.json | multivector report -".replace("multivector", "multivector", 1), 0)


def full_disk(ends):
    """On a file system of 64 KiB, where one can be mounted."""
    (ends.folder / "disk").mkdir()
    script = ("mount -t tmpfs -o size=64k none disk && { head -c 200000 /dev/zero > disk/filler 2>/dev/null; head -c 4000 /dev/zero > disk/kept 2>/dev/null; "
              "multivector report x.json --format json -o disk/r.json; code=$?; rm -f disk/filler; ls -A disk; exit $code; } || exit $?")
    done = subprocess.run(["unshare", "-rm", "sh", "-c", script.replace("multivector", f"'{ends.tool}'", 1)], cwd=ends.folder, capture_output=True,
                          check=False, timeout=900)
    if b"permitted" in done.stderr or b"denied" in done.stderr or b"unshare" in done.stderr:
        print("left out: a full disk, as none can be mounted here")
        return
    good = done.returncode in (73, 74) and b"No space left" in done.stderr and done.stdout.split() in ([], [b"kept"])
    ends.passed += good
    if not good:
        ends.wrong.append(f"full disk: code {done.returncode}, {done.stderr.decode()}, left {done.stdout.decode()}")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "x.json").write_text(json.dumps(SET))
        (folder / "kept").write_bytes(KEPT)
        (folder / "folder").mkdir()
        ends = Ends(str(pathlib.Path(sys.argv[1]).resolve() / "multivector"), folder)
        for part in (outputs, sizes, inputs, full_disk):
            part(ends)
    print("\n".join(ends.wrong))
    print(f"{ends.passed} passed, {len(ends.wrong)} failed")
    return bool(ends.wrong)


if __name__ == "__main__":
    sys.exit(main())
