"""Whether lines end where the marks do: on the outline as it is drawn, or a stroke beyond it, never beside a corner or under it."""
import math

import check_svg

SVG = check_svg.SVG
SLACK, STROKES = 0.6, 1.5   # points of rounding; the outer end of a stroke and its mitre at a corner, in strokes


def to_segment(p, a, b):
    dx, dy = b[0] - a[0], b[1] - a[1]
    whole = dx * dx + dy * dy
    t = max(0, min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / whole)) if whole else 0
    return math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)


def rounded(shape):
    """The outline of a rectangle from point to point, as SVG draws it."""
    (left, top), (right, bottom) = check_svg.points(shape)
    r = float(shape.get("rx", 0))
    middles = ((right - r, bottom - r), (left + r, bottom - r), (left + r, top + r), (right - r, top + r))
    for turn, (x, y) in enumerate(middles):
        for step in range(9):
            angle = math.pi / 2 * (turn + step / 8)
            yield x + r * math.cos(angle), y + r * math.sin(angle)


def outline(shape):
    """From point to point."""
    if shape.tag == SVG + "rect":
        return list(rounded(shape))
    found = check_svg.points(shape)
    if shape.tag in (SVG + "circle", SVG + "ellipse"):
        (left, top), (right, bottom) = found
        x, y, r = (left + right) / 2, (top + bottom) / 2, (right - left) / 2
        return [(x + r * math.cos(math.pi * k / 32), y + r * math.sin(math.pi * k / 32)) for k in range(64)]
    return found if len(found) > 2 else []


def outlines(node):
    """(how wide, its outline, stroke) of each shape of a mark."""
    for shape, dx, dy in check_svg.everything(node):
        if shape.get("stroke", "none") == "none" or shape.get("class") in ("place", "hatch") or shape.tag == SVG + "text":
            continue
        found = [(x + dx, y + dy) for x, y in outline(shape)]
        if found:
            xs = [x for x, _ in found]
            yield max(xs) - min(xs), found, float(shape.get("stroke-width") or 1)


def mitres(head):
    """Where the stroke of an arrowhead comes to a point: newer versions of Graphviz lay that on the outline, not its corner."""
    corners = check_svg.points(head)
    corners = corners[:-1] if corners[0] == corners[-1] else corners
    for i, p in enumerate(corners):
        sides = [(q[0] - p[0], q[1] - p[1]) for q in (corners[i - 1], corners[(i + 1) % len(corners)])]
        x, y = (sum(side[axis] / (math.hypot(*side) or 1) for side in sides) for axis in (0, 1))
        whole, width = math.hypot(x, y), float(head.get("stroke-width") or 1)
        sine = math.sqrt(max(0, 1 - whole * whole / 4))     # of half the angle: the two directions sum to twice its cosine
        if whole and sine > 1 / 4:                          # else SVG cuts it off
            yield p[0] - x / whole * width / 2 / sine, p[1] - y / whole * width / 2 / sine


def points_at_ends(edge):
    """For its beginning and its end: where the line is then, and the points of its arrowheads."""
    paths = [check_svg.numbers(path.get("d")) for path in edge if path.tag == SVG + "path"]
    heads = [point for head in edge if head.tag == SVG + "polygon" for point in (*check_svg.points(head), *mitres(head))]
    if paths:
        yield edge.get("data-from"), [tuple(paths[0][:2]), *heads]
        yield edge.get("data-to"), [tuple(paths[-1][-2:]), *heads]


def outer(node):
    """The outer ones of its shapes: a disc of two colours has two halves."""
    found = list(outlines(node))
    widest = max((wide for wide, *_ in found), default=0)
    return [(around, stroke) for wide, around, stroke in found if wide > 0.9 * widest]


def off(points, around, stroke):
    """How far these points are from an outline and its stroke, at least."""
    return min(to_segment(p, around[i - 1], around[i]) for p in points for i in range(len(around))) - STROKES * stroke


def is_short(edge):
    """Between marks that all but touch there is nothing to see."""
    paths = [check_svg.numbers(path.get("d")) for path in edge if path.tag == SVG + "path"]
    return not paths or math.dist(paths[0][:2], paths[-1][-2:]) < 10


def faults(nodes, edges):
    marks = {node.get("data-actor"): outer(node) for node in nodes}
    for edge in edges:
        if edge.get("data-from") == edge.get("data-to") or is_short(edge):
            continue
        for actor, points in points_at_ends(edge):
            far = min((off(points, *mark) for mark in marks[actor]), default=0)
            if far > SLACK:
                yield f"{edge.get('id')} ends {far:.1f} points off the outline of {actor}"
