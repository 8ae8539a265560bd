#!/usr/bin/env python3
"""scripts/dependencies on machines that are made up: who may install does so, who has a password is asked for it, who may not is
told a line that works on a fresh machine. Programs it calls are stand-ins that write down how they were called."""
import os
import pathlib
import pty
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests" / "lib"))
import machine

TOOLS = ("sh", "dirname", "wc", "env", "cat", "true")
STUBS = {"id": "echo $STUB_UID", "pkg-config": '[ "$1" != --variable=libdir ] || echo "$STUB_LIBDIR"; exit $STUB_MISSING', "cc": "exit 0", "cmake": "exit 0", "make": "exit 0", "python3": "exit 0",
         "rsvg-convert": "exit 0", "npm": 'echo "npm $*" >>"$STUB_LOG"',
         "apt-get": 'echo "$STUB_AS apt-get $* ($DEBIAN_FRONTEND)" >>"$STUB_LOG"; exit $STUB_APT',
         "sudo": 'if [ "$1" = -n ]; then exit $STUB_ASKS; fi; echo "sudo $*" >>"$STUB_LOG"; [ $STUB_ALLOWED = yes ] || exit 1; STUB_AS=root exec "$@"'}


def machine_with(folder, without):
    folder.mkdir()
    for tool in TOOLS:
        (folder / tool).symlink_to(shutil.which(tool))
    for name, body in STUBS.items():
        if name not in without:
            (folder / name).write_text(f"#!/bin/sh\n{body}\n")
            (folder / name).chmod(0o755)
    (folder / "graphviz").mkdir()
    (folder / "graphviz" / "libgvplugin_neato_layout.so").touch()


def shown(leader, follower):
    """What a terminal shows, which comes in pieces."""
    os.close(follower)
    pieces = []
    try:
        while piece := os.read(leader, 65536):
            pieces.append(piece)
    except OSError:   # so Linux says that there is no more
        pass
    os.close(leader)
    return b"".join(pieces).decode().replace("\r\n", "\n")


def run(folder, *arguments, terminal=False, without=(), **stubs):
    """Exit code, what is said, and what was called."""
    path = folder / f"bin{len(list(folder.iterdir()))}"
    machine_with(path, without)
    log = folder / f"{path.name}.log"
    log.touch()
    settings = {"STUB_UID": "1000", "STUB_MISSING": "1", "STUB_ASKS": "1", "STUB_ALLOWED": "yes", "STUB_APT": "0", "STUB_AS": "", "STUB_LIBDIR": str(path), "MV_COMMAND": "scripts/run"}
    environment = {"PATH": str(path), "STUB_LOG": str(log), **settings, **{f"STUB_{k.upper()}": str(v) for k, v in stubs.items()}}
    leader, follower = pty.openpty() if terminal else (None, subprocess.DEVNULL)
    done = subprocess.run(["sh", str(ROOT / "scripts/dependencies"), *arguments], env=environment, stdin=follower,
                          stderr=follower if terminal else subprocess.PIPE, stdout=subprocess.PIPE, text=True, timeout=900, check=False)
    said = shown(leader, follower) if terminal else done.stderr
    return done.returncode, said, log.read_text().splitlines()


def installs(calls, prefix):
    """Whether these are an update and an installation, without recommended packages and without questions."""
    apt = [call for call in calls if call.startswith(f"{prefix} apt-get")]
    return len(apt) == 2 and " update " in apt[0] and "install -y --no-install-recommends cmake" in apt[1] and all("(noninteractive)" in call for call in apt)


def tells(code, said, how="sudo sh"):
    return code == 1 and f"  {how} -c 'apt-get update && apt-get install -y --no-install-recommends cmake" in said and "and then scripts/run again." in said


def main():
    tally = machine.Tally()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        check = lambda what, good, got: tally.compare(bool(good), True, f"{what}: {got}")
        got = run(folder, missing=0)
        check("nothing is missing", got[0] == 0 and got[1] == "" and not got[2], got)
        got = run(folder, missing=0, uid=0, libdir="/nowhere")
        check("a plug-in of Graphviz is missing", got[0] == 0 and installs(got[2], "") and "~n^libgvplugin-neato-layout-dev$ " in got[2][1], got)
        got = run(folder, uid=0, without=("sudo",))
        check("root installs", got[0] == 0 and installs(got[2], ""), got)
        got = run(folder, asks=0)
        check("sudo without a password", got[0] == 0 and installs(got[2], "root"), got)
        got = run(folder, terminal=True)
        check("sudo asks at a terminal", got[0] == 0 and installs(got[2], "root"), got)
        got = run(folder)
        check("no terminal to ask at", tells(*got[:2]) and not got[2], got)
        got = run(folder, terminal=True, allowed="no")
        check("who is no sudoer is told", tells(*got[:2]) and not any("apt-get" in call.split("sudo")[0] for call in got[2]), got)
        got = run(folder, without=("sudo",))
        check("without sudo", tells(*got[:2], "su"), got)
        got = run(folder, uid=0, apt=100, without=("sudo",))
        check("where installing fails", tells(*got[:2], "su"), got)
        got = run(folder, without=("apt-get",))
        check("without apt the packages are named", got[0] == 1 and "cmake make gcc" in got[1] and "apt-get" not in got[1], got)
        got = run(folder, "--with-peers", missing=0, asks=0)
        check("peers", got[0] == 0 and installs(got[2], "root") and "python3-networkx" in " ".join(got[2])
              and any(call.startswith("npm install") and "ajv@" in call for call in got[2]), got)
    return tally.close()


sys.exit(main())
