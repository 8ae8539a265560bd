#!/usr/bin/env python3
"""site.py BUILD: the folder that scripts/site makes. Every page of the manual and the reference of the library are there; links, anchors
and pictures lead to what is there; lists, tables and blocks of the text are those of the page; nothing is loaded from elsewhere and
no script is run. Some pages, which have all that any has, are opened in a headless Chromium, where axe finds nothing. Wants
python3-markdown; node, Chromium and, in BUILD/npm, axe-core and playwright-core."""
import collections
import html
import html.parser
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import browser
import machine

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = pathlib.Path(sys.argv[1])
OPENED = ["index", "tutorial", "metric-reference", "formats", "howto/publish-a-page", "program", "library/index", "library/network"]
BLOCK = re.compile(r"^```.*?^```$", re.S | re.M)


class Page(html.parser.HTMLParser):
    """What a page has: how many of each element, where its links lead, its anchors."""

    def __init__(self, path):
        super().__init__()
        self.path, self.counts, self.links, self.anchors, self.loads, self.inside = path, collections.Counter(), [], [], [], []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        have = dict(attributes)
        self.anchors += [have["id"]] if "id" in have else []
        self.links += [have["href"]] if tag == "a" and "href" in have else []
        self.loads += [have[name] for name in ("src", "href") if name in have and tag != "a"]
        if tag == "main":
            self.inside.append(tag)
        if self.inside:
            self.counts[tag] += 1

    def handle_endtag(self, tag):
        if tag == "main":
            self.inside.clear()


def faults_of(page, pages, folder):
    if page.counts["script"] or any(re.match(r"\w+:|//", load) for load in page.loads):
        yield f"loads {page.loads} and runs {page.counts['script']} scripts"
    yield from (f"the anchor {name} stands twice" for name, count in collections.Counter(page.anchors).items() if count > 1)
    for link in [*page.links, *page.loads]:
        file, _, anchor = html.unescape(link).partition("#")
        if re.match(r"(https?|mailto):", file):
            continue
        target = (page.path.parent / file).resolve() if file else page.path
        if not target.is_file() or folder not in target.parents:
            yield f"{link} leads nowhere"
        elif anchor and anchor not in pages[target].anchors:
            yield f"{link}: there is no such heading"


def said(source):
    """How many items, rows and blocks the text of a page has."""
    text = source.read_text(encoding="utf-8")
    prose = BLOCK.sub("", text)
    rows = [line for line in prose.splitlines() if line.startswith("|")]
    heads = sum(re.fullmatch(r"[|:\- ]+", row) is not None for row in rows)
    blocks = len(BLOCK.findall(text)) + len(re.findall(r"\n\n {4}\S", prose))
    return {"li": len(re.findall(r"^(?:-|\d+\.) ", prose, re.M)), "table": heads, "tr": len(rows) - heads, "pre": blocks,
            "h2": len(re.findall("^## ", prose, re.M)), "h3": len(re.findall("^### ", prose, re.M))}


def main():
    try:
        import markdown  # scripts/site reads the pages by it
    except ImportError:
        machine.skip("Python's Markdown is missing (Debian: python3-markdown)")
    tally = machine.Tally()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder).resolve()
        subprocess.run([sys.executable, ROOT / "scripts/site", folder], check=True, capture_output=True)
        pages = {path: Page(path) for path in sorted(folder.rglob("*.html"))}
        for path, page in pages.items():
            tally.context = path.relative_to(folder).as_posix()
            tally.compare(list(faults_of(page, pages, folder)), [], "links and what is loaded")
            source = ROOT / re.search("Made of <code>(.*?)</code>", path.read_text(encoding="utf-8")).group(1)
            right = said(source) if source.suffix == ".md" else {}  # what the reference of a header holds, docs/reference asks
            tally.compare({name: page.counts[name] for name in right}, right, "what is on it")
        tally.context = "the manual"
        made = {re.search("Made of <code>(.*?)</code>", path.read_text(encoding="utf-8")).group(1) for path in pages}
        tally.compare(sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md") if path.relative_to(ROOT).as_posix() not in made), [],
                      "pages that the first does not lead to")
        lacking = browser.missing(BUILD, "axe-core")
        if lacking:
            machine.without(lacking)
        else:
            found = browser.ask(browser.find(BUILD, "axe-core"), "docs/site.mjs", [str(folder / f"{name}.html") for name in OPENED])
            for path, faults in found.items():
                tally.context = path
                tally.compare(faults, [], "in Chromium")
    return tally.close()


sys.exit(main())
