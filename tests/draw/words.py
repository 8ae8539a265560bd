#!/usr/bin/env python3
"""words.py BUILD: the words around pictures. Every option of selection is said in subtitle and description; the title is a
finding that the report has as well, or what --title gives; the source line has data, coverage and publishers on pictures of
every kind; --ego makes the focus; a PDF has its title and language; names break between words."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import check_svg

TOOL, SVG = f"{sys.argv[1]}/multivector", check_svg.SVG
EURASIA = pathlib.Path(__file__).resolve().parent.parent.parent / "graphs/eurasia.json"


def small(folder):
    """A focus between two camps, an ally of one of them with a focus of its own, bodies, dates, sources."""
    vectors = [{"id": "west", "name": "Western (Euro-Atlantic)"}, {"id": "east", "name": "Russian / post-Soviet"}]
    actors = [{"id": "FOC", "name": "Focusland"}, {"id": "W1", "name": "Westland", "vector": "west"},
              {"id": "W2", "name": "Far Westland", "vector": "west"}, {"id": "E1", "name": "Eastland", "vector": "east"},
              {"id": "E2", "name": "Far Eastland", "vector": "east"},
              {"id": "CU3", "name": "Customs Union of Three", "kind": "organisation", "vector": "east"},
              {"id": "SCO", "name": "Shanghai Cooperation Organisation", "kind": "organisation", "vector": "east"},
              {"id": "UN", "name": "United Nations", "kind": "organisation"}, {"id": "LONE", "name": "Lone"}]
    lines = [("FOC", "W1", "alliance", 2000), ("FOC", "W2", "alliance", 2001), ("FOC", "E1", "alliance", 2003),
             ("W1", "E1", "rivalry", 2000), ("W2", "E1", "rivalry", 2005), ("E2", "FOC", "rivalry", 2006),
             ("FOC", "CU3", "member", 2010), ("E1", "CU3", "member", 2010), ("E1", "E2", "alliance", 2000),
             ("FOC", "SCO", "member", 2001), ("E2", "SCO", "member", 2001)]
    lines += [(actor, "UN", "member", 2000) for actor in ("FOC", "W1", "W2", "E1", "E2")]
    sources = [{"id": f"s{i}", "title": title} for i, title in enumerate(
        ["AFP 2012-02-07", "AFP 2013-01-05", "Rare", "UN list (copy)", "Other 2014"])]
    sources.append({"id": "p", "title": "A page", "publisher": "The Times"})
    cited = ["s0", "s1", "s1", "s3", "s3", "p", "p", "p", "p", "s2", "s4"]
    relations = [{"source": a, "target": b, "type": kind, "start": str(year), "confidence": "high",
                  **({"sources": [{"id": cited[i]}]} if i < len(cited) else {})} for i, (a, b, kind, year) in enumerate(lines)]
    path = folder / "small.json"
    path.write_text(json.dumps({
        "format": "multivector-relation-set", "version": 1, "title": "Made up", "as_of": "2020", "focus": "FOC",
        "coverage": [{"from": "2000", "to": "2020-12-31"}], "vectors": vectors, "sources": sources, "actors": actors,
        "relation_types": [{"id": "alliance", "name": "allied with", "sign": 1, "weight": 3},
                           {"id": "rivalry", "name": "at odds with", "sign": -1},
                           {"id": "member", "name": "member of", "sign": 1, "directed": True}],
        "relations": relations}))
    return path


CLAUSES = {
    ("--sign", "-"): "only relations of bad terms",
    ("--sign", "+"): "only relations of good terms",
    ("--kind", "country"): "only countries",
    ("--kind", "country,organisation"): "only countries and organisations",
    ("--type", "member"): "only relations of type member of",
    ("--without-type", "member"): "no relations of type member of",
    ("--ego", "W1"): "Westland and the actors tied to it",
    ("--ego", "W1:2"): "Westland and the actors within 2 steps of it",
    ("--ego", "W1:0"): "Westland alone",
    ("--without", "UN,CU3"): "without United Nations and Customs Union of Three",
    ("--min-weight", "3"): "only ties of strength 3 and above",
    ("--vector", "east"): "only actors of the vectors Russian / post-Soviet",
    ("--confidence", "high"): "only relations of confidence high",
    ("--drop-isolates",): "actors without a tie left out",
    ("--distinct",): "the same statement counted once",
    ("--at", "all"): "relations of all dates",
    ("--project", "country"): "countries, tied by what they share",
}


def run(*arguments):
    done = subprocess.run([TOOL, *map(str, arguments)], capture_output=True, check=False)
    if done.returncode > 1:
        raise RuntimeError(f"{arguments}: {done.stderr.decode()}")
    return done.stdout


def picture(*arguments):
    return ET.fromstring(run(*arguments))


def title_of(root):
    return root[0].text


def written(root):
    """All text that is on the page, its lines joined."""
    return " ".join(text.text or "" for text in root.iter(SVG + "text"))


# ---- what was selected -------------------------------------------------------------------------------------------------

def selection_faults(path):
    for options, clause in CLAUSES.items():
        root = picture("render", path, *options)
        if clause not in check_svg.part(root, "heading") or clause not in root[1].text:
            yield f"{options}: {check_svg.part(root, 'heading')!r} does not say {clause!r}"
    plain = check_svg.part(picture("render", path), "heading")
    if re.search("only|without|left out", plain):
        yield f"nothing was selected, and {plain!r} is said"
    if "only countries" not in written(picture("timeline", path, "--kind", "country", "--format", "svg")):
        yield "the chart does not say what was selected"
    # A long list is cut; five are no more than four and a number.
    many = path.parent / "kinds.csv"
    many.write_text("source,target\n" + "".join(f"a{i},a{i + 1}\n" for i in range(6)))
    many.with_suffix(".nodes.csv").write_text("id,kind\n" + "".join(f"a{i},k{i}\n" for i in range(7)))
    for count, clause in ((4, "only k0, k1, k2 and k3"), (5, "only k0, k1, k2, k3 and k4"), (7, "only k0, k1, k2, k3 and 3 more")):
        options = ("--kind", ",".join(f"k{i}" for i in range(count)))
        if clause not in picture("render", many, *options)[1].text:
            yield f"{options}: {picture('render', many, *options)[1].text!r} does not say {clause!r}"


def focus_faults(path):
    """--ego is the focus unless --focus is given, wherever that stands."""
    ego, focus = ("--ego", "W1"), ("--focus", "E1")
    for options, wanted in ((ego, "Westland"), (ego + focus, "Eastland"), (focus + ego, "Eastland"), ((), "Focusland")):
        texts = {text.text for text in picture("render", path, *options).iter(SVG + "text")}
        if f"{wanted}, the focus" not in texts:
            yield f"{options}: {wanted} is not the focus"


# ---- what is to be seen ------------------------------------------------------------------------------------------------

NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


def finding(path, actor):
    """The sentence by the numbers of the report."""
    report = json.loads(run("report", path, "--focus", actor, "--sections", "vectors", "--format", "json"))
    row = next(row for row in report["vectors"] if row["actor"] == actor)
    count = row["bridged_rivalries"]["count"]
    if count:
        return f"both sides of {NUMBERS[count] if count < len(NUMBERS) else count} rivalr{'y' if count == 1 else 'ies'}"
    shares = sorted(part["share"] for part in row["profile"] if part["share"])
    return f"has {100 * shares[-1]:.0f} %" if len(shares) > 1 and shares[-1] > shares[-2] else \
        " all are with one of " if shares else "is on good terms with"


def title_faults(path):
    for actor in ("FOC", "W1", "E1", "E2"):
        title = finding(path, actor)
        for options in ((), ("--title", "auto"), ("--layout", "compass")):
            root = picture("render", path, "--focus", actor, *options)
            if title not in title_of(root) or title_of(root) not in check_svg.part(root, "heading"):
                yield f"{actor}: {title_of(root)!r}, not {title!r}"
    if finding(EURASIA, "KAZ") not in title_of(picture("render", EURASIA)):
        yield "Eurasia has another title than its report"
    if title_of(picture("render", path, "--title", "Mine & yours")) != "Mine & yours":
        yield "--title is not the title"


def leader_faults(folder):
    """Without a focus the title names who has most ties, counted here."""
    path = folder / "star.csv"
    path.write_text("source,target,sign\nHub,A,1\nHub,B,1\nHub,C,-1\nA,B,1\n")
    if title_of(picture("render", path)) != "Hub has the most ties, 3 of 3 possible":
        yield f"the star is called {title_of(picture('render', path))!r}"
    path.write_text("source,target\nA,B\nC,D\n")
    if title_of(picture("render", path)) != "All 4 actors have 1 tie each":
        yield f"two pairs are called {title_of(picture('render', path))!r}"


def course_faults(path):
    """The title of a chart has the values of its table."""
    span = ("--since", "2000", "--until", "2020", "--metrics", "degree")
    report = json.loads(run("timeline", path, *span, "--format", "json"))
    table = {point["date"][:4]: point["metrics"]["degree"] for point in report["points"]}
    title = title_of(picture("timeline", path, *span, "--format", "svg"))
    said = re.findall(r"(\d+) in (\d{4})", title)
    if not title.startswith("Degree of Focusland: ") or len(said) < 2 or any(table[year] != int(value) for value, year in said):
        yield f"{title!r} is not what the table has"


def undated_faults(path):
    """A note on relations without a beginning stands where they move what is shown."""
    document = json.loads(path.read_text())
    document["relations"].append({"source": "W1", "target": "W2", "type": "alliance"})
    other = path.parent / "undated.json"
    other.write_text(json.dumps(document))
    for metrics, wanted in (("degree", ""), ("ties", "Of 1 relation the beginning is not known")):
        drawn = picture("timeline", other, "--metrics", metrics, "--format", "svg")
        text, title = written(drawn), title_of(drawn)
        parts = re.search(r"(\d+) in (\d+); with undated relations (\d+) in (\d+)", title)
        if bool(parts) != bool(wanted) or (parts and (int(parts[3]) != int(parts[1]) + 1 or parts[2] != parts[4])):
            yield f"--metrics {metrics}: the jump is not told apart in {title!r}"
        if (wanted or "beginning is not known") in text if not wanted else wanted not in text:
            yield f"--metrics {metrics}: the note is not as it should be"


# ---- what it means -----------------------------------------------------------------------------------------------------

def legend_faults(path):
    """The legend names every colour; in a compass the rivalries along the rim, each beside its number."""
    legend = check_svg.part(picture("render", path), "legend")
    if any(name not in legend for name in ("Western (Euro-Atlantic)", "Russian / post-Soviet")):
        yield f"a vector is not in the legend: {legend!r}"
    rim = check_svg.part(picture("render", path, "--layout", "compass"), "legend")
    for number, other in ((1, "Westland"), (2, "Far Westland")):
        if not re.search(f"(Eastland.{{1,9}}{other}|{other}.{{1,9}}Eastland)", rim) or f" {number}" not in rim:
            yield f"rivalry {number} is not in the legend: {rim!r}"


def community_faults(path):
    """A community is called by its two members with most ties."""
    path.with_name("two.csv").write_text("source,target\n" + "".join(f"{a},{b}\n" for group in ("ABCD", "WXYZ") for a, b in
                                         [group[:2], group[0] + group[2], group[0] + group[3], group[1:3]]) + "D,Z\n")
    legend = check_svg.part(picture("render", path.with_name("two.csv"), "--color-by", "signed_community"), "legend")
    if any(name not in legend for name in ("(A, B, …)", "(W, X, …)")):
        yield f"communities are called {legend!r}"


PLATES = ["F", "Focusland", "Isle of Man and Sark", "The Commonwealth of Independent Focuslands", "Democratic and Popular Republic of the Isles and Highlands"]


def plate_faults(path):
    """A name in the middle of a compass stands within its plate, whatever its length."""
    document, target = json.loads(path.read_text()), path.with_name("plate.svg")
    for name in PLATES:
        document["actors"][0]["name"] = name
        path.with_name("plate.json").write_text(json.dumps(document))
        target.write_bytes(run("render", path.with_name("plate.json"), "--layout", "compass"))
        yield from check_svg.check(target)
        focus = next(g for g in ET.parse(target).getroot().iter(SVG + "g") if "focus" in g.get("class", "").split())
        plate = check_svg.numbers(next(p for p in focus.iter(SVG + "path")).get("d"))
        box = check_svg.Box(min(plate[::2]), min(plate[1::2]), max(plate[::2]), max(plate[1::2]))
        if any(not check_svg.text_box(text).inside(box) for text in focus.iter(SVG + "text")):
            yield f"{name!r} reaches beyond its plate"


# ---- where it comes from -----------------------------------------------------------------------------------------------

def pictures_of_all_kinds(path):
    target = path.parent / "map.svg"
    yield "network", picture("render", path, "--ego", "FOC")
    yield "compass", picture("render", path, "--layout", "compass", "--others")
    yield "timeline", picture("timeline", path, "--format", "svg")
    for kind, sets in (("difference", ("2001", "2013")), ("sets", ("2000", "2005", "2013"))):
        run("compare", *(f"{path}@{year}" for year in sets), "--svg", target)
        yield kind, ET.parse(target).getroot()


def source_faults(path):
    for kind, root in pictures_of_all_kinds(path):
        text = written(root)
        for wanted in ("small.json", "Made up", "covers 2000 to 2020", "Sources: ", "all named in small.json"):
            if wanted not in text:
                yield f"{kind}: {wanted!r} is nowhere"
        if "folded" in text or "As tables: multivector" not in root[1].text or " --" in root[1].text:
            yield f"{kind}: jargon, or no way to the values: {root[1].text!r}"
        if root.get("role") != "img" or any(element.get("role") for element in root.iter() if element is not root):
            yield f"{kind} is not one image"
    text = written(picture("render", path, "--source", "Own count", "--credit", "A. Author"))
    if "Source: Own count. Graphic: A. Author." not in text or "The Times" in text:
        yield "--source and --credit are not what is written"
    text = check_svg.part(picture("render", path), "source")   # three, each once, whatever the dates of their titles
    if "Sources: The Times, AFP, UN list and 2 more, all named in small.json." not in text:
        yield f"the publishers are {text!r}"
    cited = path.parent / "cited.json"
    sources = [{"id": "a", "title": "First"}, {"id": "b", "publisher": "Second"}, {"id": "c", "publisher": "Second"}]
    relation = {"source": "A", "target": "B", "type": "member", "sources": [{"id": source["id"]} for source in sources]}
    cited.write_text(json.dumps({"format": "multivector-relation-set", "version": 1, "sources": sources, "actors": [{"id": "A"}, {"id": "B"}],
                                 "relations": [relation]}))
    tooltips = [title.text for title in picture("render", cited).iter(SVG + "title") if "; source: " in title.text]
    if len(tooltips) != 1 or not tooltips[0].endswith("; source: First, Second"):
        yield f"the tooltip of a relation with sources is {tooltips}"


def absent_faults(path):
    """A vector that one of two sets does not know has no share there, which is a number: 0."""
    ways = ("east", "west", "south")
    for name, known in (("three.json", ways), ("two.json", ways[:2])):
        (path.parent / name).write_text(json.dumps({
            "format": "multivector-relation-set", "version": 1, "focus": "F", "vectors": [{"id": way, "name": way} for way in known],
            "actors": [{"id": "F"}, *({"id": f"{way}{i}", "vector": way} for way in known for i in range(3))],
            "relations": [{"source": "F", "target": f"{way}{i}", "type": "member"} for way in known for i in range(3)]}))
    target = path.parent / "absent.svg"
    for sets, said in ((("three.json", "two.json"), "south 33 % → 0 %"), (("two.json", "three.json"), "south 0 % → 33 %")):
        run("compare", *(path.parent / name for name in sets), "--layout", "compass", "--svg", target)
        if said not in ET.parse(target).getroot()[1].text:
            yield f"{said} is not in {ET.parse(target).getroot()[1].text!r}"


def percent_faults(path):
    """The title of a timeline of shares tells them in percent, as the picture does, and evenness as it is."""
    years, ways, names = range(2001, 2004), ("east", "west"), range(6)
    (path.parent / "moving.json").write_text(json.dumps({
        "format": "multivector-relation-set", "version": 1, "focus": "F", "as_of": "2003", "vectors": [{"id": way, "name": way} for way in ways],
        "actors": [{"id": "F"}, *({"id": f"{way}{i}", "vector": way} for way in ways for i in names)],
        "relations": [{"source": "F", "target": f"{way}{i}", "type": "trade", "start": str(years[i // 2] if way == "west" else 2001)} for way in ways for i in names]}))
    target = path.parent / "moving.svg"
    for metric, said in (("share:west", "west share of F: 25 % in 2001, 50 % in 2003"), ("evenness", "Evenness of F: 0.811 in 2001, 1.000 in 2003")):
        run("timeline", path.parent / "moving.json", "--since", "2001", "--until", "2003", "--metrics", metric, "-o", target)
        if ET.parse(target).getroot()[0].text != said:
            yield f"{said!r} is not {ET.parse(target).getroot()[0].text!r}"


# ---- PDF ---------------------------------------------------------------------------------------------------------------

def last_object(pdf, number):
    """An object by the last table that has it: tables of one entry each, as an incremental update writes them."""
    place = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
    table = pdf[place:pdf.index(b"trailer", place)].decode()
    offset = int(re.search(rf"\n{number} 1\n(\d{{10}}) 00000 n", table).group(1))
    return pdf[offset:pdf.index(b"endobj", offset)]


def packing_converter(folder):
    """An environment whose rsvg-convert packs what it makes, but for PDF 1.4, as the newer ones do."""
    real = shutil.which("rsvg-convert")
    plain = "pdf1.4" if "pdf1.4" in subprocess.run([real, "--help"], capture_output=True, text=True, check=False).stdout else "pdf"
    program = folder / "bin/rsvg-convert"
    program.parent.mkdir()
    program.write_text(f"""#!/bin/sh
[ "$1" = --format=pdf ] && {{ cat >/dev/null; printf '%%%%PDF-1.7\\nstartxref\\n9\\n'; exit; }}
[ "$1" = --format=pdf1.4 ] && shift && exec {real} --format={plain} "$@"
exit 1
""")
    program.chmod(0o755)
    return {**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}"}


def pdf_faults(set_path):
    if not shutil.which("rsvg-convert"):
        return
    for environment in (None, packing_converter(set_path.parent)):
        yield from titled_faults(set_path, environment)


def titled_faults(set_path, environment):
    title, path = "A & B’s <Қазақ> 😀", set_path.parent / "picture.pdf"
    done = subprocess.run([TOOL, "render", set_path, "--title", title, "-o", path], capture_output=True, env=environment, check=False)
    if done.returncode or done.stderr:
        yield f"PDF: {done.stderr.decode()}"
    pdf = path.read_bytes()
    trailer = pdf[pdf.rindex(b"trailer"):]
    info, root = (int(re.search(rb"/%s (\d+) 0 R" % key, trailer).group(1)) for key in (b"Info", b"Root"))
    found = re.search(rb"/Title <FEFF([0-9A-F]+)>", last_object(pdf, info))
    if not found or bytes.fromhex(found.group(1).decode()).decode("utf-16-be") != title:
        yield "the PDF has another title"
    if b"/Lang (en)" not in last_object(pdf, root) or b"/Pages" not in last_object(pdf, root):
        yield "the PDF has no language, or no pages"
    if not re.search(rb"/Prev %d\b" % int(re.findall(rb"startxref\s+(\d+)", pdf)[-2]), trailer):
        yield "the update does not lead to what was there before"


# ---- names -------------------------------------------------------------------------------------------------------------

def name_faults(path):
    for options in ((), ("--layout", "compass")):
        root = picture("render", path, *options)
        texts = [text.text or "" for text in root.iter(SVG + "text")]
        yield from (f"{options}: {text!r} is broken within a word" for text in texts if re.search(r"\w[-/]$", text))
        if "CU3" in texts or options and "SCO" not in texts:
            yield f"{options}: an id is shown that nobody uses as a name, or none that everybody does"


def main():
    with tempfile.TemporaryDirectory() as name:
        path = small(pathlib.Path(name))
        checks = (selection_faults, focus_faults, title_faults, course_faults, undated_faults, source_faults, absent_faults, percent_faults, pdf_faults,
                  name_faults, legend_faults, community_faults, plate_faults)
        found = [fault for check in checks for fault in check(path)] + list(leader_faults(path.parent))
    print("\n".join(found) or "all is said")
    return bool(found)


sys.exit(main())
