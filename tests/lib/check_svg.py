#!/usr/bin/env python3
"""Checks drawings made by multivector-draw: check_svg.py FILE.svg...

A drawing fails when a label leaves its actor's box or crosses its rim, when two actors overlap,
something lies outside the page, text or lines stand out too little from their ground, an id repeats, a reference leads
outside, or the root lacks what a screen reader needs. Widths of text are those of Liberation Sans, from the table in src/support/font/font_table.c. Prints what is wrong; exit code 1 when anything is."""
import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"
TABLE = Path(__file__).resolve().parents[2] / "src/support/font/font_table.c"
SLACK = 1.0  # points: rounding, and letters that reach a little beyond their advance width


def read_widths():
    """{bold: {character: thousandths of the font size}} from the committed table."""
    widths = {False: {}, True: {}}
    pattern = r"uint16_t (regular|bold)_([0-9a-f]{4})\[\] = \{([^}]*)\}"
    for face, first, numbers in re.findall(pattern, TABLE.read_text(encoding="ascii")):
        for offset, number in enumerate(re.findall(r"\d+", numbers)):
            widths[face == "bold"][chr(int(first, 16) + offset)] = int(number)
    return widths


WIDTHS = read_widths()


class Box:
    def __init__(self, left, top, right, bottom):
        self.left, self.top, self.right, self.bottom = left, top, right, bottom

    def inside(self, other, slack=SLACK):
        return (self.left >= other.left - slack and self.top >= other.top - slack
                and self.right <= other.right + slack and self.bottom <= other.bottom + slack)

    def meets(self, other, slack=-0.01):
        return (self.left < other.right + slack and other.left < self.right + slack
                and self.top < other.bottom + slack and other.top < self.bottom + slack)

    def near(self, round_one):
        """How far the box is from a circle, given by the box around that; below 0: inside it."""
        x, y = (round_one.left + round_one.right) / 2, (round_one.top + round_one.bottom) / 2
        off = (max(self.left - x, x - self.right, 0), max(self.top - y, y - self.bottom, 0))
        return (off[0] ** 2 + off[1] ** 2) ** 0.5 - (round_one.right - round_one.left) / 2

    def moved(self, dx, dy):
        return Box(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)


def text_box(text):
    size, x, y = (float(text.get(name)) for name in ("font-size", "x", "y"))
    table = WIDTHS[text.get("font-weight") == "bold"]
    width = sum(table.get(c, 0) or 0 for c in text.text or "") * size / 1000  # unknown characters: no claim
    left = x - {"middle": width / 2, "end": width}.get(text.get("text-anchor"), 0)
    return Box(left, y - 0.72 * size, left + width, y + 0.21 * size)


def numbers(text):
    return [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", text)]


def along(corners, steps=16):
    """Points of a path of cubic Bézier curves, given its start and three points for every curve."""
    for start in range(0, len(corners) - 3, 3):
        for step in range(steps + 1):
            t = step / steps
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3)
            yield tuple(sum(w * p[axis] for w, p in zip(weights, corners[start:start + 4])) for axis in (0, 1))


def points(element):
    """Points an element passes through, in its own coordinates."""
    tag = element.tag.removeprefix(SVG)
    value = lambda name: float(element.get(name, 0))
    if tag in ("circle", "ellipse"):
        rx, ry = value("rx") or value("r"), value("ry") or value("r")
        return [(value("cx") - rx, value("cy") - ry), (value("cx") + rx, value("cy") + ry)]
    if tag == "rect":
        return [(value("x"), value("y")), (value("x") + value("width"), value("y") + value("height"))]
    if tag == "polygon":
        n = numbers(element.get("points"))
        return list(zip(n[::2], n[1::2]))
    if tag == "path" and re.fullmatch(r"M[^A-Za-z]*C[^A-Za-z]*", element.get("d")):
        n = numbers(element.get("d"))
        return list(along(list(zip(n[::2], n[1::2]))))
    if tag == "path":  # a sample line of the legend: its beginning will do
        return [tuple(numbers(element.get("d"))[:2])]
    return []


def shift(element):
    found = re.search(r"translate\(([^)]*)\)", element.get("transform", ""))
    return numbers(found.group(1)) if found else [0, 0]


def everything(element, dx=0.0, dy=0.0):
    """Every element with the place of its coordinates on the page."""
    x, y = shift(element)
    yield element, dx + x, dy + y
    for child in element:
        yield from everything(child, dx + x, dy + y)


def check_root(root):
    for name, value in (("role", "img"), ("lang", None)):
        if not root.get(name) or (value and root.get(name) != value):
            yield f"the root has no {name}" + (f'="{value}"' if value else "")
    for index, (tag, name) in enumerate((("title", "aria-labelledby"), ("desc", "aria-describedby"))):
        child = root[index] if len(root) > index else None
        if child is None or child.tag != SVG + tag or not (child.text or "").strip():
            yield f"child {index + 1} of the root is no <{tag}> with text"
        elif child.get("id") != root.get(name):
            yield f"{name} of the root does not lead to its <{tag}>"
    for element in root.iter():
        if element is not root and any(name == "role" or name.startswith("aria-l") for name in element.attrib):
            yield f"<{element.tag.removeprefix(SVG)}> has a role of its own inside one image"
    if [child.tag.removeprefix(SVG) for child in root] != ["title", "desc", "rect", "g"] or root[3].get("aria-hidden") != "true":
        yield "what is inside the image is read besides"
    box = numbers(root.get("viewBox", ""))
    size = [numbers(root.get(n, "0"))[0] for n in ("width", "height")]
    if len(box) != 4 or box[:2] != [0, 0] or abs(size[0] / size[1] - box[2] / box[3]) > 1e-3:
        yield f"viewBox {root.get('viewBox')} does not agree with width and height"


def check_ids(root):
    seen = set()
    for element in root.iter():
        name = element.get("id")
        if name in seen:
            yield f"the id {name} is there more than once"
        if name:
            seen.add(name)


def check_references(root):
    for element in root.iter():
        for name, value in element.attrib.items():
            plain = name.split("}")[-1].lower()
            if plain in ("href", "src", "style") or plain.startswith("on") or "url(" in value:
                yield f"<{element.tag.removeprefix(SVG)}> has {plain}={value[:40]!r}"
        if element.tag.removeprefix(SVG) in ("script", "image", "use", "foreignObject", "style", "a"):
            yield f"there is a <{element.tag.removeprefix(SVG)}>"


def check_page(root):
    page = Box(*numbers(root.get("viewBox")))
    for element, dx, dy in everything(root):
        if element.tag == SVG + "text" and not text_box(element).moved(dx, dy).inside(page):
            yield f"the text {element.text!r} leaves the page"
        for x, y in points(element):
            if not Box(x + dx, y + dy, x + dx, y + dy).inside(page):
                yield f"<{element.tag.removeprefix(SVG)}> reaches ({x + dx:.1f}, {y + dy:.1f}), outside the page"
                break


def check_symbol(group):
    if not group.get("id"):
        yield "a group lacks its id"
    title = group.find(SVG + "title")
    if title is None or not (title.text or "").strip():
        yield f"the group {group.get('id')} has no tooltip"


def check_node(group):
    left, top, width, height = numbers(group.get("data-box"))
    box, name = Box(left, top, left + width, top + height), group.get("id")
    mark = [p for child in group for p in points(child) if child.tag != SVG + "text"]
    xs, ys = [p[0] for p in mark], [p[1] for p in mark]
    mark = Box(min(xs), min(ys), max(xs), max(ys))
    if not mark.inside(box):
        yield f"the mark of {name} leaves its box"
    for text in group.findall(SVG + "text"):
        label = text_box(text)
        if not label.inside(box):
            yield f"the label {text.text!r} leaves the box of {name}"
        if not label.inside(mark) and label.meets(mark, -SLACK) and (not is_round(group) or label.near(mark) < -SLACK):
            yield f"the label {text.text!r} stands half in, half out of the mark of {name}"


def is_round(group):
    return any(child.tag == SVG + "ellipse" for child in group)


def actors(root):
    """Every actor's box on the page and its id; in panels side by side there are several of one actor."""
    for group, dx, dy in everything(root):
        if "node" in group.get("class", "").split():
            left, top, width, height = numbers(group.get("data-box"))
            yield Box(left, top, left + width, top + height).moved(dx, dy), group.get("id")


def parts(root):
    """The mark and the lines of the label of every actor on the page, with its id."""
    for group, dx, dy in everything(root):
        if "node" not in group.get("class", "").split():
            continue
        mark = [p for child in group for p in points(child) if child.tag != SVG + "text"]
        yield Box(min(x for x, _ in mark), min(y for _, y in mark), max(x for x, _ in mark),
                  max(y for _, y in mark)).moved(dx, dy), group.get("id")
        for text in group.findall(SVG + "text"):
            yield text_box(text).moved(dx, dy), group.get("id")


def check_overlap(root):
    boxes = list(parts(root))
    boxes.sort(key=lambda pair: pair[0].left)
    for i, (box, name) in enumerate(boxes):
        for other, other_name in boxes[i + 1:]:
            if other.left >= box.right:
                break
            if name != other_name and box.meets(other):
                yield f"{name} and {other_name} overlap"


def luminance(color):
    channels = [int(color[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first, second):
    high, low = sorted((luminance(first) + 0.05, luminance(second) + 0.05), reverse=True)
    return high / low


def inside_fill(group):
    """The fill on which the text of an actor stands: that of its mark, unless it is written beside it on paper."""
    mark = next(child for child in group if child.tag != SVG + "title")
    return mark.get("fill")


def check_contrast(root, nodes, edges):
    """Text 4.5 : 1 against what it stands on, lines and rims 3 : 1 against the paper; but what is faded may fade."""
    paper = root.find(f"{SVG}rect").get("fill")
    grounds = [(rect, float(rect.get("x")), float(rect.get("y"))) for rect in root.iter(SVG + "rect")
               if rect.get("class") == "share"]
    inside = {text: inside_fill(group) for group in nodes for text in group.findall(SVG + "text")
              if text.get("stroke") is None}
    for text in root.iter(SVG + "text"):
        x, y = float(text.get("x")), float(text.get("y"))
        ground = inside.get(text) or next((rect.get("fill") for rect, left, top in grounds
                                           if 0 <= x - left <= float(rect.get("width"))
                                           and 0 <= y - top <= float(rect.get("height"))), paper)
        if contrast(text.get("fill"), ground) < 4.45:
            yield f"the text {text.text!r} has a contrast of {contrast(text.get('fill'), ground):.2f} only"
    for group in nodes + edges:
        shape = next((child for child in group if child.get("stroke", "none") != "none"), None)
        if shape is None or "faded" in group.get("class") or "partner" in group.get("class"):
            continue
        if contrast(shape.get("stroke")[:7], paper) < 2.95:
            yield f"{group.get('id')} has a contrast of {contrast(shape.get('stroke'), paper):.2f} only"


def check_legend(root):
    """The legend keeps out of the way of actors, whether it stands beside them or below."""
    legend = root.find(f".//{SVG}g[@id='legend']")
    network = root.find(f".//{SVG}g[@id='network']")
    if legend is None or network is None:
        return
    left = min(text_box(t).left for t in legend.iter(SVG + "text"))
    top = min(text_box(t).top for t in legend.iter(SVG + "text"))
    for box, name in actors(network):
        if box.right > left and box.bottom > top:
            yield f"{name} reaches into the legend"


def part(root, name):
    """The text of heading or source line, its lines joined."""
    group = root.find(f".//{SVG}g[@id='{name}']")
    return "" if group is None else " ".join(text.text or "" for text in group.iter(SVG + "text"))


def check_counts(root, nodes, edges):
    """What title, subtitle, description and legend count is what is drawn."""
    panel = root.find(f".//{SVG}g[@id='panel-difference']")   # beside it A and B show the same again
    if panel is not None:
        inside = set(panel.iter())
        nodes, edges = ([one for one in some if one in inside] for some in (nodes, edges))
    heading, title, description = part(root, "heading"), root[0].text or "", root[1].text or ""
    relations = lambda some: sum(int(edge.get("data-relations")) for edge in some)
    in_force = relations(edge for edge in edges if "ended" not in edge.get("class").split())
    for text in (heading, description):
        for actors_said, relations_said in re.findall(r"(\d+) actors?(?:, | and )(\d+) relations?", text):
            if (int(actors_said), int(relations_said)) != (len(nodes), in_force):
                yield f"{actors_said} actors and {relations_said} relations are said, {len(nodes)} and {in_force} drawn"
    for said in re.findall(r"vector: (\d+) actors? tied to", heading):
        if int(said) != len(nodes) - 1:
            yield f"{said} actors are said, {len(nodes) - 1} drawn around the middle"
    changed = [edge for edge in edges if edge.get("data-change")]
    rows = Counter()
    words = {"added": "new {}", "removed": "{} ended", "changed": "{} changed"}
    said = " ".join(text.text or "" for text in root.iter(SVG + "text"))
    for change, word in words.items():
        rows[change] = sum(map(int, re.findall(word.format("(?:partnership|dispute|neutral relation)") + r": (\d+)", said)))
    if changed and "relation" in title:
        said = {change: int(count) for count, change in re.findall(r"(\d+)(?: relations?)? (added|ended|changed)", title)}
        for change in ("added", "removed", "changed"):
            drawn = relations(edge for edge in changed if edge.get("data-change") == change)
            titled = said.get("ended" if change == "removed" else change, 0)
            if not drawn == titled == rows[change]:
                yield f"{drawn} {change} relations are drawn, {titled} in the title, {rows[change]} in the legend"


def check_plurals(root):
    """One actor, two actors."""
    for text in (element.text or "" for element in root.iter() if element.tag in (SVG + "text", SVG + "title", SVG + "desc")):
        for number, noun in re.findall(r"(?<![\d.,:/])(\d+) (actors?|relations?)\b", text):
            if (number == "1") == noun.endswith("s"):
                yield f"{number} {noun} in {text!r}"


def check_source(root):
    """Below every picture stand its data and their coverage, whole, and no word of our own workshop."""
    source = part(root, "source")
    if "cover" not in source or not re.search(r"Data: |A: ", source) or source.endswith("…") or "folded" in source:
        yield f"the source line is {source!r}"


def check(path):
    try:
        root = ET.parse(path).getroot()
    except ET.ParseError as error:
        return [f"not well-formed: {error}"]
    if "<!DOCTYPE" in Path(path).read_text(encoding="utf-8"):
        return ["there is a DOCTYPE"]
    nodes = [g for g in root.iter(SVG + "g") if "node" in g.get("class", "").split()]
    edges = [g for g in root.iter(SVG + "g") if "edge" in g.get("class", "").split()]
    found = [*check_root(root), *check_ids(root), *check_references(root), *check_page(root), *check_overlap(root),
             *check_legend(root), *check_contrast(root, nodes, edges), *check_counts(root, nodes, edges), *check_plurals(root),
             *check_source(root)]
    for group in nodes + edges:
        found += check_symbol(group)
    for group in nodes:
        found += check_node(group)
    return found


def main(paths):
    bad = False
    for path in paths:
        for problem in check(path):
            print(f"{path}: {problem}")
            bad = True
    return 1 if bad else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: check_svg.py FILE.svg...")
    sys.exit(main(sys.argv[1:]))
