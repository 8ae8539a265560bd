#!/usr/bin/env python3
"""legibility.py BUILD [PART]: whether pictures can be read. Letters of six points at the width that is asked for, nobody missing
without a word, one line a pair as wide as it is strong, lines at 3:1 in both themes, badges and labels that hide nothing, and of too
many lines the strongest of each actor, found again here from the list of relations."""
import collections
import itertools
import json
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import check_svg
import legible
import line_ends
import machine
import picture_rules

ROOT = pathlib.Path(__file__).resolve().parents[2]
ARTICLE, EURASIA = ROOT / "graphs/kazakhstan-2013.json", ROOT / "graphs/eurasia.json"
SIZES = {"print90": ("90mm", 0), "print180": ("180mm", 0), "screen": ("1280", 0), "phone": ("360", 9 / 16)}


def draw(tool, path, *options):
    return subprocess.run([tool, "render", str(path), *options], capture_output=True, text=True, timeout=900, check=False)


def picture(tool, path, *options):
    drawn = draw(tool, path, *options)
    if drawn.returncode:
        raise ValueError(drawn.stderr)
    return legible.Picture(drawn.stdout)


def text_of(root):
    return " ".join(text.text or "" for text in root.iter(check_svg.SVG + "text"))


def faults_of(seen):
    """What is wrong with a picture at the width it states."""
    letters = [f"letters of {seen.smallest_letters():.2f} points"] if seen.smallest_letters() < picture_rules.LETTERS else []
    return "; ".join([*letters, *itertools.islice(picture_rules.drawn_faults(seen, "network"), 5)])


def sizes(tool, folder):
    """Each size with its width and shape, and a width in millimetres before them."""
    for name, (width, aspect) in SIZES.items():
        for path in (ARTICLE, EURASIA):
            seen = picture(tool, path, "--size", name, "--at", "2013-09-10")
            box = check_svg.numbers(seen.root.get("viewBox"))
            wrong = faults_of(seen)
            if seen.root.get("width") != width:
                wrong += f"; it is {seen.root.get('width')} wide, not {width}"
            if aspect and box[2] / box[3] > aspect * 1.01:
                wrong += f"; its shape is {box[2] / box[3]:.2f}"
            yield f"{name} of {path.name}", wrong
    seen = picture(tool, ARTICLE, "--size", "print90", "--width", "140", "--theme", "dark")
    yield "a width before a size", faults_of(seen) or (seen.root.get("width") != "140mm") * seen.root.get("width")
    seen = picture(tool, ARTICLE, "--ego", "RUS", "--size", "print180", "--aspect", "4:3")
    box = check_svg.numbers(seen.root.get("viewBox"))
    yield "an aspect", faults_of(seen) or (abs(box[2] / box[3] - 4 / 3) > 0.01) * f"{box[2] / box[3]:.3f}"
    for bad in (["--size", "prin90"], ["--width", "3"], ["--aspect", "0"], ["--size", "card", "--layout", "network"], ["--dpi", "5"]):
        drawn = draw(tool, ARTICLE, *bad)
        yield f"refusal of {bad}", "" if drawn.returncode == 64 and "was expected" in drawn.stderr or "did you mean" in drawn.stderr \
            else f"{drawn.returncode} {drawn.stderr}"


def sides_of(mark, wide, high, gap=2.5):
    """Boxes of that size below, above, right and left of a mark."""
    x, y = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2
    radius = max(mark.right - mark.left, mark.bottom - mark.top) / 2 + gap
    for dx, dy in ((0, radius + high / 2), (0, -radius - high / 2), (radius + wide / 2, 0), (-radius - wide / 2, 0)):
        yield legible.Box(x + dx - wide / 2, y + dy - high / 2, x + dx + wide / 2, y + dy + high / 2)


def with_room(seen, usual):
    """Actors without a name for which there would be room beside the mark, in the lines and letters of the other names."""
    letters = min(float(text.get("font-size")) for node in seen.nodes for text in node.findall(check_svg.SVG + "text"))
    lines = {node.get("data-actor"): [check_svg.text_box(text) for text in node.findall(check_svg.SVG + "text")] for node in usual.nodes}
    sizes = {node.get("data-actor"): float(next(node.iter(check_svg.SVG + "text")).get("font-size")) for node in usual.nodes}
    taken = [(actor, box) for boxes in (seen.labels, seen.marks) for actor, box in boxes.items() if box]
    page = legible.around([box for _, box in taken])
    for node in seen.nodes:
        actor = node.get("data-actor")
        if node.find(check_svg.SVG + "text") is not None:
            continue
        wide = max(box.right - box.left for box in lines[actor]) * letters / sizes[actor]
        for box in sides_of(seen.marks[actor], wide, 1.2 * letters * len(lines[actor])):
            if box.inside(page, 0) and not any(box.meets(other, 2) for name, other in taken if name != actor):
                yield actor
                break


def names(tool, _):
    """Nobody is without a name beside free room; and as names make room for each other, everybody has one on a page of print."""
    usual = picture(tool, ARTICLE)
    for options in (["--size", "print90"], ["--size", "print180"], ["--size", "phone"], ["--width", "120"], ["--width", "150", "--aspect", "1:1"]):
        seen = picture(tool, ARTICLE, *options)
        nameless = [node for node in seen.nodes if node.find(check_svg.SVG + "text") is None]
        wrong = [*with_room(seen, usual), *(node.get("data-actor") for node in nameless if "print180" in options)]
        yield f"names with {options}", f"{', '.join(wrong)} of {len(nameless)} without a name" if wrong else ""


def relations_of(tool, path, *options):
    listed = subprocess.run([tool, "relations", str(path), "--format", "json", *options], capture_output=True, text=True, check=True)
    return [one for one in json.loads(listed.stdout)["relations"] if one["source"] != one["target"]]


def ribbons(tool, _):
    """One line for the good terms of a pair and one for the bad: as wide as strong, and with their number when they are many."""
    pairs = collections.defaultdict(list)
    for one in relations_of(tool, ARTICLE):
        pairs[(*sorted((one["source"], one["target"])), one["sign"] < 0)].append(one)
    seen = picture(tool, ARTICLE)
    found = {(*sorted((edge.get("data-from"), edge.get("data-to"))), "negative" in edge.get("class").split()): edge
             for edge in seen.edges}
    yield "a line a pair", "" if set(found) == set(pairs) and len(found) == len(seen.edges) else f"{len(seen.edges)} of {len(pairs)}"
    strength, counted = [], {}
    for pair, members in pairs.items():
        signed = [one["weight"] for one in members if one["sign"]]
        strength.append((sum(signed) if signed else max(one["weight"] for one in members),
                         float(legible.stroke_of(found[pair]).get("stroke-width"))))
        if len(members) > 3:
            counted[pair] = str(len(members))
    strength.sort()
    yield "width is strength", "" if all(a[1] <= b[1] + 0.011 for a, b in zip(strength, strength[1:])) else "not in order"
    written = {pair: text.text for pair, edge in found.items() for text in edge.iter(check_svg.SVG + "text")}
    yield "numbers of relations", "" if written and written.items() <= counted.items() else f"{written} of {counted}"
    for what, expected in (("count", {pair: str(len(members)) for pair, members in pairs.items()}), ("weight", None), ("type", None)):
        seen = picture(tool, ARTICLE, "--ego", "RUS", "--edge-labels", what)
        texts = [text.text for edge in seen.edges for text in edge.iter(check_svg.SVG + "text")]
        yield f"{what} on lines", faults_of(seen) or ("" if len(texts) > len(seen.edges) / 2 else f"{len(texts)} of {len(seen.edges)}")


def thinning(tool, folder):
    """The strongest lines of each actor, by a count of our own; weights differ, so that no rule for equal ones matters."""
    rows = ["source,target,type,sign,weight"]
    for i in range(60):
        rows += [f"a{i:02},a{j:02},trade,1,{(i * 61 + j * 17) % 3599 + 1 + j / 100}" for j in range(i + 1, 60)]
    path = folder / "dense.csv"
    path.write_text("\n".join(rows) + "\n")
    lines = [(float(row.split(",")[4]), *row.split(",")[:2]) for row in rows[1:]]
    for k in (1, 2, 5):
        seen, expected = collections.Counter(), set()
        for _, a, b in sorted(lines, reverse=True):
            if seen[a] < k or seen[b] < k:
                expected.add((a, b))
            seen.update((a, b))
        drawn = draw(tool, path, "--strongest", str(k))
        found = {(e.get("data-from"), e.get("data-to")) for e in legible.Picture(drawn.stdout).edges}
        yield f"--strongest {k}", "" if found == expected and not drawn.stderr else f"{len(found)} of {len(expected)} {drawn.stderr}"
    drawn = draw(tool, path)
    found = re.search(r"(\d+) of them are drawn, the strongest (\d+) .*--strongest (\d+)", drawn.stderr)
    seen = legible.Picture(drawn.stdout)
    yield "too many say so", "" if found and int(found.group(1)) == len(seen.edges) <= 350 and "of 1770" in text_of(seen.root) else drawn.stderr
    seen = picture(tool, path, "--strongest", "0")
    yield "all on request", "" if len(seen.edges) == 1770 else str(len(seen.edges))


KINDS = ["country", "organisation", "group", "person", "place", "event", "programme", "infrastructure", "institution"]


def ends(tool, folder):
    """Lines end on the outlines of marks of every shape, those of a pair on good and on bad terms side by side, too."""
    for hub in KINDS:
        actors = [{"id": "hub", "kind": hub, "place": [70, 50]}, *({"id": f"a{i:02}", "kind": KINDS[i % len(KINDS)], "place": [i * 11, i * 4 - 30]} for i in range(14))]
        relations = [{"source": "hub", "target": actor["id"], "type": kind, "weight": weight} for actor in actors[1:]
                     for kind, weight in (("alliance", 9), ("sanctions", 8), ("sanctions", 1))]
        path = folder / "hub.json"
        path.write_text(json.dumps({"format": "multivector-relation-set", "version": 1, "focus": "hub", "actors": actors, "relations": relations}))
        for options in ([], ["--layout", "map"], ["--layout", "map", "--projection", "equal-earth"], ["--size", "print90"]):
            seen = picture(tool, path, *options)
            yield f"{hub} {options}", "; ".join(line_ends.faults(seen.nodes, seen.edges)) or ("" if len(seen.edges) > 27 else f"{len(seen.edges)} lines")


def left_out(tool, _):
    """Those without a relation are a line below, and named in the description."""
    seen = picture(tool, EURASIA, "--kind", "country", "--at", "2013-09-10")
    count = int(re.search(r"(\d+) more countries have no relation in force on 10 September 2013", text_of(seen.root)).group(1))
    named = seen.root[1].text.split("Not drawn, without a relation: ")[1].split(". ")[0].split(", ")
    yield "counted and named", "" if count == len(named) > 100 and "Chad" in named else f"{count} and {len(named)}"


def mark_faults(seen, plain):
    """What steps back has a colour between its own and that of the paper."""
    own = {node.get("id"): check_svg.inside_fill(node) for node in plain.nodes}
    channels = lambda color: [int(color[i:i + 2], 16) for i in (1, 3, 5)]
    for node in seen.nodes:
        before, now = own[node.get("id")], check_svg.inside_fill(node)
        for a, b, paper in zip(channels(before), channels(now), channels(seen.paper)):
            if not min(a, paper) - 1 <= b <= max(a, paper) + 1:
                yield f"{node.get('id')} has turned from {before} to {now}"


def highlights(tool, _):
    """Full between the named, half for their others, faded else."""
    seen = picture(tool, ARTICLE, "--highlight", "KAZ,CHN,RUS")
    named, wrong = {"KAZ", "CHN", "RUS"}, []
    plain = {edge.get("id"): edge for edge in picture(tool, ARTICLE).edges}
    for edge in seen.edges:
        inside = len(named & {edge.get("data-from"), edge.get("data-to")})
        faded, contrast = legible.seen_contrast(edge, seen.paper) < 1.5, legible.seen_contrast(edge, seen.paper)
        if faded != (inside == 0) or (inside and contrast < 2.95) or (inside == 1 and contrast > 3.6):
            wrong.append((edge.get("id"), inside, round(contrast, 2)))
    yield "marks", "; ".join(mark_faults(seen, picture(tool, ARTICLE)))
    for count, clause in ((4, "China, Kazakhstan, Russia and Turkey"), (6, "China, Kazakhstan, Kyrgyzstan and 3 more")):
        ids = ",".join(["KAZ", "CHN", "RUS", "TUR", "KGZ", "UZB"][:count])
        text = text_of(picture(tool, ARTICLE, "--highlight", ids).root)
        yield f"{count} named", "" if f"highlighted: {clause}" in text else text[:400]
    said = text_of(seen.root)
    yield "three steps", str(wrong[:3]) if wrong else ""
    yield "said", "" if plain and "highlighted: China, Kazakhstan and Russia" in said and "between them" in said else said[:300]


def real(tool, _):
    """No set of the data makes a picture that nobody can open, and none that is crowded in silence."""
    for path in sorted(machine.real_data().rglob("*.edges.csv*")):
        drawn = draw(tool, path, "--at", "all")
        if drawn.returncode:
            yield path.name, drawn.stderr
            continue
        seen = legible.Picture(drawn.stdout)
        few = len(seen.edges) <= max(350, 2 * len(seen.nodes))
        wrong = "" if len(drawn.stdout) < picture_rules.LARGEST and few else f"{len(drawn.stdout)} bytes, {len(seen.edges)} lines"
        yield path.name, wrong or "; ".join(f"{name} is pale" for name in seen.pale()[:3])


PARTS = {part.__name__: part for part in (sizes, names, ribbons, thinning, ends, left_out, highlights, real)}


def main():
    tool, passed, failed = f"{sys.argv[1]}/multivector", 0, 0
    with tempfile.TemporaryDirectory() as name:
        for part in sys.argv[2:] or PARTS:
            for what, wrong in PARTS[part](tool, pathlib.Path(name)):
                passed, failed = passed + (not wrong), failed + bool(wrong)
                if wrong:
                    print(f"{part}: {what}: {wrong[:600]}")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
