"""What the tests of charts share: reading an SVG, the words and sizes in it, and contrast."""
import math
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

import check_svg

SVG = check_svg.SVG
PRINT_WIDTH = 180 / 25.4 * 72        # points: the width that a picture is printed at
LEAST_TEXT = 6                       # points, at that width


def run(tool, *arguments):
    return subprocess.run([tool, *map(str, arguments)], capture_output=True, text=True, timeout=900, check=False)


def words(root):
    return [element.text or "" for element in root.iter(SVG + "text")]


def turned(element, parents):
    """The place and angle of an element: translate() and rotate() of the groups it stands in."""
    x = y = angle = 0.0
    while element is not None:
        move = re.search(r"translate\(([-\d.]+) ([-\d.]+)\)", element.get("transform", ""))
        turn = re.search(r"rotate\(([-\d.]+)\)", element.get("transform", ""))
        if move:
            x, y = x + float(move.group(1)), y + float(move.group(2))
        angle += float(turn.group(1)) if turn else 0
        element = parents.get(element)
    return x, y, math.radians(angle)


def corners(text, parents):
    """Where the box of a text has its corners on the page."""
    box = check_svg.text_box(text)
    x, y, angle = turned(text, parents)
    return [(x + a * math.cos(angle) - b * math.sin(angle), y + a * math.sin(angle) + b * math.cos(angle))
            for a in (box.left, box.right) for b in (box.top, box.bottom)]


def text_faults(root):
    """Text that is smaller than may be when printed, leaves the page, or lies on another."""
    width, height = check_svg.numbers(root.get("viewBox"))[2:]
    stated = re.fullmatch(r"([\d.]+)mm", root.get("width"))
    printed = float(stated.group(1)) / 25.4 * 72 if stated else PRINT_WIDTH
    parents = {child: parent for parent in root.iter() for child in parent}
    boxes = []
    for text in root.iter(SVG + "text"):
        size = float(text.get("font-size")) * printed / width
        if size < LEAST_TEXT:
            yield f"{text.text!r} is printed at {size:.2f} pt"
        points = corners(text, parents)
        if not all(-1 <= x <= width + 1 and -1 <= y <= height + 1 for x, y in points):
            yield f"{text.text!r} leaves the page"
        if turned(text, parents)[2] == 0:
            boxes.append((text.text, check_svg.Box(*map(min, zip(*points)), *map(max, zip(*points)))))
    for i, (first, box) in enumerate(boxes):
        for second, other in boxes[:i]:
            if box.meets(other, -1.5):
                yield f"{first!r} lies on {second!r}"


def parse(svg):
    return ET.fromstring(svg)


def main(parts):
    """SCRIPT BUILD [PART ...]: runs parts by name, {name: function(tool, folder) that yields what and its faults}, and ends."""
    tool, passed, failed = f"{sys.argv[1]}/multivector", 0, 0
    with tempfile.TemporaryDirectory() as name:
        for part in [parts[part] for part in sys.argv[2:] or parts]:
            for what, wrong in part(tool, pathlib.Path(name)):
                passed, failed = passed + (not wrong), failed + bool(wrong)
                for fault in wrong[:5]:
                    print(f"{what}: {fault}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)
