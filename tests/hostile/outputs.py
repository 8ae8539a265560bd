#!/usr/bin/env python3
"""outputs.py BUILD [texts|numbers]: sets of hostile texts and of extreme numbers through every command in every form. Whatever
comes out is read by what it is made for: a strict XML parser, a model of a terminal, a reader of CSV, of JSON, of Markdown.
Nothing is obeyed, run, fetched or linked to but http, https and mailto; no number is inf or nan; a picture is there."""
import json
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import command_lines
import hostile_sets
import machine
import sinks

# What may be said of a set and a picture of it: done, different, another picture is asked for, too much for what is asked.
ENDS = {0, 1, 64, 65, 75}


def run(tool, folder, form, line, names):
    """Tables are a file each, in a folder."""
    line += " -o tables/" if form == "csv" and line.startswith(("report", "compare", "relations", "timeline", "rank", "whatif")) else ""
    shutil.rmtree(folder / "tables", ignore_errors=True)
    arguments = [part.format(**names) for part in shlex.split(line)]
    return subprocess.run([tool, *arguments], cwd=folder, capture_output=True, timeout=900, check=False)


def check_form(tally, tool, folder, form, line, names):
    target = folder / names["out"]
    target.unlink(missing_ok=True)
    done = run(tool, folder, form, line, names)
    tally.compare(done.returncode in ENDS, True, f"exit code {done.returncode}: {done.stderr[:200]}")
    tally.compare(sinks.on_terminal(done.stderr), [], "on standard error")
    tally.compare(re.findall(rb"(?<![\w(-])-?(?:inf|nan)(?![\w-])", done.stdout + done.stderr), [], "numbers that are none")
    if done.returncode > 1:
        tally.compare((done.stdout, target.exists()), (b"", False), "nothing is written")
        return False
    if form in ("svg beside", "positions"):
        tally.compare(sinks.on_terminal(done.stdout) if form != "positions" else [], [], "on standard output")
        tally.compare(sinks.CHECKS[form](target.read_text()), [], "beside it")
    elif (folder / "tables").is_dir():
        tally.compare([fault for table in sorted((folder / "tables").iterdir()) for fault in sinks.in_table(table.read_text())], [], form)
    else:
        tally.compare(sinks.CHECKS[form](done.stdout.decode()), [], form)
    return True


def check_forms(tally, tool, folder, names, quiet=()):
    for form, line in [*command_lines.reports(), *command_lines.pictures()]:
        tally.context = f"{names['a']}: {line}"
        if not check_form(tally, tool, folder, form, line, names) and not line.startswith(quiet):
            tally.fail(f"refused: {run(tool, folder, form, line, names).stderr.decode()[:300]}")


def ids_of(tool, folder, path, *options):
    done = subprocess.run([tool, "convert", path, "--to", "json", *options], cwd=folder, capture_output=True, timeout=900, check=False)
    return sorted(actor["id"] for actor in json.loads(done.stdout)["actors"]) if not done.returncode else done.stderr.decode()[:300]


def check_conversions(tally, tool, folder, names):
    """What a format can hold is read back as it was."""
    ids = ids_of(tool, folder, names["a"])
    for name, line in command_lines.conversions():
        tally.context = f"{names['a']}: {line}"
        done = run(tool, folder, "", line, names)
        tally.compare(done.returncode, 0, done.stderr.decode()[:300])
        tally.compare(sinks.on_terminal(done.stderr), [], "on standard error")
        text = done.stdout.decode()
        if name in ("graphml", "gexf"):
            tally.compare(sinks.parses(text), [], "strict XML")
        if name in ("json", "jgf", "cyjs", "node-link", "jsonl"):
            tally.compare([fault for part in (text.splitlines() if name == "jsonl" else [text]) for fault in sinks.in_json(part)], [], "JSON")
        (folder / "again").write_text(text, newline="")
        again = ids_of(tool, folder, "again", "--from", "csv" if name == "matrix" else name)
        if name not in KEEPS_LESS:
            tally.compare(again, sorted(kept(id, name) for id in ids), "the ids, read again")


# Names of Pajek and DL are words and labels without line ends; tables of matrices have no actors of their own.
KEEPS_LESS = ("pajek", "dl", "matrix")


def kept(id, name):
    """XML holds no controls but tab and line ends, and no U+FFFE."""
    lost = "".join("\ufffd" if (ord(c) < 32 and c not in "\t\n\r") or c in "\ufffe\uffff" else c for c in id)
    return lost if name in ("graphml", "gexf") else id


def texts(tally, tool, folder):
    names = {"a": "a.json", "b": "b.json", "out": "beside"}
    (folder / "a.json").write_text(hostile_sets.texts(""))
    (folder / "b.json").write_text(hostile_sets.texts("-"))
    names["out"] = "beside.svg"
    check_forms(tally, tool, folder, names)
    check_conversions(tally, tool, folder, names)


# Sums of weights that no double holds are an error, with the pair.
MAY_OVERFLOW = "report {a} --sections vectors,sensitivity"


def numbers(tally, tool, folder):
    for what, weights in hostile_sets.NUMBERS.items():
        names = {"a": f"{what}.json", "b": "b.json", "out": "beside.svg"}
        (folder / names["a"]).write_text(hostile_sets.numbers(weights))
        (folder / "b.json").write_text(hostile_sets.numbers(weights[::-1]))
        check_forms(tally, tool, folder, names, quiet=MAY_OVERFLOW)


# What each reader of outputs must find, or it would let everything pass.
WITNESSES = [("text", "\x1b[31m"), ("text", "\u202e"), ("text", "a\x9b"), ("text", "\x1b]0;open"), ("csv", "a,=1+1\n"), ("csv", '"\t=1"\n'), ("json", "[NaN]"), ("json", '"\u2028"'),
             ("markdown", "| a | b |\n| a | b | c |\n"), ("markdown", "<b>"), ("markdown", "[x](y)"), ("markdown", "ftp://x"), ("svg", "<svg><script/></svg>"), ("svg", '<svg onload="x"/>'),
             ("svg", '<svg width="nan"/>'), ("svg", "<svg><text>-inf</text></svg>"), ("svg", '<svg><a href="javascript:x"/></svg>'), ("svg", "<svg>"), ("html", "<b onclick=x>"), ("dot", "digraph {\x1b}\n")]


def main():
    tool, tally = str(pathlib.Path(sys.argv[1]).resolve() / "multivector"), machine.Tally()
    for form, text in WITNESSES:
        tally.context = f"{form}, {text!r}"
        tally.compare(bool(sinks.CHECKS[form](text)), True, "it is found")
    for part in (texts, numbers):
        if part.__name__ in sys.argv[2:] or not sys.argv[2:]:
            with tempfile.TemporaryDirectory() as folder:
                part(tally, tool, pathlib.Path(folder))
    return tally.close()


sys.exit(main())
