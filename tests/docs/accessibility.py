#!/usr/bin/env python3
"""accessibility.py BUILD: pages and pictures in a headless Chromium. axe finds nothing on them, wide and narrow, light and
dark; a picture is one image, with its finding as name; a page is read from its heading down, each table behind the heading it
belongs to, each row by its own header. Wants node, Chromium and, in BUILD/npm, axe-core and playwright-core."""
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import browser

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = pathlib.Path(sys.argv[1])
ARTICLE, EURASIA = ROOT / "graphs/kazakhstan-2013.json", ROOT / "graphs/eurasia.json"
OTHER = ROOT / "graphs/scenarios/article-with-ukraine-and-georgia.json"
PAGES = {"report": ["report", ARTICLE, "--explain"], "timeline": ["timeline", EURASIA, "--since", "2000", "--until", "2010"],
         "compare": ["compare", ARTICLE, OTHER],
         "sets": ["compare", *(f"{EURASIA}@{year}" for year in (1995, 2005, 2015)), "--ego", "UZB"]}
PICTURES = {"network": ["render", ARTICLE], "compass": ["render", ARTICLE, "--layout", "compass"],
            "chart": ["timeline", EURASIA, "--since", "2000", "--until", "2010", "--format", "svg"]}


def run(*arguments):
    done = subprocess.run([BUILD / "multivector", *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode > 1:
        sys.exit(f"{arguments}: {done.stderr}")
    return done.stdout


def documents(folder):
    for name, arguments in PAGES.items():
        yield {"name": name, "html": run(*arguments, "--format", "html")}
    pictures = {name: run(*arguments) for name, arguments in PICTURES.items()}
    target = pathlib.Path(folder) / "map.svg"
    run("compare", ARTICLE, OTHER, "--svg", target)
    pictures["difference"] = target.read_text()
    for name, svg in pictures.items():
        yield {"name": name, "html": "<!DOCTYPE html><html lang='en'><head><title>A picture</title></head><body><main><h1>A picture"
               f"</h1>{svg[svg.index('<svg'):]}</main></body></html>"}


def picture_faults(nodes, html):
    """One image, and nothing in it but itself."""
    title = re.search('<title id="title">([^<]*)', html).group(1)
    names = [node for node in nodes if node[0] in ("image", "img")]
    if len(names) != 1 or names[0][1] != title or "As tables: multivector" not in names[0][2]:
        yield f"the images are {names}, not {title!r}"
    others = [node for node in nodes if node[0] not in ("RootWebArea", "main", "heading", "StaticText", "InlineTextBox", "image", "img")]
    if others or sum(node[0] == "StaticText" for node in nodes) != 1:
        yield f"beside the image are read {others[:3]}"


def page_faults(nodes, html):
    roles = [node[0] for node in nodes]
    headings = [name for role, name, _ in nodes if role == "heading"]
    wanted = re.findall("<h[12]>([^<]*)", html)
    if len(headings) != len(wanted) or roles.index("heading") > min(i for i, role in enumerate(roles) if role in ("navigation", "table", "paragraph")):
        yield f"the headings are {headings}, not {wanted}"
    heading, tables = "", 0
    for role, name, _ in nodes:
        if role == "heading":
            heading = name
        if role == "table":
            tables += 1
            if not name or not (name.startswith(heading) or heading == headings[0]):
                yield f"the table {name!r} stands below {heading!r}"
    if tables != html.count("<table "):
        yield f"{tables} of {html.count('<table ')} tables are read as such"
    rows = html.count("<tr") - html.count("<thead><tr")
    if roles.count("rowheader") != rows or roles.count("image") + roles.count("img") > html.count("<figure "):
        yield f"{roles.count('rowheader')} row headers for {rows} rows, {roles.count('image')} images"


def main():
    found_browser = browser.find(BUILD, "axe-core")
    with tempfile.TemporaryDirectory() as folder:
        asked = list(documents(folder))
    answers = browser.ask(found_browser, "docs/accessibility.mjs", asked)
    failed = 0
    for document, answer in zip(asked, answers):
        check = page_faults if document["name"] in PAGES else picture_faults
        found = answer["faults"] + [f"{tag} stands above what is read before it" for tag in answer["order"]]
        found += check(answer["nodes"], document["html"])
        failed += bool(found)
        for fault in found:
            print(f"{document['name']}: {fault}")
    print(f"{len(asked) - failed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
