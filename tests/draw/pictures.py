#!/usr/bin/env python3
"""pictures.py BUILD [PART]: draws every relation set of graphs/, a few awkward ones and, with MV_DATA, twenty real ones, and
checks the pictures with check_svg.py. The same picture must come out on a machine without any font, and again from its own
saved positions. Themes, colourings, highlighting and the other forms are tried on a few of them."""
import csv
import itertools
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from xml.etree import ElementTree

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import check_svg
import machine

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
XML = "{http://www.w3.org/XML/1998/namespace}"
HOSTILE = ['<script>alert("x")</script>', "a & b \\N \\G %s", 'quote " and \' and ]]>', "\u202e\u200f right to left",
           "x" * 300, "Қазақстан Республикасы", "中华人民共和国 " * 4, "tab\tnew\nline", "-->", "&lt;b&gt;"]
REAL = ["tribes", "sampson_t4", "stranke94", "rivalries_tss", "contiguity", "core2014_factbook", "core2013_cowigo",
        "icews2013", "igo2013", "factbook2014", "atop_mid_1990-1994", "unagree_2013", "unvotes_2013", "desta_to2005"]
WINDOWS = ["1946-1949", "1954-1957", "1962-1965", "1972-1975", "1984-1987", "1996-1999"]


def document(actors, relations):
    return {"format": "multivector-relation-set", "version": 1, "title": HOSTILE[0], "actors": actors,
            "relations": relations}


def awkward():
    actors = [{"id": text, "name": text, "kind": kind} for text, kind in
              zip(HOSTILE, ["country", "organisation", "group", "person", "place", "event", "programme", "infrastructure",
                            "institution", "planet"])]
    star = [{"source": HOSTILE[0], "target": text, "type": "sanctions" if i % 2 else "member", "note": text}
            for i, text in enumerate(HOSTILE[1:])]
    both = [{"source": "A", "target": "B", "type": "alliance"} if i % 2 else
            {"source": "B", "target": "A", "type": "sanctions"} for i in range(8)]
    pair = [{"id": "A"}, {"id": "B"}]
    yield "empty", document([], [])
    yield "one", document(pair[:1], [])
    yield "two", document(pair, both[:1])
    yield "loop", document(pair, [{"source": "A", "target": "A", "type": "alliance"}])
    yield "loops", document(pair, [{"source": "A", "target": "A", "type": kind} for kind in ("alliance", "sanctions", "member")]
                            + both[:2])
    yield "eight", document(pair, both)
    yield "isolates", document([{"id": f"actor {i}"} for i in range(40)], [])
    yield "hostile", document(actors, star)


def render(tool, path, options, environment=None):
    return subprocess.run([tool, "render", str(path), *options], capture_output=True, env=environment, timeout=900, check=False)


def check(picture):
    return "; ".join(check_svg.check(picture))


FONTS, PLACES = "without fonts", "from its own positions"


def faults(tool, path, options, folder, again=(FONTS, PLACES)):
    """What is wrong with the picture of one set, which is drawn again in these ways."""
    places = folder / "places.csv"
    drawn = render(tool, path, [*options, "--save-positions", places])
    if drawn.returncode:
        return drawn.stderr.decode()
    picture = folder / "picture.svg"
    picture.write_bytes(drawn.stdout)
    bare = {"PATH": os.environ["PATH"], "FONTCONFIG_FILE": str(folder / "none.conf"), "LC_ALL": "C"}
    if FONTS in again and render(tool, path, options, bare).stdout != drawn.stdout:
        return f"another picture {FONTS}"
    if PLACES in again and render(tool, path, [*options, "--positions", places]).stdout != drawn.stdout:
        return f"another picture {PLACES}"
    return check(picture)

VARIANTS = {
    "dark": ["--theme", "dark"],
    "kind": ["--color-by", "kind"],
    "kind dark": ["--color-by", "kind", "--theme", "dark"],
    "highlight": ["--highlight", "KAZ,CHN"],
    "highlight dark": ["--highlight", "CHN", "--theme", "dark"],
    "seed": ["--seed", "7"],
    "ego": ["--ego", "RUS"],
    "circle": ["--engine", "circo"],
    "tree": ["--engine", "twopi"],
}


def variant_faults(tool, options, folder):
    drawn = render(tool, ROOT / "graphs/kazakhstan-2013.json", options)
    picture = folder / "variant.svg"
    picture.write_bytes(drawn.stdout)
    return drawn.stderr.decode() or check(picture)


def class_of(svg, actor):
    return re.search(f'id="actor-{actor}" class="([^"]*)"', svg).group(1).split()


def highlight_faults(tool, _):
    svg = render(tool, ROOT / "graphs/kazakhstan-2013.json", ["--highlight", "CHN"]).stdout.decode()
    found = [class_of(svg, actor)[-1] for actor in ("CHN", "XI", "TUR")]
    return "" if found == ["highlighted", "partner", "faded"] else f"classes are {found}"


def community_faults(tool, folder):
    """Without the metric the option says so."""
    path = ROOT / "graphs/kazakhstan-2013.json"
    drawn = render(tool, path, ["--color-by", "community"])
    if b"needs the metric" in drawn.stderr:
        return ""
    (folder / "community.svg").write_bytes(drawn.stdout)
    if b"Community 1 (" not in drawn.stdout:
        return "no community in the legend"
    signed = render(tool, path, ["--color-by", "signed_community"])
    if b"Colour: signed community" not in signed.stdout or b"Community 1 (" not in signed.stdout:
        return "no signed community in the legend"
    return drawn.stderr.decode() or check(folder / "community.svg")


def read_places(path):
    return {row["id"]: (float(row["x"]), float(row["y"])) for row in csv.DictReader(path.open(newline=""))}


def moved_faults(tool, folder):
    """Actors keep the places they are given, whatever else changes; the others stand clear of them."""
    path, first, second = ROOT / "graphs/kazakhstan-2013.json", folder / "first.csv", folder / "second.csv"
    render(tool, path, ["--save-positions", first])
    lines = first.read_text().splitlines()
    first.write_text("\ufeff" + "\r\n".join(["x,id,y,note"] + [
        "{1},\"{0}\",{2},kept".format(*line.split(",")) for line in lines[1:30]]) + "\r\n", newline="")
    drawn = render(tool, path, ["--positions", first, "--save-positions", second, "--theme", "dark", "--title", "T"])
    (folder / "moved.svg").write_bytes(drawn.stdout)
    with first.open(newline="", encoding="utf-8-sig") as file:
        kept = {row["id"]: (float(row["x"]), float(row["y"])) for row in csv.DictReader(file)}
    now = read_places(second)
    shifts = {(round(now[i][0] - x, 2), round(now[i][1] - y, 2)) for i, (x, y) in kept.items()}
    if len(kept) != 29 or len(shifts) != 1:
        return f"{len(kept)} places were kept, moved by {shifts}"
    return drawn.stderr.decode() or check(folder / "moved.svg")

BAD_PLACES = {
    "id,x,y\nKAZZ,1,2\n": ":2:1: error: \"KAZZ\" is no actor; did you mean \"KAZ\"?",
    "id,x,y\nKAZ,1,nan\n": ":2:7: error: \"nan\" is no place",
    "id,x,y\nKAZ,1\n": ":2:6: error: \"\" is no place",
    "id,x,y\nKAZ,1,2\nKAZ,1,2\n": ":3:1: error: \"KAZ\" has a place already",
    "id,x\nKAZ,1\n": ":1:1: error: there is no column \"y\"",
    "id,x,y\n\"KAZ,1,2\n": ":2:1: error: the quote that opens here",
    "": ":1:1: error: there is no column \"id\"",
}


def place_faults(tool, folder):
    bad = folder / "bad.csv"
    for text, expected in BAD_PLACES.items():
        bad.write_text(text)
        drawn = render(tool, ROOT / "graphs/kazakhstan-2013.json", ["--positions", bad])
        if drawn.returncode != 65 or f"{bad}{expected}" not in drawn.stderr.decode():
            return f"{text!r} is answered with {drawn.returncode}: {drawn.stderr.decode()}"
    return ""


def form_faults(tool, folder):
    """PNG and PDF are what they say, twice the same; without the converter its package is named."""
    path, empty = ROOT / "graphs/kazakhstan-2013.json", folder / "empty"
    empty.mkdir(exist_ok=True)
    missing = render(tool, path, ["--format", "png"], {"PATH": str(empty)})
    if missing.returncode != 70 or b"librsvg2-bin" not in missing.stderr:
        return f"without rsvg-convert: {missing.returncode} {missing.stderr.decode()}"
    if not shutil.which("rsvg-convert"):
        machine.without("rsvg-convert is missing; no PNG and PDF")
        return ""
    for form, signature in (("png", b"\x89PNG\r\n\x1a\n"), ("pdf", b"%PDF-")):
        target = folder / f"picture.{form}"
        made = [render(tool, path, ["--format", form]).stdout, render(tool, path, ["-o", target]).stdout]
        made[1] = target.read_bytes()
        if not made[0].startswith(signature) or made[0] != made[1]:
            return f"{form} is none, or another one every time"
    return ""


def dot_faults(tool, folder):
    """Graphviz reads the DOT again and finds every actor and relation."""
    path = ROOT / "graphs/kazakhstan-2013.json"
    dot = render(tool, path, ["--format", "dot"]).stdout
    svg = render(tool, path, []).stdout
    wanted = [svg.count(b'class="node '), svg.count(b'class="edge ')]
    if not shutil.which("gvpr") or not shutil.which("dot"):
        machine.without("gvpr or dot is missing (Debian: graphviz); the DOT is not all read again")
    if shutil.which("gvpr"):
        counted = subprocess.run(["gvpr", 'BEG_G{printf("%d %d", nNodes($G), nEdges($G))}'], input=dot, capture_output=True,
                                 check=False).stdout.split()
        if [int(n) for n in counted] != wanted:
            return f"{counted} actors and relations in DOT, {wanted} in SVG"
    if shutil.which("dot"):
        again = subprocess.run(["dot", "-Knop2", "-Tsvg"], input=dot, capture_output=True, check=False)
        if again.returncode or again.stdout.count(b'class="node"') != wanted[0]:
            return "dot does not draw it again: " + again.stderr.decode()
    return ""


def refusal_faults(tool, _):
    path = ROOT / "graphs/kazakhstan-2013.json"
    for options, expected in ((["--theme", "drak"], "did you mean \"dark\"?"), (["--engine", "neatoo"], "did you mean"),
                              (["--color-by", "kinds"], "did you mean"), (["--highlight", "CHM"], "did you mean \"CHN\"?"),
                              (["--format", "gif"], "svg, dot, png or pdf")):
        drawn = render(tool, path, options)
        if drawn.returncode != 64 or expected not in drawn.stderr.decode():
            return f"{options} are answered with {drawn.returncode}: {drawn.stderr.decode()}"
    return ""

def language_faults(tool, folder):
    """The page is in English; a name in the language asked for says so, a name there is only in English does not."""
    actors = [{"id": "A", "name": "Kazakhstan", "names": {"ru": "Казахстан"}}, {"id": "B", "name": "Elsewhere"}]
    path = folder / "languages.json"
    path.write_text(json.dumps(document(actors, [{"source": "A", "target": "B", "type": "alliance"}])))
    for options, marked in (([], {}), (["--lang", "ru"], {"Казахстан": "ru"})):
        root = ElementTree.fromstring(render(tool, path, options).stdout)
        found = {e.text: e.get(XML + "lang") for e in root.iter() if e.get(XML + "lang")}
        if root.get("lang") != "en" or found != marked:
            return f"{options}: a page in {root.get('lang')} with {found}"
    return ""


def luminance(color):
    parts = [int(color[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ended_faults(tool, folder):
    """What has ended is drawn on request: dotted, at 3:1, as often as the list says, and told in the legend."""
    path = ROOT / "graphs/kazakhstan-2013.json"
    if "4 more actors have no relation in force on 10 September 2013." not in render(tool, path, []).stdout.decode():
        return "those without a relation have no line that names the day"
    listed = subprocess.run([tool, "relations", str(path), "--show-ended", "--format", "json"], capture_output=True, check=True)
    ended = [one for one in json.loads(listed.stdout)["relations"] if one["force"] == "ended" and one["source"] != one["target"]]
    for theme, paper in (("light", "#ffffff"), ("dark", None)):
        svg = render(tool, path, ["--show-ended", "--theme", theme]).stdout.decode()
        paper = paper or re.search(r'<rect[^>]*fill="(#[0-9a-fA-F]{6})"', svg).group(1)
        lines = re.findall(r'<g id="relation-[^"]*" class="[^"]* ended".*?</g>', svg, re.S)
        if len(lines) != len(ended) or "thin and dotted: ended" not in svg:
            return f"{len(lines)} of {len(ended)} ended relations are drawn"
        for line in lines:
            low, high = sorted(luminance(color) for color in (re.search(r'stroke="(#[^"]*)"', line).group(1), paper))
            if "stroke-dasharray" not in line or (high + 0.05) / (low + 0.05) < 3:
                return f"not dotted at 3:1: {line}"
    (folder / "ended.svg").write_text(svg)
    return check(folder / "ended.svg")


def long_faults(tool, folder):
    """A title, a name and a vector of four times the length add no more than three times what the first added."""
    sizes = []
    for length in (0, 4000, 16000):
        text = "long " * (length // 5) + "end"
        actors = [{"id": "A", "name": text, "vectors": {"v": 1}}, {"id": "B", "name": "B"}]
        path = folder / "long.json"
        path.write_text(json.dumps({**document(actors, [{"source": "A", "target": "B", "type": "alliance"}]), "title": text,
                                    "vectors": [{"id": "v", "name": text}]}))
        drawn = render(tool, path, [])
        if drawn.returncode:
            return drawn.stderr.decode()[:300]
        sizes.append(len(drawn.stdout))
    return "" if sizes[2] - sizes[1] < 3.2 * (sizes[1] - sizes[0]) else f"sizes of {sizes} bytes"


# ---- the parts of the test -----------------------------------------------------------------------------------------------

def small(tool, folder):
    for name, content in awkward():
        path = folder / f"{name}.json"
        path.write_text(json.dumps(content))
        yield name, faults(tool, path, [], folder)


def sets(tool, folder):
    for path in (ROOT / "graphs/kazakhstan-2013.json", ROOT / "graphs/eurasia.json"):
        yield path, faults(tool, path, [], folder)


def scenarios(tool, folder):
    """They are much like the set they extend: each is drawn again in one way."""
    for number, path in enumerate(sorted((ROOT / "graphs/scenarios").glob("*.json"))):
        yield path, faults(tool, path, [], folder, (FONTS, PLACES)[number % 2])


def variants(tool, folder):
    for name, options in VARIANTS.items():
        yield name, variant_faults(tool, options, folder)


def cases(tool, folder):
    for case in (ended_faults, language_faults, long_faults, highlight_faults, community_faults, moved_faults, place_faults, form_faults, dot_faults, refusal_faults):
        yield case.__name__, case(tool, folder)


def real(tool, folder):
    data = machine.real_data()
    for name in REAL:
        yield name, faults(tool, data / f"{name}.edges.csv", ["--at", "all"], folder)
    for window in WINDOWS:
        yield window, faults(tool, data / "cowlist" / f"cowlist_{window}.edges.csv", [], folder)


PARTS = {part.__name__: part for part in (small, sets, scenarios, variants, cases, real)}


def main():
    tool, passed, failed = f"{sys.argv[1]}/multivector", 0, 0
    parts = [PARTS[name] for name in sys.argv[2:] or PARTS]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "none.conf").write_text("<fontconfig></fontconfig>")
        for what, wrong in itertools.chain.from_iterable(part(tool, folder) for part in parts):
            passed, failed = passed + (not wrong), failed + bool(wrong)
            if wrong:
                print(f"{what}: {wrong}")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
