#!/usr/bin/env python3
"""man.py BUILD: every command has a man page with all that its help says, and roff finds no fault in any page. Bash completes
commands, options, fixed values, and names that come from the program and from the file on the line, whatever stands in these; what
zsh and fish would run is at least free of mistakes in its syntax, where they are there."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine  # noqa: E402

BUILD = pathlib.Path(sys.argv[1]).resolve()
ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM, SET = BUILD / "multivector", ROOT / "graphs/kazakhstan-2013.json"
OTHERS = ["multivector.1", "multivector-relation-set.5", "multivector-recipe.5", "multivector.3"]
# For each shell, where it looks.
SHELLS = {"bash": "bash-completion/completions/multivector", "zsh": "zsh/site-functions/_multivector", "fish": "fish/vendor_completions.d/multivector.fish"}


def run(*command, **options):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, **options)


def printed(*command):
    return run(*command).stdout


def plain(text):
    """Its words, without the blanks and hyphens of justified lines."""
    return re.sub(r"(?<=\w)‐\n\s*", "", text).split()


def shown(page):
    """What a reader sees, and what roff complains of."""
    done = run("groff", "-man", "-Tutf8", "-P-c", "-P-b", "-P-u", "-ww", "-rLL=4000n", page)
    return done.stdout, done.stderr


def options_of(text):
    """[(its left side, its help)] of what help prints"""
    return re.findall(r"^ {2,6}(?:(-\w), )?(--[\w-]+)(?: ?(\S+))? +(.*)", text.partition("\noptions:\n")[2], re.M)


def check_pages(folder, commands):
    pages = {path.name: path for path in folder.rglob("man?/*")}
    expected = {f"multivector-{name}.1" for name in commands} | set(OTHERS)
    if set(pages) != expected:
        yield f"pages that are missing or too many: {sorted(set(pages) ^ expected)}"
    for name, path in sorted(pages.items()):
        text, complaints = shown(path)
        if complaints or not text:
            yield f"{name}: {complaints or 'nothing is shown'}"
    for command in commands:
        text = " ".join(plain(shown(pages[f"multivector-{command}.1"])[0]))
        rows = printed(PROGRAM, "help", command)
        for line in rows.partition("\noptions:\n")[2].splitlines() + rows.partition("\noptions:\n")[0].splitlines()[2:]:
            words = " ".join(plain(line))
            if words not in text:
                yield f"multivector-{command}.1 does not say: {words}"
    text = shown(pages["multivector.1"])[0]
    yield from (f"multivector.1 does not name {command}" for command in commands if not re.search(rf"^ +{command}\b", text, re.M))
    headers = "".join(re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S) for path in (ROOT / "include/multivector").glob("*.h"))
    names = set(re.findall(r"^\w[\w \*]*?(mv_\w+)\(", headers, re.M))
    if len(names) < 100:
        yield f"only {len(names)} functions are found in the headers"
    yield from (f"multivector.3 does not name {name}" for name in names if name not in pages["multivector.3"].read_text())


def complete(*words):
    """What bash offers for the last word."""
    script = f"""source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _multivector; printf '%s\\n' "${{COMPREPLY[@]}}" """
    done = run("bash", "-c", script, "bash", BUILD / "share" / SHELLS["bash"], PROGRAM, *words)
    if done.stderr:
        print("bash:", done.stderr)
    return set(done.stdout.split("\n")) - {""}


def column(number, *words):
    return {row.split(",")[number] for row in printed(PROGRAM, *words, "--format", "csv", "--quiet").splitlines()[1:]}


def check_same(what, found, expected):
    if found != expected or not expected:
        yield f"{what}: {sorted(found)}, not {sorted(expected)}"


def vectors_of(actor):
    vector = actor.get("vector", [])
    return [vector] if isinstance(vector, str) else vector


def check_bash(commands):
    document = json.loads(SET.read_text())
    actors = {actor["id"] for actor in document["actors"]}
    types = {relation["type"] for relation in document["relations"]}
    kinds = {actor["kind"] for actor in document["actors"]}
    vectors = {name for actor in document["actors"] for name in vectors_of(actor)}

    def begin(names, word):
        return {name for name in names if name.startswith(word)}
    yield from check_same("commands", complete("rep"), {"report"})
    yield from check_same("all commands", complete(""), {*commands, "help", "version"})
    for command in commands:
        options = {row[1] for row in options_of(printed(PROGRAM, "help", command))}
        yield from check_same(f"{command} --", complete(command, "--"), options)
    yield from check_same("--focus K", complete("report", SET, "--focus", "K"), begin(actors, "K"))
    yield from check_same("--focus=K", complete("report", SET, "--focus", "=", "K"), begin(actors, "K"))
    yield from check_same("a list of actors", complete("report", SET, "--poles", "KAZ,C"), {f"KAZ,{name}" for name in begin(actors, "C")})
    yield from check_same("a file that is a value", complete("report", "--nodes", ROOT / "README.md", SET, "--focus", "K"), begin(actors, "K"))
    yield from check_same("--type", complete("report", SET, "--type", "o"), begin(types | column(0, "types"), "o"))
    yield from check_same("--kind", complete("render", SET, "--kind", "country,"), {f"country,{name}" for name in kinds})
    yield from check_same("--vector", complete("rank", SET, "--vector", ""), vectors)
    yield from check_same("a list of vectors", complete("report", SET, "--vector", "western,c"), {f"western,{name}" for name in begin(vectors, "c")})
    yield from check_same("--project", complete("report", SET, "--project", "p"), begin(kinds, "p"))
    yield from check_same("--metrics", complete("report", SET, "--metrics", "degree,b"), {f"degree,{name}" for name in begin(column(0, "metrics"), "b")})
    yield from check_same("--recipe", complete("report", "--recipe", "cow-"), begin(column(0, "recipes"), "cow-"))
    yield from check_same("import", complete("import", "gd"), begin(column(0, "recipes"), "gd"))
    yield from check_same("metrics", complete("metrics", "deg"), begin(column(0, "metrics"), "deg"))
    yield from check_same("--layout", complete("compare", "--layout", ""), {"network", "compass", "map"})
    yield from check_same("--sections", complete("report", "--sections", "summary,ce"), {"summary,centrality"})
    yield from check_same("--sign", complete("report", "--sign", ""), {"+", "-"})
    yield from check_same("files", complete("report", str(SET)[:-3]), {str(SET)})


def check_hostile(folder):
    """A name is a name, even one that a shell would run."""
    path, witness = folder / "hostile.json", folder / "ran"
    names = [f"$(touch {witness})", f"`touch {witness}`", "A;B", "A B"]
    path.write_text(json.dumps({"format": "multivector-relation-set", "version": 1, "vectors": [{"id": name} for name in names],
                                "actors": [{"id": name, "kind": name, "vector": name} for name in names], "relations": []}))
    for option in ("--focus", "--kind", "--vector"):
        found = complete("report", path, option, "")
        if witness.exists():
            yield "a name of the file was run"
        words = run("bash", "-c", "printf '%s\\n' " + " ".join(sorted(found))).stdout.splitlines()
        yield from check_same(f"names that need quotes for {option}", set(words), set(names))


def check_syntax():
    for shell, name in SHELLS.items():
        if shutil.which(shell):
            done = run(shell, "-n", BUILD / "share" / name)
            if done.returncode or done.stderr:
                yield f"{shell}: {done.stderr}"
    yield from (f"{name} is missing" for name in SHELLS.values() if not (BUILD / "share" / name).stat().st_size)


def main():
    if not shutil.which("groff"):
        machine.skip("groff is missing (Debian: groff-base)")
    commands = re.findall(r"^  ([a-z]+) {2,}", printed(PROGRAM, "help").partition("\ncommands:\n")[2].partition("\n\n")[0], re.M)
    commands = [name for name in commands if name not in ("help", "version")]
    with tempfile.TemporaryDirectory() as name:
        os.chdir(name)   # files that are there would be offered
        faults = [*check_pages(BUILD / "share/man", commands), *check_bash(commands), *check_hostile(pathlib.Path(name)), *check_syntax()]
    print("\n".join(faults))
    print(f"{len(faults)} failed" if faults else f"{len(commands) + len(OTHERS)} pages and the completion of {len(commands)} commands hold")
    return bool(faults)


sys.exit(main())
