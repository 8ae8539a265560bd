#!/usr/bin/env python3
"""HTML reports: every element closed, nothing fetched, and nothing executed but the one script that sorts tables, whatever
the data say, every value of the tables and
fields where the Markdown report has it, and links only to the web."""
import base64
import hashlib
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
VOID = {"meta", "br", "hr", "img", "link", "input"}
HOSTILE = "</title><script>alert(1)</script><img src=x onerror=alert(1)>&amp;\"'javascript:alert(1) http://a.b/\"onclick=\"x"


class Page(html.parser.HTMLParser):
    """What stands on the page, and what is wrong with it."""

    def __init__(self):
        super().__init__()
        self.open, self.faults, self.ids, self.targets = [], [], [], []
        self.cells, self.seen, self.text = [], set(), ""
        self.row, self.labels, self.captions, self.named = [], [], [], False

    def handle_starttag(self, tag, attributes):
        names = dict(attributes)
        self.seen.add(tag)
        if tag not in VOID:
            self.open.append(tag)
        if tag in ("img", "link", "iframe", "object", "form"):
            self.faults.append(f"<{tag}>")
        self.faults += [f"{name}={value}" for name, value in attributes if name.startswith("on") or name in ("src", "srcset", "style")]
        href = names.get("href", "#")
        if href.startswith("#"):
            self.targets.append(href[1:])
        elif not href.startswith(("https://", "http://")):
            self.faults.append(f"href={href}")
        if "id" in names:
            self.ids.append(names["id"])
        if tag in ("td", "dd") or names.get("scope") == "row":
            self.cells.append("")
        if tag == "tr":
            self.row = []
        if tag in ("td", "th"):
            self.row.append(names.get("scope"))
        if tag == "div" and names.get("class") == "wide" and not (
                names.get("role") == "region" and names.get("tabindex") == "0" and (names.get("aria-labelledby") or names.get("aria-label"))):
            self.faults.append("a table nobody can scroll without a mouse")
        self.labels += [names["aria-labelledby"]] if tag == "div" and "aria-labelledby" in names else []

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")
        if tag == "tr" and "tbody" in self.open and (self.row[:1] != ["row"] or any(self.row[1:])):
            self.faults.append("a row without one header at its beginning")

    def handle_data(self, data):
        self.text += data
        if self.open and self.open[-1] == "caption":
            self.captions.append(data)
        if "td" in self.open or "dd" in self.open or "tbody" in self.open and "th" in self.open:
            self.cells[-1] += data


def run(tool, *arguments):
    done = subprocess.run([tool, *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode > 1:   # 1: what is compared differs
        sys.exit(f"{' '.join(map(str, arguments))}: exit code {done.returncode}: {done.stderr}")
    return done.stdout


def values_of_markdown(text):
    """The cells of all tables, header and rule aside."""
    cells, lines, signs = [], text.split("\n"), []
    for i, line in enumerate(lines):
        rule = line.startswith("|--") or line.startswith("| ---") or line.startswith("| | |")
        header = i + 1 < len(lines) and lines[i + 1].startswith(("| ---", "|---"))
        if line.startswith("|") and not rule and not header:
            row = [cell.strip().replace("\\", "") for cell in line.strip("|").replace("\\|", "\0").split("|")]
            cells.append([cell.replace("\0", "|") for i, cell in enumerate(row) if i not in signs])
        elif header:   # the page says signs in words
            signs = [i for i, cell in enumerate(line.strip("|").split("|")) if cell.strip() == "Sign"]
    return cells


def faults_of(tool, arguments):
    page = Page()
    source = run(tool, *arguments, "--format", "html")
    page.feed(source)
    page.close()
    found = page.faults + [f"<{tag}> stays open" for tag in page.open if tag != "html"]
    found += [f"id {name} twice" for name in page.ids if page.ids.count(name) > 1]
    found += [f"the label {name} is nowhere" for name in page.labels if name not in page.ids]
    found += [f"caption {text!r} twice" for text in page.captions if page.captions.count(text) > 1]
    found += ["a table without caption"] if len(page.captions) != source.count("<table ") else []
    if arguments[0] != "metrics" and HOSTILE not in page.text:   # what a page says names no option of a command line
        found += re.findall(r"[ (]--[a-z][\w-]*", re.sub(r"<(style|td|li)\b.*?</\1>|var\(--\w+\)", "", source, flags=re.S))
    found += [f"#{name} leads nowhere" for name in page.targets if name and name not in page.ids]
    if "@import" in source or "url(" in source or "default-src 'none'" not in source:
        found.append("the page may fetch something")
    found += policy_faults(source)
    return found, page


def policy_faults(source):
    """Every style and script counts by its hash, there is one script, and nothing else is allowed."""
    policy = re.search('http-equiv="Content-Security-Policy" content="([^"]*)"', source).group(1)
    parts = dict(part.split(" ", 1) for part in policy.split("; "))
    for tag in ("script", "style"):
        texts = re.findall(f"<{tag}>(.*?)</{tag}>", source, flags=re.S)
        wanted = {f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts}
        if set(parts[f"{tag}-src"].split()) != wanted or source.count(f"<{tag}") != len(texts):
            yield f"the policy allows other {tag}s than there are"
    if source.count("<script") != 1 or set(parts) != {"default-src", "img-src", "script-src", "style-src"}:
        yield f"{source.count('<script')} scripts under the policy {policy}"


def compare_with_markdown(tool, arguments, page):
    rows = values_of_markdown(run(tool, *arguments, "--format", "markdown"))
    numbers = [cell for row in rows for cell in row[1:] if cell and cell[-1].isdigit()]
    left = [cell.strip() for cell in page.cells]
    missing = []
    for number in numbers:
        if number in left:
            left.remove(number)
        else:
            missing.append(number)
    return [f"{len(missing)} of {len(numbers)} numbers are not on the page: {missing[:5]}"] if missing or not numbers else []


def hostile_set(folder):
    path = pathlib.Path(folder) / "hostile.json"
    path.write_text(json.dumps({
        "format": "multivector-relation-set", "version": 1, "title": HOSTILE, "description": HOSTILE, "focus": "A",
        "sources": [{"id": "s", "title": HOSTILE, "url": "https://a.b/\"onclick=\"x"}],
        "vectors": [{"id": HOSTILE, "name": HOSTILE}],
        "actors": [{"id": "A", "name": HOSTILE}, {"id": "B", "name": HOSTILE, "vector": HOSTILE}],
        "relations": [{"id": HOSTILE, "source": "A", "target": "B", "type": "member", "note": HOSTILE,
                       "sources": [{"id": "s", "quote": HOSTILE}]}]}))
    return path


def named_set(folder):
    """A set in which all actors but one have a Russian name."""
    path = pathlib.Path(folder) / "named.json"
    names = {"KAZ": "Казахстан", "RUS": "Россия", "TUR": None, "UZB": "Узбекистан"}
    path.write_text(json.dumps({
        "format": "multivector-relation-set", "version": 1, "title": "Four", "focus": "KAZ",
        "vectors": [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}],
        "actors": [{"id": id, "name": f"Name of {id}", "vector": "north" if id == "RUS" else "south",
                    **({"names": {"ru": name}} if name else {})} for id, name in names.items()],
        "relations": [{"source": a, "target": b, "type": "member"}
                      for a, b in (("KAZ", "RUS"), ("KAZ", "TUR"), ("KAZ", "UZB"), ("UZB", "RUS"))]}))
    return path, {name for name in names.values() if name}


def language_faults(tool, folder):
    """The page is in English; names in another language, and nothing else, are marked as such."""
    path, names = named_set(folder)
    found, seen = [], set()
    for more in ([], ["--all"], ["--sections", "vectors,sensitivity", "--all"]):
        source = run(tool, "report", path, "--lang", "ru", "--format", "html", *more)
        cells = re.findall(r"<(?:td|dd)([^>]*)>([^<]*)", source)
        found += [] if '<html lang="en">' in source else ["the page is not in English"]
        found += [f"{text}:{marks}" for marks, text in cells if (' lang="ru"' in marks) != (text in names)]
        seen |= {text for _, text in cells}
    return found + [f"{name} is nowhere" for name in names - seen]


def picture_faults(tool, folder):
    """A report on a network of some relations begins with a picture of it, unless sections were asked for."""
    folder = pathlib.Path(folder)
    path = folder / "pair.csv"
    path.write_text("source,target\nA,B\n")
    empty = folder / "empty.csv"
    empty.write_text("source,target\n")
    return [f"{case[0].name} {case[1:]}: a picture is {not wanted}"
            for case, wanted in (((path,), True), ((path, "--sections", "centrality"), False), ((empty,), False))
            if ('<figure class="picture">' in run(tool, "report", *case, "--format", "html")) != wanted]


def chart_faults(tool):
    """The ranking has its chart in two forms: each says of every actor what the table says, and dots stand where values are."""
    source = run(tool, "report", ROOT / "graphs/kazakhstan-2013.json", "--sections", "vectors", "--all", "--format", "html")
    rows = [re.findall("<t[dh][^>]*>([^<]*)", row)[1:3] for row in re.findall("<tr.*?</tr>", source.split("<tbody>")[1].partition("</tbody>")[0])]
    forms = re.findall(r'<svg class="(broad|narrow)"(.*?)</svg>', source.split("<tbody>")[0], flags=re.S)
    if [name for name, _ in forms] != ["broad", "narrow"]:
        yield f"the forms of the chart are {[name for name, _ in forms]}"
    for name, svg in forms:
        texts, dots = re.findall("<text[^>]*>(.*?)</text>", svg), re.findall(r'class="dot" cx="([\d.]+)"', svg)
        if [*zip(texts[1::2], texts[::2])] != [tuple(row) for row in rows]:
            yield f"{name}: the chart says {texts}, the table {rows}"
        ends = [(float(value), float(x)) for value, x in zip(texts[::2], dots)]
        scale = (ends[0][1] - ends[-1][1]) / ends[0][0]
        if scale < 100 or any(abs(x - ends[-1][1] - value * scale) > 0.001 * scale for value, x in ends):
            yield f"{name}: dots are not where values are: {ends}"


def main():
    tool, failed, passed = f"{sys.argv[1]}/multivector", 0, 0
    sets = [ROOT / "graphs/kazakhstan-2013.json", ROOT / "graphs/eurasia.json"]
    with tempfile.TemporaryDirectory() as folder:
        cases = [(["report", path, *more], True) for path in sets
                 for more in (["--sections", "vectors", "--all"], ["--explain", "--metrics", "all"])]
        cases += [(["relations", sets[0]], False), (["metrics"], False)]
        scenarios = sorted((ROOT / "graphs/scenarios").glob("without-*.json"))
        cases += [(["compare", sets[1], scenarios[0]], True), (["compare", *scenarios], True),
                  (["timeline", sets[1], "--since", "2000"], True),
                  (["whatif", sets[0], "--drop", "CU3", "--each", "actor", "--draws", "20"], True)]
        hostile = hostile_set(folder)
        cases += [(["report", hostile, "--explain"], False), (["relations", hostile], False),
                  (["compare", hostile, sets[0]], False), (["whatif", hostile, "--drop", "B"], False)]
        for arguments, has_numbers in cases:
            found, page = faults_of(tool, arguments)
            if has_numbers:
                found += compare_with_markdown(tool, arguments, page)
            drawn = arguments[0] in ("compare", "timeline") or arguments[0] == "report" and "--sections" not in arguments
            if drawn and "figure" not in page.seen or arguments[0] in ("relations", "metrics", "whatif") and "svg" in page.seen:
                found.append("a picture too many or too few")
            if hostile in arguments and "alert(1)" not in page.text:
                found.append("the hostile text is not shown")
            passed, failed = passed + (not found), failed + bool(found)
            if found:
                print(f"{' '.join(map(str, arguments))}: {found[:3]}")
        found = language_faults(tool, folder) + picture_faults(tool, folder) + [*chart_faults(tool)]
        passed, failed = passed + (not found), failed + bool(found)
        if found:
            print(f"--lang ru, pictures or charts: {found[:3]}")
        output = pathlib.Path(folder) / "by-ending.html"
        run(tool, "report", sets[0], "-o", output)
        if not output.read_text().startswith("<!DOCTYPE html>"):
            print("report -o NAME.html wrote something else")
            failed += 1
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
