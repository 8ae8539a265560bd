"""Every rule that can be measured on a picture of any kind: the size of letters, contrast, what lies on what, lines through
labels, whether counts agree, whether colours can be told apart, and that nothing is missing without a word."""
import itertools
import re
import xml.etree.ElementTree as ET

import chart_counts
import charts
import check_svg
import legible
import line_ends
import looks
import map_names
import tables

SVG = check_svg.SVG
LARGEST = 5_000_000       # bytes of a picture
LETTERS = 5.94            # points: a page may come out by a hundredth wider than planned
# The largest share of names through which lines of others run; and where there are so many lines, or the width was asked for.
CROSSED, CROSSED_OF_MANY, MANY = 0.45, 0.7, 250


def has(root, selector):
    return root.find(f".//{SVG}{selector}") is not None


def kind_of(root):
    if (root.get("width"), root.get("height")) == ("1200", "630"):
        return "card"
    if has(root, "path[@class='land']"):
        return "map"
    if has(root, "g[@id='dial']"):
        return "compass"
    if has(root, "g[@class='panel-title']") or has(root, "g[@id='panel-difference']"):
        return "panels"
    return "network" if has(root, "g[@id='network']") else "chart"


def document_faults(text, root):
    if len(text.encode()) > LARGEST:
        yield f"it has {len(text)} bytes"
    if re.search(r"[\"\s,](nan|-?inf)[\"\s,]", text, re.IGNORECASE):
        yield "there is something that is no number"
    yield from itertools.chain(check_svg.check_root(root), check_svg.check_ids(root), check_svg.check_references(root))


def source_faults(root):
    """Data and their file stand at the foot."""
    said = " ".join(charts.words(root))
    if not re.search(r"Data: |A: ", said):
        yield "there is no source line"
    if not re.search(r"; (what it )?covers ", said):
        yield "it is not said what the data cover"
    lowest = max(root.iter(SVG + "text"), key=lambda text: float(text.get("y", 0)))
    if "".join(lowest.itertext()).endswith("…"):
        yield "the source line is cut"


def drawn_faults(seen, kind):
    """Of pictures with actors and lines."""
    root = seen.root
    yield from itertools.chain(check_svg.check_page(root), check_svg.check_legend(root),
                               check_svg.check_contrast(root, seen.nodes if kind != "map" else [], seen.edges), check_svg.check_counts(root, seen.nodes, seen.edges))
    for group in seen.nodes + seen.edges:
        yield from check_svg.check_symbol(group)
    if kind != "panels":
        yield from line_ends.faults(seen.nodes, seen.edges)
    if kind == "map":
        yield from map_names.faults(root) if not has(root, "g[@id='panel-difference']") else ()
    else:
        yield from check_svg.check_overlap(root)
        for group in seen.nodes:
            yield from check_svg.check_node(group)
    if kind not in ("panels", "map"):   # in panels places repeat; a map moves signs as far as lines reach
        yield from (f"the badge of {name} is hidden" for name in seen.hidden_badges())
        yield from (f"{a} and {b} lie on each other" for a, b in seen.overlapping())
    yield from (f"{name} is pale" for name in seen.pale())
    yield from crossing_faults(seen)
    yield from named_faults(seen)
    yield from color_faults(root)
    yield from legend_faults(seen)


def crossing_faults(seen):
    named = sum(box is not None for box in seen.labels.values())
    crossed = len({actor for actor, _ in seen.crossed()})
    narrow = "mm" in seen.root.get("width") or float(seen.root.get("width")) < 400
    most = CROSSED_OF_MANY if narrow or len(seen.edges) >= MANY else CROSSED
    if named >= 8 and crossed > most * named:
        yield f"lines of others run through {crossed} of {named} names"


def named_faults(seen):
    """Who has no name in the picture has it in the description; an abbreviation is explained below."""
    described = " ".join((seen.root[1].text + " ".join(charts.words(seen.root))).split())
    for node in seen.nodes:
        name = " ".join(node.find(SVG + "title").text.split(":")[0].split())
        if node.find(SVG + "text") is None and name not in described:
            yield f"{name} is named nowhere"
    texts = list(seen.root.iter(SVG + "text"))
    sizes = {text.get("font-size") for text in texts if (text.text or "").startswith("Not named for want of room: ")}
    for text in texts:
        if text.get("font-size") in sizes and (text.text or "").endswith("…"):
            yield f"the list of those without a name is cut: {text.text}"


def color_faults(root):
    """Rows of the legend that stand for vectors or factions are told apart by every eye."""
    titles = [text.text or "" for text in root.iter(SVG + "text") if re.match("(Colour|Shade): (vector|faction)$", text.text or "")]
    for title in titles:
        rows = [(text, look) for text, look in looks.legend_rows(root, title) if look]
        for (one, a), (other, b) in itertools.combinations(rows, 2):
            if not looks.told_apart(a, b):
                yield f"{one} and {other} look alike"


def legend_faults(seen):
    """How many have no vector, or no side, is as many as are drawn hollow."""
    said = re.search(r"(?:no vector|side not determined) \((\d+)\)", " ".join(charts.words(seen.root)))
    if said and "vector" in said.group(0):
        drawn = sum(not node.get("data-vector") and "focus" not in node.get("class").split() for node in seen.nodes)
        if int(said.group(1)) != drawn:
            yield f"{said.group(0)}, but {drawn} are drawn"


def chart_faults(root, kind):
    yield from chart_counts.faults(root)
    if any((path.get("class") or "").startswith("cells") for path in root.iter(SVG + "path")):
        yield from tables.picture_faults(root, directed="direction" in " ".join(charts.words(root)))
    else:
        yield from check_svg.check_page(root) if kind == "card" else charts.text_faults(root)
    paper = root.find(f"{SVG}rect").get("fill")
    grounds = {shape.get("fill") for tag in ("rect", "path", "circle") for shape in root.iter(SVG + tag)} | {paper}
    for text in root.iter(SVG + "text"):
        if max(check_svg.contrast(text.get("fill"), ground) for ground in grounds if re.fullmatch("#[0-9A-Fa-f]{6}", ground or "")) < 4.45:
            yield f"the text {text.text!r} is faint"


def faults(text):
    """What is wrong with a picture, given as the text of its SVG."""
    root = ET.fromstring(text)
    kind = kind_of(root)
    seen = legible.Picture(text)
    yield from document_faults(text, root)
    if seen.smallest_letters() < LETTERS:
        yield f"letters of {seen.smallest_letters():.2f} points"
    if "As tables: multivector " not in root.find(f"{SVG}desc").text:
        yield "it is not said where the values stand as tables"
    yield from source_faults(root) if kind != "card" else ()
    yield from chart_faults(root, kind) if kind in ("card", "chart") else drawn_faults(seen, kind)
