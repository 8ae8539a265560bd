#!/usr/bin/env python3
"""pages.py BUILD: pages and pictures of sets of hostile texts, opened in a headless Chromium as files of their own, without
any help of a content security policy of ours for pictures. No script runs, nothing is fetched, links are http, https, mailto
or within the page. A page that does run and fetch shows that the browser would tell."""
import pathlib
import shlex
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import browser
import command_lines
import hostile_sets
import machine
import sinks

WITNESS = "<!DOCTYPE html><title>x</title><img src='http://127.0.0.1:9/x.png'><b onmouseover='alert(1)'>b</b><a href='javascript:alert(2)'>a</a>"


def documents(tool, folder):
    """What every command makes of them, in files."""
    names = {"a": "a.json", "b": "b.json"}
    lines = [(".html", line) for form, line in command_lines.reports() if form == "html"]
    lines += [(".svg", line) for form, line in command_lines.pictures() if form in ("svg", "svg beside")]
    for number, (ending, line) in enumerate(lines):
        target = folder / f"{number}{ending}"
        arguments = [part.format(**names, out=target) for part in shlex.split(line)]
        done = subprocess.run([tool, *arguments], cwd=folder, capture_output=True, timeout=900, check=False)
        if not target.exists():
            target.write_bytes(done.stdout)
        yield {"name": line, "path": str(target)}


def main():
    found = browser.find(sys.argv[1])
    tool, tally = str(pathlib.Path(sys.argv[1]).resolve() / "multivector"), machine.Tally()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "a.json").write_text(hostile_sets.texts(""))
        (folder / "b.json").write_text(hostile_sets.texts("-"))
        (folder / "witness.html").write_text(WITNESS)
        asked = [*documents(tool, folder), {"name": "witness", "path": str(folder / "witness.html")}]
        *answers, witness = browser.ask(found, "hostile/pages.mjs", asked)
    tally.compare((bool(witness["ran"]), witness["fetched"]), (True, ["http://127.0.0.1:9/x.png"]), "what a page that acts shows")
    for answer in answers:
        tally.context = answer["name"]
        tally.compare(answer["ran"], [], "scripts")
        tally.compare(answer["fetched"], [], "requests")
        tally.compare([link for link in answer["links"] if not link.startswith(sinks.SCHEMES)], [], "links")
    tally.compare(len(answers) > 20, True, "many pages")
    return tally.close()


sys.exit(main())
