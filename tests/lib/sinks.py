"""What a text of others must not do where it ends up: on a terminal, in a page or a picture, in a spreadsheet, in Markdown.
Each function gives what is wrong with an output, as a list."""
import base64
import csv
import hashlib
import io
import json
import re
import xml.etree.ElementTree
from html.parser import HTMLParser

# What turns the direction of text or hides in it, and ends of lines that are none.
MARKS = re.compile("[\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff]")
CONTROLS = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f]")
SCHEMES = ("http:", "https:", "mailto:", "#")
ACTIVE = re.compile(r"^on|^(src|srcdoc|action|formaction|background|poster|ping)$")
ELEMENTS = {"script", "iframe", "object", "embed", "form", "base", "link", "foreignObject", "image", "img", "use", "animate", "set"}


class Terminal:
    """What a terminal does with what it is sent: it prints, or obeys. Every command it understands is kept."""

    def __init__(self):
        self.obeyed, self.printed, self.state, self.argument = [], [], "ground", ""

    def send(self, data):
        text = data.decode("utf-8", "surrogateescape")
        for c in text:
            getattr(self, self.state)(c)
        return self

    def command(self, what):
        self.obeyed.append(what)
        self.state, self.argument = "ground", ""

    def ground(self, c):
        code = ord(c) - 0xdc00 if "\udc80" <= c <= "\udcff" else ord(c)   # a byte that is no UTF-8 may be a control by itself
        if c == "\x1b":
            self.state = "escape"
        elif code in (0x9b, 0x9d, 0x90):
            self.state = "sequence" if code == 0x9b else "string"
        elif code < 0x20 and c not in "\n" or 0x7f <= code < 0xa0 or MARKS.match(c):
            self.command(f"U+{code:04X}")
        else:
            self.printed.append(c)

    def escape(self, c):
        if c in "[":
            self.state = "sequence"
        elif c in "]PX^_":
            self.state = "string"
        else:
            self.command(f"ESC {c!r}")

    def sequence(self, c):
        self.argument += c
        if "@" <= c <= "~":
            self.command(f"CSI {self.argument!r}")

    def string(self, c):
        self.argument += c
        if c in "\x07\x1b\x9c":
            self.command(f"OSC {self.argument!r}")


def on_terminal(data):
    terminal = Terminal().send(data)
    return terminal.obeyed[:3] + ([f"it waits for the end of {terminal.argument!r}"] if terminal.state != "ground" else [])


def unseen(text):
    """Controls and marks that are passed on."""
    found = {f"U+{ord(c):04X}" for pattern in (CONTROLS, MARKS) for c in pattern.findall(text)}
    return sorted(found)


def of_element(name, attributes):
    if name in ELEMENTS:
        yield f"<{name}>"
    for key, value in attributes.items():
        key = key.split("}")[-1].lower()
        if ACTIVE.match(key):
            yield f"{key}={value[:40]!r}"
        if key == "href" and not value.startswith(SCHEMES):
            yield f"a link to {value[:40]!r}"
        if key in ("style", "fill", "stroke", "class", "id") and re.search(r"url\(|expression|@import|[<>{}]", value):
            yield f"{key}={value[:40]!r}"


def parses(text):
    try:
        xml.etree.ElementTree.fromstring(text)
    except xml.etree.ElementTree.ParseError as error:
        return [f"no XML: {error}"]
    return []


def in_xml(text):
    """A strict parser reads it, and finds nothing that acts."""
    if parses(text):
        return parses(text)
    root = xml.etree.ElementTree.fromstring(text)
    found = [fault for element in root.iter() for fault in of_element(element.tag.split("}")[-1], element.attrib)]
    found += [f"{element.tag}: {mark}" for element in root.iter()
              for mark in unseen(f"{element.text or ''}{element.tail or ''}{''.join(element.attrib.values())}".replace("\r", ""))]
    return found[:3]


NUMBER = r"-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?"


def in_picture(text):
    """Every number is one: no size or place is inf or nan."""
    values = re.findall(r'<(?!text)[^>]*\s(?:x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|width|height|d|points|transform|viewBox|font-size|stroke-width)="([^"]*)"', text)
    found = in_xml(text)
    found += [f"{value[:60]!r}" for value in values if re.search(r"inf|nan", value)]
    words = re.findall(r">([^<]*)</(?:text|title|desc)>", text)
    return found + [f"it says {word[:60]!r}" for word in words if re.search(r"(?<![A-Za-z])-?(inf|nan)(?![A-Za-z])", word)]


def in_table(text, delimiter=","):
    """Read as a spreadsheet reads it: no cell is a formula, but for negative numbers and dates."""
    found = []
    for row in csv.reader(io.StringIO(text), delimiter=delimiter, strict=True):
        for cell in row:
            plain = re.fullmatch(r"-[\d-]+|" + NUMBER, cell)
            if cell[:1] in tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20") and cell and not plain:
                found.append(f"the formula {cell[:40]!r}")
    return found[:3] + unseen(text.replace("\t", "").replace("\r", ""))


def in_markdown(text):
    """Rows of a table have as many cells as its head; no HTML, picture, link of another kind or code begins."""
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", text.replace("\\\\", ""))
    found = [f"{piece!r}" for piece in re.findall(r"<[A-Za-z!/][^\n]{0,30}|!\[|\]\(|`[^\n]{0,20}|(?:javascript|data|ftp|file):\S{0,20}", bare)]
    cells = 0
    for line in bare.split("\n"):
        count = line.count("|") if line.startswith("|") else 0
        if cells and count and count != cells:
            found.append(f"a row of {count - 1} cells below {cells - 1}")
        cells = count
    return found[:3] + unseen(text)


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.faults, self.texts, self.scripts, self.data, self.inside = [], [], [], [], None

    def handle_starttag(self, tag, attrs):
        kinds = {(): self.scripts, (("type", "application/json"), ("id", "data")): self.data}
        self.inside = kinds.get(tuple(attrs)) if tag == "script" else None
        if self.inside is not None:
            return
        self.faults += [f"it has {fault}" for fault in of_element(tag, {k: v or "" for k, v in attrs})] if tag != "style" else []
        self.texts += [value or "" for _, value in attrs]

    def handle_data(self, data):
        (self.texts if self.inside is None else self.inside).append(data)

    def handle_endtag(self, tag):
        self.inside = None


def in_page(text):
    page = Page()
    page.feed(text)
    page.close()
    policy = re.search('<meta http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    allowed = re.findall("'sha256-([^']*)'", policy.group(1)) if policy else []
    found = [f"the script {script[:40]!r}" for script in page.scripts if base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() not in allowed]
    found += [fault for data in page.data for fault in in_json(data)] + ["a bracket in data" for data in page.data if "<" in data]
    found += page.faults + [mark for piece in page.texts for mark in unseen(piece)]
    styles = re.findall("<style>(.*?)</style>", text, re.S)
    good = len(styles) == text.count("<style") and not any(re.search(r"url\(|@import|expression", style) for style in styles)
    return found + ([] if good and "default-src 'none'" in text else ["style or policy of others"])


def refuse_constant(name):
    raise ValueError(f"{name} is no number of JSON")


def in_json(text):
    try:
        json.loads(text, parse_constant=refuse_constant)
    except ValueError as error:
        return [str(error)]
    return unseen(text)


def in_dot(text):
    found = [] if text.startswith("digraph") else ["no graph"]
    return found + unseen(text.replace("\t", "")) + ([] if text.count("{") >= text.count("\n}") else ["it is torn"])


# What a form is read as.
CHECKS = {"text": lambda text: on_terminal(text.encode()), "markdown": in_markdown, "csv": in_table, "json": in_json, "html": in_page,
          "svg": in_picture, "svg beside": in_picture, "dot": in_dot, "positions": in_table}
