"""Whether what charts say agrees with what they draw: bars of shares, dot plots, bars of what begins and ends."""
import math
import re

import charts
import check_svg

SVG = check_svg.SVG
FEW = 5


def rows(root):
    return [g for g in root.iter(SVG + "g") if (g.get("class") or "").split()[:1] == ["row"]]


def of_class(group, tag, word):
    return [shape for shape in group.iter(SVG + tag) if word in (shape.get("class") or "").split()]


# ---- bars of shares ------------------------------------------------------------------------------------------------------

def bar_faults(row, vectors):
    """The number of ties, the evenness and the per cents of a row against its segments."""
    name, words = row.get("data-name"), charts.words(row)
    drawn = of_class(row, "rect", "share")
    shares = [float(rect.get("data-share")) for rect in drawn]
    said = next((re.match(r"(\d+) (?:tie|membership)s?(: too few)?", word) for word in words if re.match(r"\d+ (tie|member)", word)), None)
    if not drawn:
        return
    if abs(sum(shares) - 1) > 1e-4 * len(shares):
        yield f"shares of {name} add up to {sum(shares)}"
    if not said or (int(said.group(1)) < FEW) != bool(said.group(2)) or int(said.group(1)) < len(drawn):
        yield f"{name} has {len(drawn)} vectors, and {words}"
    if said and any((rect.get("stroke") == "none") == (int(said.group(1)) < FEW) for rect in drawn):
        yield f"{name} is not hollow by its ties: {said.group(0)}"
    even = next((float(found.group(1)) for word in words if (found := re.search(r"evenness ([\d.]+)", word))), None)
    right = -sum(p * math.log(p) for p in shares if p > 0) / math.log(vectors) if vectors > 1 else None
    if even is not None and (right is None or abs(even - right) > 0.00501):
        yield f"the evenness of {name} is {even}, of its shares {right}"
    left = [round(100 * share) for share in shares]
    for percent in (int(word[:-2]) for word in words if re.fullmatch(r"\d+ %", word)):
        if not any(abs(percent - share) <= 1 for share in left):
            yield f"{name} has no {percent} % among {left}"


def bars_faults(root):
    bars = [row for row in rows(root) if row.get("data-name") is not None]
    keys = sum(rect.get("width") == rect.get("height") == "11" for rect in root.iter(SVG + "rect"))
    for row in bars:
        yield from bar_faults(row, keys)
    hollow = any(rect.get("stroke") != "none" for row in bars for rect in of_class(row, "rect", "share"))
    if bars and hollow != ("hollow:" in " ".join(charts.words(root))):
        yield "what is hollow is not said"
    if bars:
        yield from change_faults(root, bars)


def change_faults(root, bars):
    """The per cents of the headline are those of the bars it names."""
    title = root.find(SVG + "title").text
    found = re.match(r"Largest change for .*: (.*), from ([\d.]+) % \((.*)\) to ([\d.]+) % \((.*)\)$", title)
    for vector, percent, name in [(found[1], found[2], found[3]), (found[1], found[4], found[5])] if found else []:
        share = sum(float(rect.get("data-share")) for row in bars if row.get("data-name") == name
                    for rect in of_class(row, "rect", "share") if rect.get("data-name") == vector)
        if abs(100 * share - float(percent)) > 0.51:
            yield f"{title}, but it is {share}"


# ---- dot plots -----------------------------------------------------------------------------------------------------------

def dots_faults(root):
    """A rank is one more than how many have larger values; as many rows as are said to have one; hollow dots are explained."""
    later = {row: of_class(row, "circle", "later") for row in rows(root)}
    later = {row: dots[0] for row, dots in later.items() if dots}
    if not later:
        return
    said = " ".join(charts.words(root))
    cut = "Shown are the first" in said
    focus = next((dot for row, dot in later.items() if "focus" in row.get("class").split()), None)
    place = re.search(r": (?:.*, )?(?:shared )?(\d+)(?:st|nd|rd|th) of (\d+)(?: on [\d-]+)?$", root.find(SVG + "title").text)
    if place and int(place[2]) != len(later) and not cut:
        yield f"{place[0]}, but {len(later)} are drawn"
    if place and focus is not None:
        larger = sum(float(dot.get("cx")) > float(focus.get("cx")) + 0.05 for dot in later.values())
        if larger >= int(place[1]):
            yield f"{place[0]}, but {larger} are larger"
    few = any("few" in dot.get("class").split() for row in later for dot in row.iter(SVG + "circle"))
    if few != bool(re.search(rf"fewer than {FEW} (positive )?ties", said)):
        yield "hollow dots and what is said of them do not agree"


# ---- what begins and ends ------------------------------------------------------------------------------------------------

def events_faults(root):
    """As many events as the subtitle says are in the tooltips of the bars, and as high are the bars."""
    strips = [g for g in root.iter(SVG + "g") if g.get("class") == "events"]
    said = re.search(r"(\d+) beginnings? (?:and|or) ends? of relations|(\d+) beginnings and ends", " ".join(charts.words(root)))
    counts = []
    for group in strips:
        title = group.find(SVG + "title").text
        more = re.search(r"; and (\d+) more$", title)
        listed = len(re.findall(r"(?:^|; )\S+ (?:begins|ends): ", title))
        counts.append(listed + (int(more[1]) if more else 0))
    if strips and (not said or int(said[1] or said[2]) != sum(counts)):
        yield f"{said and said[0]}, but bars hold {sum(counts)}"
    heights = [sum(float(rect.get("height")) for rect in group.iter(SVG + "rect")) for group in strips]
    unit = max((height / count for height, count in zip(heights, counts) if count), default=0)
    for height, count in zip(heights, counts):
        if not -2.1 < height - unit * count < 0.1:      # a frame is drawn within its bar
            yield f"{count} events are {height:.1f} high, at {unit:.2f} each"


def faults(root):
    yield from bars_faults(root)
    yield from dots_faults(root)
    yield from events_faults(root)
