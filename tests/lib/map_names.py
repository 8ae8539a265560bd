"""Whether the names of a map can be read: a map writes them itself, not beside their marks as a network does."""
import itertools
import math
import re

import check_svg
import legible

SVG = check_svg.SVG


def box_of(group, name):
    left, top, width, height = map(float, group.get(name).split())
    return check_svg.Box(left, top, left + width, top + height)


def faults(root):
    """Names keep off each other, off marks but their own, and off the circles' names; they stand in their boxes, and lines lead to nothing else; no badge lies on them."""
    nodes = {g.get("data-actor"): g for g in root.iter(SVG + "g") if "node" in g.get("class", "").split()}
    named = [(actor, box_of(g, "data-name-box")) for actor, g in nodes.items() if g.get("data-name-box")]
    marks = [(actor, box_of(g, "data-box")) for actor, g in nodes.items()]
    for (one, box), (other, another) in itertools.combinations(named, 2):
        if box.meets(another):
            yield f"the names of {one} and {other} overlap"
    for (one, box), (other, mark) in itertools.product(named, marks):
        round_one = one == other and nodes[one].find(f"{SVG}g/{SVG}circle") is not None
        if box.meets(mark, -0.3) and not round_one:
            yield f"the name of {one} lies on the mark of {other}"
    for (one, mark), (other, another) in itertools.combinations(marks, 2):
        centres = [((m.left + m.right) / 2, (m.top + m.bottom) / 2, m.right - m.left) for m in (mark, another)]
        if math.dist(centres[0][:2], centres[1][:2]) < (centres[0][2] + centres[1][2]) / 2 - 0.5:
            yield f"the marks of {one} and {other} overlap"
    for actor, box in named:
        for text in nodes[actor].findall(SVG + "text"):
            if not check_svg.text_box(text).inside(box):
                yield f"the name of {actor} leaves its box"
    note = " ".join(t.text or "" for t in root.find(f".//{SVG}g[@id='source']").iter(SVG + "text"))
    for actor, group in nodes.items():
        leads = len(group.findall(SVG + "line")) - len(group.findall(f"{SVG}circle[@class='place']"))
        if leads != 0 and not (leads == 1 and group.get("data-name-box")):
            yield f"a line leads from {actor} to no name"
    words = [(text.text, check_svg.text_box(text)) for text in root.iter(SVG + "text") if re.search(" km$|^Without a place", text.text or "")]
    for edge in root.iter(SVG + "g"):
        for badge in legible.badge_boxes(edge) if "edge" in edge.get("class", "").split() else ():
            yield from (f"the badge of {edge.get('id')} lies on {name}" for name, box in named + words if badge.meets(box, -0.3))
    unnamed = [a for a, g in nodes.items() if g.find(SVG + "text") is None]
    if unnamed and "Not named for want of room" not in note:
        yield f"{unnamed} have no name, and the note does not say so"
