"""Tables of pairs (friends, matrix) read back from their SVG: cells, camps, what the legend counts."""
import itertools
import re

import charts
import check_svg

SVG = charts.SVG
STATES = {"positive": 1, "negative": -1, "ambivalent": 0}


def squares(path):
    """The upper left corners and the side of the cells in a path."""
    return [tuple(map(float, found)) for found in re.findall(r"M([\d.]+) ([\d.]+)h([\d.]+)v", path.get("d"))]


def nearest(places, at):
    name, place = min(places.items(), key=lambda item: abs(item[1] - at))
    assert abs(place - at) < 2.5, f"a cell at {at} is nobody's"
    return name


def label_places(root):
    """The middle of each row and of each column, by name."""
    rows, columns = {}, {}
    for group in root.iter(SVG + "g"):
        text = group.find(SVG + "text")
        if group.get("class") == "row":
            rows[text.text] = float(text.get("y")) - 0.36 * float(text.get("font-size"))
        if group.get("class") == "column":
            columns[text.text] = float(re.search(r"translate\(([\d.]+)", group.get("transform")).group(1))
    return rows, columns


def cells(root):
    """{(row, column): state}"""
    rows, columns = label_places(root)
    found = {}
    for path in root.iter(SVG + "path"):
        kind = path.get("class", "").split()
        if kind[:1] != ["cells"]:
            continue
        for x, y, side in squares(path):
            pair = nearest(rows, y + side / 2), nearest(columns, x + side / 2)
            assert pair not in found, f"two cells for {pair}"
            found[pair] = kind[1]
    return found


def sides(root):
    """The actors above and below the rule; one list where there is none."""
    rows, _ = label_places(root)
    rules = [line for group in root.iter(SVG + "g") if group.get("class") == "rule" for line in group]
    at = [float(line.get("y1")) for line in rules if line.get("y1") == line.get("y2")]
    return [{name for name, y in rows.items() if (y > at[0]) == below} for below in (False, True)] if at else [set(rows)]


def legend(root):
    """How many of each the legend counts."""
    said = " ".join(charts.words(root))
    meanings = {"positive": "on good terms", "negative": "on bad terms", "ambivalent": "good and bad cancel out"}
    found = {state: re.search(meaning + r": (\d+) (?:pair|direction)", said) for state, meaning in meanings.items()}
    return {state: int(number.group(1)) if number else 0 for state, number in found.items()}


def mark_faults(root):
    """Each cell with a sign has its mark, which stands out from it."""
    for cell in root.iter(SVG + "path"):
        kind = cell.get("class", "").split()
        if kind[:1] != ["cells"] or kind[1] == "none":
            continue
        mark = next(p for p in root.iter(SVG + "path") if p.get("class") == "marks " + kind[1])
        strokes = {"positive": 2, "negative": 1, "ambivalent": 3}[kind[1]]
        if len(squares(cell)) * strokes != mark.get("d").count("M"):
            yield f"{kind[1]} cells lack marks"
        if check_svg.contrast(mark.get("stroke"), cell.get("fill")) < 4.5:
            yield f"the mark of {kind[1]} cells is faint"


def picture_faults(root, directed=False):
    yield from charts.text_faults(root)
    yield from mark_faults(root)
    found = cells(root)
    rows = label_places(root)[0]
    if found and set(found) != {pair for pair in itertools.product(rows, rows) if pair[0] != pair[1]}:
        yield "a pair has no cell"
    if not directed and any(found[b, a] != state for (a, b), state in found.items()):
        yield "the table is not symmetric"
    counted = {state: sum(s == state for s in found.values()) // (1 if directed else 2) for state in STATES}
    if found and legend(root) != counted:
        yield f"the legend counts {legend(root)}, cells are {counted}"
