"""The tests that mutants are put to, as commands of a build folder: those of ctest, the three that cover most in parts, so
that a mutant meets only the parts that reach it; and what a run of a command came to."""
import ctypes
import hashlib
import json
import os
import pathlib
import re
import resource
import signal
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
# Those that look at the sources, at other programs, or at a clock on a busy machine.
LEFT_OUT = re.compile(r"scripts/|headers/|bench/|browser/|interop/|ends/times|ends/interrupts|faults/faults|mutate/|recipes/engines|"
                      r"docs/accessibility|docs/page_charts|hostile/pages|hostile/determinism|draw/engines")
MEMORY = 4 << 30
LIBC = ctypes.CDLL(None)


def parts(name, command):
    """A test as its parts: names and commands, each with what it adds to the environment."""
    if name == "unit/1":
        for case in sorted({m for path in ROOT.glob("tests/unit/*.c") for m in re.findall(r'tcase_create\("(.*?)"', path.read_text())}):
            yield f"unit:{case}", command[:1], {"CK_RUN_CASE": case}
    elif name == "unit/2":
        return
    elif name == "cli/cases":
        for start in sorted({path.parent.name.split("-")[0] for path in ROOT.glob("tests/cli/*/args")}):
            yield f"cli/cases:{start}", [*command, start], {}
    elif name == "docs/pages":
        for page in (path.relative_to(ROOT).as_posix() for path in PAGES if re.search(r"^```(console|sh)$", path.read_text(), re.M)):
            yield f"docs/pages:{page}", [*command, page], {}
    else:
        yield name, command, {}


def tests(build):
    """Names to commands and environments, with {build} and {root} where those folders stand."""
    listed = json.loads(subprocess.run(["ctest", "--show-only=json-v1"], cwd=build, capture_output=True, check=True).stdout)
    found = {}
    for test in sorted(listed["tests"], key=lambda test: "once" in str(test["properties"])):
        if not LEFT_OUT.match(test["name"]):
            command = [word.replace(str(build), "{build}").replace(str(ROOT), "{root}") for word in test["command"]]
            found.update({part: (words, extra) for part, words, extra in parts(test["name"], command)})
    return found


def shared(script):
    """What a script shares with others: modules of ours."""
    for module in re.findall(r"^(?:import|from) (\w+)", script.read_text(), re.M) if script.exists() else ():
        yield from (path for path in (ROOT / f"tests/lib/{module}.py", script.parent / f"{module}.py") if path.exists())


def stamp(name, command):
    """Another where the test is: its command, its script with what that shares, the cases or the page of a part."""
    folder, _, part = name.partition(":")
    script = ROOT / f"tests/{folder}.py"
    where = {"unit": "unit/*.c", "cli/cases": f"cli/{part}*/*"}.get(folder, f"{folder}.py")
    paths = [*sorted(ROOT.glob(f"tests/{where}")), *shared(script), *(path for path in PAGES if part == path.relative_to(ROOT).as_posix())]
    texts = [path.read_bytes() for path in paths]
    if folder == "unit":
        texts = [text for text in texts if f'tcase_create("{part}")'.encode() in text]
    return hashlib.sha256(b"".join(texts) + repr(command).encode()).hexdigest()[:16]


def programs(name):
    """What a test runs: the programs of ours whose names are in its script, or in what it shares with others."""
    if name.startswith("unit"):
        return {"unit_tests"}
    script = ROOT / f"tests/{name.partition(':')[0]}.py"
    text = "".join(path.read_text() for path in (script, *shared(script)))
    return {"multivector", "multivector-draw", *re.findall(r"\w+", text)}


def of_session(session):
    """Its processes, each with its processor seconds and those of what it waited for."""
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session:
            yield int(stat.parent.name), sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def end(session):
    """Kills what is left of it, whatever groups its processes made."""
    for process, _ in of_session(session):
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            pass


def limited(extra):
    """What a test starts with: that it ends with who runs it, and little memory, which sanitizers would not do with."""
    if "ASAN_OPTIONS" not in extra:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    LIBC.prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def run(command, root, build, limit, extra=(), log=None):
    """Exit code, processor seconds and whether a limit ended it: of processor time, or a much larger one of the wall."""
    words = [word.replace("{build}", str(build)).replace("{root}", str(root)) for word in command[0]]
    environment = {**os.environ, **command[1], **dict(extra), "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("MV_DATA", None)
    started, spent, late = time.monotonic(), 0, False
    with open(log or os.devnull, "wb") as out:
        child = subprocess.Popen(words, cwd=build, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True,
                                 preexec_fn=lambda: limited(dict(extra)))
        pause = 0.02
        while True:
            # Looked at before it is reaped: its times stand in /proc until then.
            done = os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            spent = max(spent, sum(seconds for _, seconds in of_session(child.pid))) if done or pause > 0.2 else spent
            late = not done and (spent > limit or time.monotonic() - started > 60 + 20 * limit)
            if done or late:
                break
            time.sleep(pause)
            pause = min(0.3, pause * 1.5)
        end(child.pid)
        child.wait()
    return child.returncode, spent, late
