"""What marks look like in a picture and in its legend, and whether every eye tells two looks apart."""
import collections
import re

import check_svg
import vision

SVG, APART = check_svg.SVG, 15


def slopes(group):
    """The directions of the lines on a mark, in steps of 45 degrees."""
    found = set()
    for path in group.iter(SVG + "path"):
        if path.get("class") != "hatch":
            continue
        for x, y, to_x, to_y in re.findall(r"M(-?[\d.]+),(-?[\d.]+)L(-?[\d.]+),(-?[\d.]+)", path.get("d")):
            across, down = float(to_x) - float(x), float(to_y) - float(y)
            found.add("-" if abs(down) < abs(across) / 9 else "|" if abs(across) < abs(down) / 9 else
                      "\\" if across * down > 0 else "/")
    return "".join(sorted(found))


def look(group):
    """Fill and pattern of a mark of one colour."""
    fills = [child.get("fill") for child in group.iter() if child.get("fill", "none") not in ("none", None)
             and child.tag in [SVG + name for name in ("ellipse", "polygon", "path", "circle", "rect")]]
    return fills[0], slopes(group)


def nodes(root):
    return [g for g in root.iter(SVG + "g") if "node" in g.get("class", "").split()]


def of_vectors(root):
    """The looks of the marks of each vector; the focus, and who stands between two, have their own."""
    found = collections.defaultdict(set)
    for group in nodes(root):
        two = sum(child.tag == SVG + "path" and child.get("class") != "hatch" for child in group) > 1
        if "focus" not in group.get("class").split() and not two:
            found[group.get("data-vector")].add(look(group))
    return found


def told_apart(first, second):
    return first[1] != second[1] or vision.apart(first[0], second[0])[0] >= APART


def legend_rows(root, title):
    """Text and look of the rows below a heading of the legend, up to the next."""
    legend, rows, inside, mark = next(g for g in root.iter(SVG + "g") if g.get("id") == "legend"), [], False, None
    for child in legend.iter():
        if child.tag == SVG + "g" and child.get("transform"):
            mark = child
        if child.tag != SVG + "text":
            continue
        if child.get("font-weight") == "bold":
            inside = child.text == title
        elif inside and mark is not None:
            rows.append((child.text, look(mark)))
        elif inside and rows:
            rows[-1] = (rows[-1][0] + " " + child.text, rows[-1][1])
        elif inside:
            rows.append((child.text, None))
        mark = None
    return rows
