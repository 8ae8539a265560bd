"""What can be measured of how well a picture of a network can be read: boxes of labels, lines through those of others, what
badges lie under, the size of letters in print, the contrast of lines."""
import re
import xml.etree.ElementTree as ET

import check_svg
from check_svg import SVG, Box

POINT, INCH, DENSITY = 72.0, 25.4, 96.0


class Picture:
    def __init__(self, text):
        self.root = ET.fromstring(text)
        self.nodes = [g for g in self.root.iter(SVG + "g") if "node" in g.get("class", "").split()]
        self.edges = [g for g in self.root.iter(SVG + "g") if "edge" in g.get("class", "").split()]
        self.paper = self.root.find(f"{SVG}rect").get("fill")
        self.labels = {node.get("data-actor"): label_box(node) for node in self.nodes}
        self.marks = {node.get("data-actor"): mark_box(node) for node in self.nodes}

    def width_in_points(self):
        """As wide as it says it is: millimetres, or pixels of a 96th of an inch; wider than a screen, as wide as that."""
        number, unit = re.fullmatch(r"([\d.]+)(mm)?", self.root.get("width")).groups()
        width = float(number) * POINT / (INCH if unit else DENSITY)
        return width if unit else min(width, 1280 * POINT / DENSITY)

    def points_per_unit(self):
        return self.width_in_points() / check_svg.numbers(self.root.get("viewBox"))[2]

    def smallest_letters(self):
        """In points, of everything that is written."""
        return min(float(text.get("font-size")) for text in self.root.iter(SVG + "text")) * self.points_per_unit()

    def crossed(self):
        """(actor, line) of each label that a line of others runs through."""
        found = []
        for edge in self.edges:
            ends = (edge.get("data-from"), edge.get("data-to"))
            way = path_of(edge)
            for actor, box in self.labels.items():
                if box and actor not in ends and any(p is not None and inside(box, p) for p in way):
                    found.append((actor, edge.get("id")))
        return found

    def hidden_badges(self):
        """Ids of lines whose badge lies under a mark, a label or another badge."""
        badges = [(edge.get("id"), box) for edge in self.edges for box in badge_boxes(edge)]
        things = [box for boxes in (self.labels, self.marks) for box in boxes.values() if box]
        return [name for i, (name, box) in enumerate(badges)
                if any(box.meets(other, -0.3) for other in things + [b for _, b in badges[:i]])]

    def overlapping(self):
        """Pairs of actors of which a label meets the label or the mark of the other."""
        found, names = [], list(self.marks)
        for i, one in enumerate(names):
            for other in names[i + 1:]:
                a, b = (self.labels[one], self.marks[one]), (self.labels[other], self.marks[other])
                if any(p and q and p.meets(q, -0.6) for p in a for q in b if not (p is a[1] and q is b[1])):
                    found.append((one, other))
        return found

    def pale(self, least=2.95):
        """Ids of lines, faded ones apart, that stand out less than this from the paper, opacity included."""
        return [edge.get("id") for edge in self.edges if seen_contrast(edge, self.paper) < least
                and stroke_of(edge).get("stroke-opacity", "1") not in ("0.129412", "0.13")]


def inside(box, point):
    return box.left < point[0] < box.right and box.top < point[1] < box.bottom


def stroke_of(edge):
    return next(child for child in edge if child.get("stroke", "none") != "none")


def seen_contrast(edge, paper):
    line = stroke_of(edge)
    share = float(line.get("stroke-opacity", 1))
    mixed = "#" + "".join(f"{round(share * int(line.get('stroke')[i:i + 2], 16) + (1 - share) * int(paper[i:i + 2], 16)):02x}"
                          for i in (1, 3, 5))
    return check_svg.contrast(mixed, paper)


def path_of(edge):
    path = next((child for child in edge if child.tag == SVG + "path" and "C" in child.get("d", "")), None)
    return check_svg.points(path) if path is not None else []


def around(boxes):
    return Box(min(b.left for b in boxes), min(b.top for b in boxes), max(b.right for b in boxes),
               max(b.bottom for b in boxes)) if boxes else None


def label_box(node):
    """Of a label beside its mark; None for one inside it, or none."""
    return around([check_svg.text_box(text) for text in node.findall(SVG + "text") if text.get("stroke")])


def mark_box(node):
    return around([Box(min(x for x, _ in p), min(y for _, y in p), max(x for x, _ in p), max(y for _, y in p))
                   for p in (check_svg.points(child) for child in node if child.tag != SVG + "text") if p])


def badge_boxes(edge):
    for group in edge.findall(SVG + "g"):
        for shape in group:
            if shape.tag in (SVG + "circle", SVG + "rect"):
                (left, top), (right, bottom) = check_svg.points(shape)
                yield Box(left, top, right, bottom)
