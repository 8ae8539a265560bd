#!/usr/bin/env python3
"""maps.py BUILD [PART]: draws maps of made-up sets and of graphs/ and checks them by projections written here: that everybody
is where they should be, at true distances and in true directions from the middle; that lines follow great circles and
leave and enter at the edge; that the land is where it is, whatever is in the middle (poles, antimeridian, places whose
antipode is on land); that names keep off each other and off marks; and that nothing is not a number."""
import csv
import itertools
import json
import math
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import check_svg
import machine
import map_names

try:
    import numpy
except ImportError:
    machine.skip("numpy is missing")

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
EURASIA = ROOT / "graphs/eurasia.json"
SVG = check_svg.SVG
EARTH, PRINT = 6371, 180 / 25.4 * 72  # km; points
EQUAL = ["--projection", "equal-earth"]


def places():
    with open(ROOT / "graphs/eurasia/places.csv", newline="", encoding="utf-8") as file:
        return {row["id"]: (float(row["longitude"]), float(row["latitude"])) for row in csv.DictReader(file)}


PLACES = places()


# --- the globe, by spherical trigonometry -------------------------------------------------------------------------------

def angle(a, b):
    """The angle between two places given in degrees, by the formula of haversines."""
    (la, pa), (lb, pb) = (tuple(map(math.radians, p)) for p in (a, b))
    h = math.sin((pb - pa) / 2) ** 2 + math.cos(pa) * math.cos(pb) * math.sin((lb - la) / 2) ** 2
    return 2 * math.asin(min(1, math.sqrt(h)))


def bearing(a, b):
    (la, pa), (lb, pb) = (tuple(map(math.radians, p)) for p in (a, b))
    return math.atan2(math.sin(lb - la) * math.cos(pb),
                      math.cos(pa) * math.sin(pb) - math.sin(pa) * math.cos(pb) * math.cos(lb - la))


def azimuthal(middle, place):
    far, way = angle(middle, place), bearing(middle, place)
    return far * math.sin(way), -far * math.cos(way)


def equal_earth(middle, place):
    """Savric, Patterson and Jenny 2018, equations 9 and 10."""
    a = 1.340264, -0.081106, 0.000893, 0.003796
    east = (place[0] - middle + 180) % 360 - 180
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(place[1])))
    x = 2 * math.sqrt(3) * math.radians(east) * math.cos(t) / (3 * (9 * a[3] * t ** 8 + 7 * a[2] * t ** 6 + 3 * a[1] * t ** 2 + a[0]))
    return x, -(a[3] * t ** 9 + a[2] * t ** 7 + a[1] * t ** 3 + a[0] * t)


def between(a, b, t):
    """A place on the great circle, by its vectors."""
    one, other = (vector(p) for p in (a, b))
    whole = angle(a, b)
    parts = (1 - t, t) if whole < 1e-12 else (math.sin((1 - t) * whole) / math.sin(whole), math.sin(t * whole) / math.sin(whole))
    x, y, z = (parts[0] * p + parts[1] * q for p, q in zip(one, other))
    return math.degrees(math.atan2(y, x)), math.degrees(math.asin(max(-1, min(1, z))))


def vector(p):
    east, north = map(math.radians, p)
    return math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north)


def from_plane(middle, x, y):
    """The place at this distance and in this direction from the middle."""
    far, way = math.hypot(x, y), math.atan2(x, -y)
    if abs(middle[1]) == 90:  # up is the meridian opposite the middle's, seen from the north pole
        pole = math.copysign(1, middle[1])
        return (middle[0] + (180 if pole > 0 else 0) - pole * math.degrees(way) + 180) % 360 - 180, pole * (90 - math.degrees(far))
    east, north = map(math.radians, middle)
    latitude = math.asin(math.sin(north) * math.cos(far) + math.cos(north) * math.sin(far) * math.cos(way))
    longitude = east + math.atan2(math.sin(way) * math.sin(far) * math.cos(north),
                                  math.cos(far) - math.sin(north) * math.sin(latitude))
    return (math.degrees(longitude) + 180) % 360 - 180, math.degrees(latitude)


def rings():
    text = (ROOT / "src/draw/map/land_table.c").read_text(encoding="ascii")
    points = [(int(x) / 100, int(y) / 100) for x, y in re.findall(r"\{(-?\d+), ?(-?\d+)\}", text)]
    lengths = [int(n) for n in re.search(r"mv_land_rings\[\] = \{([^}]*)\}", text)[1].replace("\n", " ").split(",") if n.strip()]
    assert sum(lengths) == len(points)
    start = 0
    for length in lengths:
        yield points[start:start + length]
        start += length


RINGS = list(rings())
SHORES = numpy.array([a + b for ring in RINGS for a, b in zip(ring, ring[1:] + ring[:1])])


def on_land(place):
    """Whether the meridian from here to the north pole, which lies in the sea, crosses an odd number of shores."""
    a, b = ((SHORES[:, i] - place[0] + 540) % 360 - 180 for i in (0, 2))
    crossed = (abs(a - b) < 180) & ((a < 0) != (b < 0))
    share = a[crossed] / (a[crossed] - b[crossed])
    latitude = SHORES[crossed, 1] + share * (SHORES[crossed, 3] - SHORES[crossed, 1])
    return bool((latitude > place[1]).sum() % 2)


# --- what is drawn ------------------------------------------------------------------------------------------------------

class Picture:
    def __init__(self, text):
        self.root = ET.fromstring(text)
        groups = [g for g in self.root.iter(SVG + "g")]
        self.nodes = {g.get("data-actor"): g for g in groups if "node" in g.get("class", "").split()}
        self.edges = [g for g in groups if "edge" in g.get("class", "").split()]
        self.rings = self.root.findall(f".//{SVG}circle[@class='distance']")
        self.land = self.root.find(f".//{SVG}path[@class='land']")

    def place(self, actor):
        found = self.nodes[actor].get("data-place")
        return found and tuple(map(float, found.split()))

    def mark(self, actor):
        left, top, width, height = map(float, self.nodes[actor].get("data-box").split())
        return left + width / 2, top + height / 2, width

    def scale(self):
        """Points to a radian, and the middle, of an azimuthal map: from its first circle and what is written on it."""
        words = [t.text for t in self.root.iter(SVG + "text") if (t.text or "").endswith(" km")]
        first = self.rings[0]
        return (float(first.get("r")) / (float(words[0][:-3].replace(",", "")) / EARTH),
                (float(first.get("cx")), float(first.get("cy"))))

    def pieces(self, edge):
        """The pieces of a line, lists of points."""
        data = next(p for p in edge if p.tag == SVG + "path").get("d")
        return [list(zip(*[iter(check_svg.numbers(part))] * 2)) for part in data.split("M") if part]


def run(tool, *arguments):
    return subprocess.run([tool, *map(str, arguments)], capture_output=True, check=False)


def draw(tool, *arguments):
    done = run(tool, "render", *arguments, "--layout", "map")
    if done.returncode or done.stderr and b"too many to tell apart" not in done.stderr:
        raise AssertionError(f"exit code {done.returncode}: {done.stderr.decode()}")
    text = done.stdout.decode()
    if re.search(r"\b(nan|inf)\b", text, re.IGNORECASE):
        raise AssertionError("there is something that is no number")
    return text


def made_up(folder, spots, ties, focus="A", kinds=None):
    """A set of actors with places (None: without one)."""
    actors = [{"id": name, "kind": (kinds or {}).get(name, "country"), **({"place": list(place)} if place else {})}
              for name, place in spots.items()]
    content = {"format": "multivector-relation-set", "version": 1, "title": "Made up", "actors": actors,
               "relations": [{"source": a, "target": b, "type": kind} for a, b, kind in ties]}
    if focus:
        content["focus"] = focus
    path = folder / "set.json"
    path.write_text(json.dumps(content))
    return path


def star(folder, spots, focus="A"):
    return made_up(folder, spots, [(focus, other, "alliance") for other in spots if other != focus], focus)


# --- checks ------------------------------------------------------------------------------------------------------------

def near(a, b, most=0.06):
    return math.dist(a, b) <= most


def check_azimuthal(picture, middle, spots):
    scale, origin = picture.scale()
    for actor, place in spots.items():
        if actor not in picture.nodes:
            yield f"{actor} is not drawn"
            continue
        x, y = azimuthal(middle, place)
        if angle(middle, place) > math.pi - 1e-6:  # the antipode: the edge, wherever
            good = abs(math.dist(origin, picture.place(actor)) - math.pi * scale) < 0.1
        else:
            good = near(picture.place(actor), (origin[0] + x * scale, origin[1] + y * scale))
        if not good:
            yield f"{actor} is at {picture.place(actor)}, not at ({origin[0] + x * scale:.2f}, {origin[1] + y * scale:.2f})"


def fit(picture, middle, spots):
    """Scale and origin of an Equal Earth map, from the two actors that are farthest apart."""
    known = {a: equal_earth(middle, p) for a, p in spots.items()}
    one, other = max(itertools.combinations(known, 2), key=lambda pair: math.dist(known[pair[0]], known[pair[1]]))
    scale = math.dist(picture.place(one), picture.place(other)) / math.dist(known[one], known[other])
    return scale, tuple(picture.place(one)[i] - known[one][i] * scale for i in (0, 1))


def check_world(picture, middle, spots):
    scale, origin = fit(picture, middle, spots)
    for actor, place in spots.items():
        x, y = equal_earth(middle, place)
        if not near(picture.place(actor), (origin[0] + x * scale, origin[1] + y * scale), 0.15):
            yield f"{actor} is at {picture.place(actor)}, not at ({origin[0] + x * scale:.2f}, {origin[1] + y * scale:.2f})"


def to_segment(p, a, b):
    length = math.dist(a, b)
    t = 0 if not length else max(0, min(1, ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / length ** 2))
    return math.dist(p, (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))


def check_circle(picture, edge, project, spots):
    """A line whose marks stand where their places are: every point of the great circle outside of the marks is on it."""
    ends = edge.get("data-from"), edge.get("data-to")
    places_of = [spots[end] for end in ends]
    marks = [picture.mark(end) for end in ends]
    if any(math.dist(mark[:2], picture.place(end)) > 0.05 for mark, end in zip(marks, ends)):
        return
    pieces = picture.pieces(edge)
    for i in range(1, 200):
        p = project(between(*places_of, i / 200))
        if any(math.dist(p, mark[:2]) < mark[2] for mark in marks):
            continue
        if min(to_segment(p, a, b) for piece in pieces for a, b in zip(piece, piece[1:])) > 0.5:
            yield f"{ends}: the line misses ({p[0]:.1f}, {p[1]:.1f})"
            return


def subpaths(data):
    """The closed curves of a path of straight lines, and of circles of two halves."""
    for part in data.split("Z"):
        n = check_svg.numbers(part)
        if "a" in part:
            radius, start = n[2], (n[0], n[1])
            yield [(start[0] + radius - radius * math.cos(t / 50 * math.pi), start[1] - radius * math.sin(t / 50 * math.pi)) for t in range(100)]
        elif n:
            yield list(zip(n[::2], n[1::2]))


class Land:
    """The outline as drawn: its pieces from point to point."""

    def __init__(self, picture):
        self.pieces = numpy.array([a + b for curve in subpaths(picture.land.get("d")) for a, b in zip(curve, curve[1:] + curve[:1])])

    def is_filled(self, p):
        x, y, u, v = self.pieces.T
        crossed = (y > p[1]) != (v > p[1])
        at = x[crossed] + (p[1] - y[crossed]) * (u - x)[crossed] / (v - y)[crossed]
        return bool((at > p[0]).sum() % 2)

    def distance(self, p):
        x, y, u, v = self.pieces.T
        squares = numpy.maximum((u - x) ** 2 + (v - y) ** 2, 1e-12)
        t = numpy.clip(((p[0] - x) * (u - x) + (p[1] - y) * (v - y)) / squares, 0, 1)
        return numpy.hypot(p[0] - x - t * (u - x), p[1] - y - t * (v - y)).min()


def check_land(picture, pairs):
    """Points of the page, clear of shores, are filled when the place that they stand for is on land."""
    drawn, wrong, seen = Land(picture), 0, 0
    for p, place in pairs:
        if drawn.distance(p) < 1.2:
            continue
        seen += 1
        wrong += drawn.is_filled(p) != on_land(place)
    if seen < 100:
        yield f"only {seen} points were clear of shores"
    if wrong > seen * 0.01:  # a shore drawn straight between points
        yield f"{wrong} of {seen} points are land in the sea or sea on land"


def edge_of(picture):
    return check_svg.numbers(picture.root.find(f".//{SVG}path[@class='edge-of-map']").get("d"))


def check_azimuthal_land(picture, middle, chance):
    scale, origin = picture.scale()
    radius, pairs = edge_of(picture)[2], []
    for _ in range(400):
        far, way = min(radius, math.pi * scale * 0.985) * math.sqrt(chance.random()), chance.uniform(-math.pi, math.pi)
        x, y = far * math.sin(way), -far * math.cos(way)
        pairs.append(((origin[0] + x, origin[1] + y), from_plane(middle, x / scale, y / scale)))
    yield from check_land(picture, pairs)
    for curve in subpaths(picture.land.get("d")):
        far = max(math.dist(p, origin) for p in curve)
        if far > radius + 0.1:
            yield f"land reaches {far - radius:.1f} points beyond the edge"


def check_world_land(picture, middle, spots, chance):
    """From places of the globe, because Equal Earth is easily projected and hard to invert."""
    scale, origin = fit(picture, middle, spots)
    edge, pairs = edge_of(picture), []
    left, top, right, bottom = min(edge[::2]), min(edge[1::2]), max(edge[::2]), max(edge[1::2])
    for _ in range(400):
        place = chance.uniform(-180, 180), math.degrees(math.asin(chance.uniform(-1, 1)))
        p = tuple(o + v * scale for o, v in zip(origin, equal_earth(middle, place)))
        if left < p[0] < right and top < p[1] < bottom:
            pairs.append((p, place))
    yield from check_land(picture, pairs)
    for curve in subpaths(picture.land.get("d")):
        if any(not (left - 0.1 <= x <= right + 0.1 and top - 0.1 <= y <= bottom + 0.1) for x, y in curve):
            yield "land reaches beyond the frame"


def check_print(picture, width=None):
    """No letter under 6 points on 180 mm; lines stand out from the land as well."""
    share = PRINT / (width or float(picture.root.get("width")))
    for text in picture.root.iter(SVG + "text"):
        if float(text.get("font-size")) * share < 6:
            yield f"{text.text!r} is {float(text.get('font-size')) * share:.1f} points high in print"
    land = picture.land.get("fill")
    for edge in picture.edges:
        color = next(p.get("stroke") for p in edge if p.tag == SVG + "path")
        if check_svg.contrast(color, land) < 2.95:
            yield f"{edge.get('id')} has a contrast of {check_svg.contrast(color, land):.2f} to the land"


def check_page(picture):
    root = picture.root
    yield from check_svg.check_root(root)
    yield from check_svg.check_ids(root)
    yield from check_svg.check_references(root)
    yield from check_svg.check_page(root)
    yield from check_svg.check_legend(root)
    for group in [*picture.nodes.values(), *picture.edges]:
        yield from check_svg.check_symbol(group)


# --- the parts of the test ---------------------------------------------------------------------------------------------

def told(problems):
    return "\n".join(itertools.islice(problems, 6))


def everywhere(tool, folder):
    """Each country of the Eurasian set, from many middles: capitals near the antimeridian, near poles, on the equator."""
    for focus in ("KAZ", "BEL", "USA", "CHN", "NRU", "NZL", "FJI", "WSM", "KIR", "ISL", "ESP", "ECU"):
        names = {code: None for code in PLACES}
        path = star(folder, {focus: None, **names}, focus)
        picture = Picture(draw(tool, path))
        others = {code: place for code, place in PLACES.items() if code != focus}
        yield focus, told(check_azimuthal(picture, PLACES[focus], others))
        if focus in ("KAZ", "NZL"):
            yield f"{focus}, page", told(itertools.chain(check_page(picture), map_names.faults(picture.root), check_print(picture)))
        world = Picture(draw(tool, path, *EQUAL))
        yield f"{focus}, world", told(check_world(world, PLACES[focus][0], PLACES))


MIDDLES = [(71.42, 51.17), (174.78, -41.3), (178.42, -18.13), (-171.77, -13.82), (0, 90), (10, -90), (180, 0), (-180, 45), (0, 0),
           (0, 85), (-3.7, 40.4), (166.92, -0.55), (-62, -35), (120, -30), (20, -80), (-179.99, 66), (105, 30), (-60, -10)]


def land(tool, folder):
    """The land around any middle, all of it and a part."""
    chance = random.Random(3)
    for middle in MIDDLES:
        for far in (170, 25):
            other = from_plane(middle, math.radians(far), 0)
            picture = Picture(draw(tool, star(folder, {"A": middle, "B": other})))
            yield f"{middle}, {far} degrees", told(check_azimuthal_land(picture, middle, chance))
    for middle in MIDDLES[::2]:
        spots = {"A": middle, "B": ((middle[0] + 355) % 360 - 180, -85), "C": ((middle[0] + 185 + 540) % 360 - 180, 85)}
        picture = Picture(draw(tool, star(folder, spots), *EQUAL))
        yield f"{middle}, world", told(check_world_land(picture, middle[0], spots, chance))


def circles(tool, folder):
    """Lines between places far apart, all over the globe; those that leave the map do so at its edge."""
    chance = random.Random(5)
    for turn in range(8):
        spots = {name: (chance.uniform(-180, 180), math.degrees(math.asin(chance.uniform(-1, 1)))) for name in "ABCDEFG"}
        pairs = [(a, b, "alliance") for a, b in itertools.combinations(spots, 2)]
        picture = Picture(draw(tool, made_up(folder, spots, pairs), *EQUAL))
        scale, origin = fit(picture, spots["A"][0], spots)
        project = lambda p: tuple(o + v * scale for o, v in zip(origin, equal_earth(spots["A"][0], p)))
        yield f"globe {turn}", told(itertools.chain.from_iterable(check_circle(picture, e, project, spots) for e in picture.edges))
        yield f"globe {turn}, edge", told(check_edges(picture, spots, scale, origin))
    middle = spots["A"]
    picture = Picture(draw(tool, star(folder, spots)))
    yield "spokes", told(f"{e.get('id')} is not straight" for e in picture.edges for piece in picture.pieces(e)
                         if any(to_segment(p, piece[0], piece[-1]) > 0.1 for p in piece))
    yield "from the middle", told(check_azimuthal(picture, middle, {k: v for k, v in spots.items() if k != "A"}))


def check_edges(picture, spots, scale, origin):
    """A line in two pieces ends on one edge and begins again on the other, as high as before."""
    for edge in picture.edges:
        pieces = picture.pieces(edge)
        ends = [spots[edge.get(end)] for end in ("data-from", "data-to")]
        if any(abs(equal_earth(spots["A"][0], p)[0]) > equal_earth(0, (179.99, p[1]))[0] - 14 / scale for p in ends):
            continue  # a mark on the edge hides what happens there
        longitudes = [spots[edge.get(end)][0] - spots["A"][0] for end in ("data-from", "data-to")]
        over = abs(math.remainder(longitudes[1], 360) - math.remainder(longitudes[0], 360)) > 180
        if len(pieces) != 1 + over:
            yield f"{edge.get('id')} has {len(pieces)} pieces"
        for before, after in zip(pieces, pieces[1:]):
            a, b = before[-1], after[0]
            if abs(a[1] - b[1]) > 0.5 or abs(a[0] - origin[0] + b[0] - origin[0]) > 1 or abs(a[0] - origin[0]) < 0.8 * scale:
                yield f"{edge.get('id')} leaves at {a} and comes back at {b}; middle {origin}, {scale} to a radian"


def odd(tool, folder):
    """Antipodes, poles, actors in one place, no places, no ties; what is refused."""
    for name, spots in {
            "antipode": {"A": (71.42, 51.17), "B": (-108.58, -51.17), "C": (70, 50)}, "one place": {c: (20, 10) for c in "ABCDEFGH"},
            "poles": {"A": (0, 90), "B": (0, -90), "C": (50, 90), "D": (-120, -90)}, "edge": {"A": (180, 0), "B": (-180, 0), "C": (-180, 10)},
            "no places": {"A": (0, 0), "B": None, "C": None, "D": None}, "alone": {"A": (10, 10)}}.items():
        ties = [(a, b, kind) for a, b in itertools.combinations(spots, 2) for kind in ("alliance", "strategic_rivalry")] + [("A", "A", "alliance")]
        path = made_up(folder, spots, ties)
        for options in ([], EQUAL, ["--theme", "dark"], [*EQUAL, "--show-ended"]):
            picture = Picture(draw(tool, path, *options))
            yield f"{name} {options}", told(itertools.chain(check_page(picture), map_names.faults(picture.root)))
        if name != "alone":
            known = {k: v for k, v in spots.items() if v and k != "A"}
            yield f"{name}, places", told(check_azimuthal(Picture(draw(tool, path)), spots["A"], known))
    yield "below", told(check_below(tool, folder))
    yield "badges", told(check_badges(tool, folder))
    yield "own places", told(check_own_places(tool, folder))
    yield "order", told(check_order(tool, folder))
    yield "refused", told(check_refused(tool, folder))
    yield "forms", told(check_forms(tool, folder))


def check_below(tool, folder):
    """Who has no place stands below the map, with a line all the same."""
    path = made_up(folder, {"A": (10, 50), "B": None, "KAZ": None, "FRA": None},
                   [("A", other, "alliance") for other in ("B", "KAZ", "FRA")], kinds={"FRA": "organisation"})
    picture = Picture(draw(tool, path))
    edge = picture.scale()[1][1] + check_svg.numbers(picture.root.find(f".//{SVG}path[@class='edge-of-map']").get("d"))[2]
    for actor, below in (("A", False), ("B", True), ("KAZ", False), ("FRA", True)):
        if (picture.mark(actor)[1] > edge) != below or bool(picture.place(actor)) == below:
            yield f"{actor} is {'not ' if below else ''}below the map"
    if len(picture.edges) != 3:
        yield f"{len(picture.edges)} lines"


def check_badges(tool, folder):
    """Minus signs of lines to the rows below the map, and between them, lie on no name."""
    spots = {"A": (10, 50), "B": (30, 20), **{f"somebody with a name {i:02}": None for i in range(24)}}
    rows = list(spots)[2:]
    ties = [(a, b, "sanctions") for a in ("A", "B") for b in rows] + [(a, b, "sanctions") for a, b in zip(rows, rows[5:])]
    for options in ([], EQUAL, ["--others"], ["--size", "print90"]):
        picture = Picture(draw(tool, made_up(folder, spots, ties), *options))
        yield from map_names.faults(picture.root)


def check_own_places(tool, folder):
    """A place of its own beats that of the capital; others without a tie to the focus are not shown."""
    path = made_up(folder, {"A": (0, 0), "KAZ": (30, 10), "RUS": None, "CHN": None}, [("A", "KAZ", "alliance"), ("A", "RUS", "alliance"), ("RUS", "CHN", "alliance")])
    picture = Picture(draw(tool, path))
    yield from check_azimuthal(picture, (0, 0), {"KAZ": (30, 10), "RUS": PLACES["RUS"]})
    if set(picture.nodes) != {"A", "KAZ", "RUS"}:
        yield f"shown are {sorted(picture.nodes)}"
    if len(Picture(draw(tool, path, *EQUAL)).edges) != 3:
        yield "not all ties on the map of the world"


def check_order(tool, folder):
    content, drawn = json.loads(EURASIA.read_text()), []
    for turn in (1, -1):
        content["actors"] = content["actors"][::turn]
        (folder / "order.json").write_text(json.dumps(content))
        drawn.append(draw(tool, folder / "order.json"))
    if drawn[0] != drawn[1]:
        yield "another picture with the actors in another order"


def check_refused(tool, folder):
    nowhere = made_up(folder, {"A": None, "B": (1, 1)}, [("A", "B", "alliance")])
    without = folder / "without.csv"
    without.write_text("source,target,type\nKAZ,CHN,alliance\n")
    for arguments, expected in (
            (["render", nowhere, "--layout", "map"], "nobody knows where \"A\" is"),
            (["render", without, "--layout", "map", "--projection", "azimuthal-equidistant"], "--focus ID was expected"),
            (["render", EURASIA, "--layout", "map", "--projection", "equal"], "azimuthal-equidistant or equal-earth was expected"),
            (["render", EURASIA, "--projection", "equal-earth"], "--layout map was expected"),
            (["render", EURASIA, "--layout", "compass", "--projection", "equal-earth"], "--layout map was expected"),
            (["render", EURASIA, "--layout", "map", "--engine", "neato"], "--engine has no meaning"),
            (["compare", EURASIA, EURASIA, "--projection", "equal-earth"], "--svg FILE was expected")):
        done = run(tool, *arguments)
        if done.returncode != 64 or expected not in done.stderr.decode() or done.stdout:
            yield f"{arguments[2:]} is answered with {done.returncode}: {done.stderr.decode()}"
    if len(Picture(draw(tool, without)).nodes) != 2:
        yield "without a focus it is no map of the world"


def check_forms(tool, folder):
    saved = folder / "saved.csv"
    picture = Picture(draw(tool, EURASIA, "--save-positions", saved))
    with open(saved, newline="", encoding="utf-8") as file:
        places_of = {row["id"]: (float(row["x"]), float(row["y"])) for row in csv.DictReader(file)}
    if set(places_of) != set(picture.nodes) or any(not near(places_of[a], picture.mark(a)[:2]) for a in places_of):
        yield "saved places are others than those drawn"
    dot = run(tool, "render", EURASIA, "--layout", "map", "--format", "dot").stdout
    if not shutil.which("dot"):
        machine.without("dot is missing; the DOT is not drawn again")
        return
    again = subprocess.run(["dot", "-Knop2", "-Tsvg"], input=dot, capture_output=True, check=False)
    if again.returncode or again.stdout.count(b'class="node"') != len(picture.nodes) or again.stdout.count(b'class="edge"') != len(picture.edges):
        yield f"dot draws another number of things: {again.stderr.decode()}"


def selections(tool, folder):
    """Maps of the Eurasian set, readable in print and on a dark page; around a middle there is room to name everybody."""
    del folder
    for options in ([], ["--focus", "BEL"], ["--focus", "USA"], ["--focus", "CHN", "--at", "2024-12-31"], ["--focus", "NRU"], ["--focus", "NZL"],
                    ["--focus", "UZB", "--theme", "dark"], ["--focus", "TUR", "--at", "2001"], ["--kind", "country"], ["--sign", "-"],
                    [*EQUAL, "--sign", "-", "--kind", "country", "--drop-isolates"], [*EQUAL, "--kind", "country"],
                    [*EQUAL, "--type", "strategic_partnership", "--drop-isolates", "--theme", "dark"], [*EQUAL, "--type", "member", "--at", "1995"],
                    ["--ego", "KAZ"], ["--others"], ["--highlight", "CHN,RUS"], ["--color-by", "kind"], ["--show-ended", "--at", "2024"], ["--directed", "--side", "out"]):
        text = draw(tool, EURASIA, *options)
        picture = Picture(text)
        yield options, told(itertools.chain(check_page(picture), map_names.faults(picture.root), check_print(picture)))
        unnamed = [actor for actor, node in picture.nodes.items() if node.find(f"{SVG}text") is None and EQUAL[1] not in options]
        yield f"{options}, names", f"{unnamed} have none" if unnamed else ""
        yield f"{options}, size", "" if len(text) < 1_500_000 else f"{len(text)} bytes"


def differences(tool, folder):
    """Difference maps, and side by side."""
    for options in ([], ["--panels"], EQUAL, [*EQUAL, "--panels", "--kind", "country"]):
        target = folder / "difference.svg"
        done = run(tool, "compare", f"{EURASIA}@2013-09-10", f"{EURASIA}@2024-12-31", "--layout", "map", "--svg", target, *options)
        picture = Picture(target.read_text(encoding="utf-8"))
        lands = len(picture.root.findall(f".//{SVG}path[@class='land']"))
        panels = 3 if "--panels" in options else 1
        page = float(picture.root.get("width"))
        names = map_names.faults(picture.root) if panels == 1 else ()
        yield options, told(itertools.chain(check_page(picture), names, check_print(picture, page / panels * 0.95)))
        yield f"{options}, land", "" if lands == panels and done.returncode == 1 else f"{lands} outlines, exit code {done.returncode}"


PARTS = {part.__name__: part for part in (everywhere, land, circles, odd, selections, differences)}


def main():
    parts, passed, wrong = [PARTS[name] for name in sys.argv[2:] or PARTS], 0, 0
    with tempfile.TemporaryDirectory() as name:
        arguments = f"{sys.argv[1]}/multivector", pathlib.Path(name)
        for what, fault in itertools.chain.from_iterable(part(*arguments) for part in parts):
            passed, wrong = passed + (not fault), wrong + bool(fault)
            if fault:
                print(f"{what}: {fault}")
    print(f"{passed} passed, {wrong} failed")
    return wrong > 0


sys.exit(main())
