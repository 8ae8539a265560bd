#!/usr/bin/env python3
"""Runs what README.md and docs/ show, in a copy of the data, so that nothing is written into the tree:

- in ```console blocks what follows "$ multivector ..." is compared with what it prints; a line "..." stands for any
  lines. Other lines that begin with a program of ours, indented or in ```sh blocks, must end with exit code 0 or 1.
  A block of another kind, such as ```text, is not run. Commands in running text are run where they are whole;
- ```c blocks must compile, ```json and ```csv blocks that are relation sets must be valid; one behind "<!-- file: NAME -->" is
  there under this name for the commands of its page;
- tables between "<!-- NAME -->" and "<!-- end -->" are what the program, or its source, says;
- links within the tree, also those of the other pages at its top, must lead to a file and a heading.

--bless renews what is printed and the tables; further arguments are pages, for these alone."""
import csv
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
OURS = ("multivector ", "scripts/verify-certificate ")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.S | re.M)
FILE = re.compile(r"^<!-- file: (\S+) -->\n```\w+\n(.*?)^```$", re.S | re.M)
CONSOLE = re.compile(r"^\$ (multivector .*)\n((?:(?!\$ ).*\n)*)", re.M)


def run(command, folder):
    """Exit code and everything printed."""
    done = subprocess.run(["sh", "-c", command], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, timeout=900, check=False)
    return done.returncode, done.stdout


def matches(shown, printed):
    pattern = "\n".join("(?:.*\n)*?.*" if line == "..." else re.escape(line) for line in shown.splitlines())
    return re.fullmatch(pattern, printed.rstrip("\n")) is not None


def cell(text):
    return re.sub(r"([|_*<])", r"\\\1", text or "–")


def metrics(folder, scope):
    """The rows of a scope, each with a link to its entry in the reference."""
    rows = [row for row in json.loads(run("multivector metrics --format json", folder)[1])["metrics"] if row["of"] == scope]
    lines = [f"| [{cell(r['name'])}](metric-reference.md#{r['name']}) | {cell(r['summary'])} | {cell(r['uses'])} | {cell(r['reference'])} |\n"
             for r in rows]
    return "| Name | What it says | Ties it uses | Reference |\n| --- | --- | --- | --- |\n" + "".join(lines)


def reference(folder, scope):
    """An entry for each metric of a scope, with all its row says."""
    entries = []
    for row in json.loads(run("multivector metrics --format json", folder)[1])["metrics"]:
        said = [("Formula", f"`{row['formula']}`" if row["formula"] else None), ("Ties", row["uses"] and cell(row["uses"])),
                ("No value", row["undefined"] and cell(row["undefined"])),
                ("From", row["reference"] and f"[{row['reference']}](#works)")]
        summary = cell(row["summary"])
        entries += [f"### {row['name']}\n\n{summary[0].upper()}{summary[1:]}.\n\n", *(f"- {name}: {text}\n" for name, text in said if text), "\n"
                    ] if row["of"] == scope else []
    return "\n" + "".join(entries)


def works():
    """What the reference cites that is not in its list of works, or is in it and never cited."""
    page = (ROOT / "docs/metric-reference.md").read_text()
    listed = set(re.findall(r"^- \*\*(.+?)\.\*\*", page, re.M))
    cited = {work.removeprefix("after ") for said in re.findall(r"- From: \[(.*)\]", page) for work in said.split("; ") if not work.endswith("ours")}
    return sorted(listed ^ cited)


def types(_):
    """The built-in relation types, from their table in the source."""
    row = r'\{ "(\w+)",\s+"([^"]+)",\s+"(\w+)",\s+(-?\d),\s+([\d.]+),\s+(true|false) \}'
    rows = re.findall(row, (ROOT / "src/model/type.c").read_text())
    lines = [f"| `{i}` | {name} | {family} | {sign} | {weight} | {'yes' if directed == 'true' else 'no'} |\n"
             for i, name, family, sign, weight, directed in rows]
    return "| Id | Name | Family | Sign | Weight | Directed |\n| --- | --- | --- | ---: | ---: | --- |\n" + "".join(lines)


def recipes(folder):
    """The installed recipes, without their addresses, each with its file."""
    rows = list(csv.DictReader(io.StringIO(run("multivector recipes --format csv", folder)[1])))
    lines = [f"| [{r['name']}](../graphs/recipes/{r['name']}.sql) | {r['title']} | {r['version']} | {r['publisher']} | {r['pass_on']} |\n"
             for r in rows]
    return "| Name | Data set | Version | Publisher | To be passed on |\n| --- | --- | --- | --- | --- |\n" + "".join(lines)


TABLES = {"metrics of actors": lambda folder: metrics(folder, "actor"),
          "metrics of the network": lambda folder: metrics(folder, "network"),
          "reference of actors": lambda folder: reference(folder, "actor"),
          "reference of the network": lambda folder: reference(folder, "network"), "types": types,
          "recipes": recipes}


class Page:
    def __init__(self, path, folder):
        self.path, self.folder = path, folder
        self.name, self.text = path.relative_to(ROOT).as_posix(), path.read_text()
        self.checks, self.faults = 0, []

    def check(self, good, fault):
        self.checks += 1
        if not good:
            self.faults.append(f"{self.name}: {fault}")

    def console(self, block):
        for command, shown in CONSOLE.findall(block):
            printed = run(command, self.folder)[1]
            good = matches(shown.rstrip("\n"), printed)
            self.check(good, f"{command} prints:\n{printed}")
            if not good and "\n...\n" not in f"\n{shown}":
                self.text = self.text.replace(f"$ {command}\n{shown}", f"$ {command}\n{printed}")

    def shell(self, lines):
        for command in re.sub(r"\\\n\s*", "", lines).splitlines():
            if command.strip().startswith(OURS):
                code, printed = run(command, self.folder)
                self.check(code in (0, 1), f"{command.strip()} ends with {code}:\n{printed}")

    def compiled(self, block):
        done = subprocess.run(["cc", "-std=c11", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-I", ROOT / "include",
                               "-xc", "-"], input=block, capture_output=True, text=True, check=False)
        self.check(done.returncode == 0, f"the program does not compile:\n{done.stderr}")

    def relation_set(self, block, ending):
        file = self.folder / f"graphs/scenarios/page.{ending}"
        file.write_text(block)
        code, printed = run(f"multivector validate --strict {file}", self.folder)
        file.unlink()
        self.check(code == 0, f"the {ending} is not valid:\n{printed}")

    def blocks(self):
        for name, block in FILE.findall(self.text):
            (self.folder / name).write_text(block)
        for kind, block in BLOCK.findall(self.text):
            if kind == "console":
                self.console(block)
            elif kind == "sh":
                self.shell(block)
            elif kind == "c":
                self.compiled(block)
            elif kind in ("json", "csv"):
                self.relation_set(block, kind)
        self.shell("\n".join(re.findall(r"^ {4}(\S.*)$", BLOCK.sub("", self.text), re.M)))

    def inline(self):
        """Commands in running text: they are run where they are whole and name files that are there; else their verb must be one."""
        for command in re.findall(r"`(multivector [^`\n]+)`", BLOCK.sub("", self.text)):
            verb, *words = command.split()[1:]
            whole = words and not any(re.search(r"^[A-Z]+\b|\.\.\.|>", word) or "." in word and not (self.folder / word).exists() for word in words)
            self.shell(command if whole else f"multivector help {verb if verb != 'help' else ''}")

    def tables(self):
        for name, table in TABLES.items():
            shown = re.search(rf"<!-- {name} -->\n(.*?)<!-- end -->", self.text, re.S)
            if shown:
                said = table(self.folder)
                self.check(shown.group(1) == said, f"the table of {name} differs")
                self.text = self.text.replace(shown.group(0), f"<!-- {name} -->\n{said}<!-- end -->")

    def links(self):
        prose = re.sub(r"`[^`\n]*`", "", BLOCK.sub("", self.text))
        for target in re.findall(r'\]\(([^)\s]+)\)|src="([^"]+)"', prose):
            target = "".join(target)
            file, _, anchor = target.partition("#")
            if ":" in file:
                continue
            path = (self.path.parent / file).resolve() if file else self.path
            self.check(path.exists(), f"{target} does not exist")
            if anchor and path.exists():
                self.check(anchor in headings(path), f"{target}: no such heading")


def headings(path):
    """The anchors GitHub makes of the headings of a page."""
    titles = re.findall(r"^#+ (.*)$", BLOCK.sub("", path.read_text()), re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    os.environ["PATH"] = f"{build}{os.pathsep}{os.environ['PATH']}"
    shown = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    asked = [ROOT / name for name in sys.argv[2:] if name != "--bless"]
    faults, checks = [], 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        shutil.copytree(ROOT / "graphs", folder / "graphs")
        for name in ("scripts", "tests"):
            (folder / name).symlink_to(ROOT / name)
        for path in asked or [*shown, *sorted(set(ROOT.glob("*.md")) - set(shown))]:
            page = Page(path, folder)
            if path in shown:
                page.blocks()
                page.inline()
                page.tables()
            page.links()
            faults, checks = faults + page.faults, checks + page.checks
            if "--bless" in sys.argv and page.text != path.read_text():
                path.write_text(page.text)
    faults += [f"docs/metric-reference.md: {work} is cited or listed, and not both" for work in works()]
    print("\n".join([*faults, f"{checks} checks, {len(faults)} failed"]))
    return bool(faults)


sys.exit(main())
