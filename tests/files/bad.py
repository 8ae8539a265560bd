#!/usr/bin/env python3
"""Bad files in every format. Each is refused with exit code 65, nothing on standard output and a message that begins with
the file, and where it can with line and column; or it is read with a warning that counts what is odd about it. Whatever
is cut off or damaged never ends the program otherwise, and never becomes an empty set in silence."""
import gzip
import pathlib
import re
import subprocess
import sys
import tempfile
from random import Random

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine

ENDINGS = {"json": ".json", "jsonl": ".jsonl", "csv": ".csv", "matrix": ".csv", "graphml": ".graphml", "gexf": ".gexf", "jgf": ".json",
           "node-link": ".json", "cyjs": ".cyjs", "gml": ".gml", "pajek": ".net", "dl": ".dl", "dot": ".dot"}
SET = '{"format":"multivector-relation-set","version":1'
WHOLE = SET + ""","title":"Rhine","as_of":"2013","focus":"A",
"actors":[{"id":"A","name":"Arden"},{"id":"B","name":"Bohun","kind":"organisation","start":"1990"},{"id":"C"},{"id":"D"}],
"relations":[{"source":"A","target":"B","type":"member","start":"2001"},{"source":"A","target":"C","type":"sanctions","end":"2015"},
{"source":"C","target":"D","type":"trade","weight":2.5,"note":"by road"},{"source":"B","target":"D","type":"observer"}]}"""
GRAPHML = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">%s</graphml>'
GRAPH = GRAPHML % '<graph edgedefault="directed">%s</graph>'
GEXF = '<gexf xmlns="http://gexf.net/1.3" version="1.3">%s</gexf>'
HTML = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><p>Please log in, then try again.</p></body></html>\n"
LETTER = "Dear all,\n\nplease find the data attached.\n\nBest,\nN.\n"
JUNK = Random("junk").randbytes(600)

# What is refused: name, content, what the first error must say.
REFUSED = [
    *((f"empty{ending}", "", r":1:\d+: error: ") for ending in sorted({*ENDINGS.values()} - {".dot"} | {".txt", ".tsv", ""})),
    *((f"blank{ending}", " \n\n\t\n", r":\d+:\d+: error: ") for ending in sorted({*ENDINGS.values()} - {".dot"} | {".txt", ""})),
    *((f"junk{ending}", JUNK, r":1:\d+: error: ") for ending in [*ENDINGS.values(), ".txt", ""]),
    *((f"letter{ending}", LETTER, r":\d+:\d+: error: ") for ending in sorted({*ENDINGS.values()} - {".dot"} | {".txt", ""})),
    *((f"page{ending}", HTML, "is a web page") for ending in [".csv", ".tsv", ".json", ".graphml", ".gml", ".net", ".dl", ".txt", ""]),
    ("marked.csv", "\ufeff" + HTML.lower(), "is a web page"),
    # Other things than text, by their first bytes.
    ("a.xlsx", b"PK\x03\x04" + bytes(30) + b"xl/workbook.xml", r"is an Excel workbook.*libreoffice .*a\.xlsx"),
    ("b.csv", b"PK\x03\x04" + bytes(30) + b"xl/workbook.xml", "is an Excel workbook"),
    ("a.ods", b"PK\x03\x04" + bytes(30) + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", r"is a spreadsheet \(ODS\)"),
    ("a.docx", b"PK\x03\x04" + bytes(30) + b"word/document.xml", "is a Word document"),
    ("a.zip", b"PK\x03\x04" + bytes(60), r"is a zip archive.*unzip a\.zip"), ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), "is an old Excel workbook"),
    ("a.dta", b"<stata_dta><header>", "is a Stata file"), ("b.dta", b"\x72\x02\x01\0" + bytes(50), "is a Stata file"),
    ("a.sav", b"$FL2@(#) SPSS", "is an SPSS file"), ("a.RData", b"RDX3\nX\n", "is an R workspace"), ("a.rds", b"X\n\0\0\0\3", "is an R object"),
    ("a.sqlite", b"SQLite format 3\0", "is an SQLite database"), ("a.parquet", b"PAR1\x15\0", "is a Parquet file"), ("a.pdf", b"%PDF-1.4", "is a PDF document"),
    ("a.rtf", rb"{\rtf1\ansi A,B}", "is an RTF document"), ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(9), "is a picture"),
    ("a.7z", b"7z\xbc\xaf'\x1c" + bytes(9), "is a 7z archive"), ("a.bz2", b"BZh91AY", "is a bzip2 file"), ("a.xz", b"\xfd7zXZ\0", "is an xz file"),
    ("packed.csv.gz", gzip.compress(b"PK\x03\x04" + bytes(60)), "is a zip archive"), ("cut.csv.gz", gzip.compress(b"source,target\nA,B\n")[:-9], "gzip data are cut off"),
    ("broken.csv.gz", b"\x1f\x8b" + JUNK, "gzip data are broken"),
    ("wide.csv", "source,target\nA,B\n".encode("utf-16"), "is UTF-16 text.*iconv -f UTF-16 "), ("le.csv", "source,target\nA,B\n".encode("utf-16-le"), "iconv -f UTF-16LE "),
    ("be.csv", "source,target\nA,B\n".encode("utf-16-be"), "iconv -f UTF-16BE "), ("wider.csv", "source,target\nA,B\n".encode("utf-32"), "is UTF-32 text"),
    ("latin.csv", "source,target\nCôte,Perú\n".encode("latin-1"), r":2:2: error: byte 0xF4 .*iconv -f WINDOWS-1252 .*latin\.csv"),
    ("windows.csv", "source,target\nA – B,C\n".encode("cp1252"), r":2:\d: error: byte 0x96 .*iconv -f WINDOWS-1252"),
    ("latin.json", (SET + ',"title":"Côte"}').encode("latin-1"), r":1:\d+: error: byte 0xF4 .*iconv"), ("latin.gml", 'graph [ node [ id 1 label "Côte" ] ]'.encode("latin-1"), "iconv"),
    ("nul.csv", b"source,target\nA\0,B\n", r":2:2: error: byte 0x00"),
    # JSON of another kind.
    ("other.json", '{"a":1}', r':1:1: error: "format" is missing'), ("list.json", "[1,2,3]", "is an array"), ("text.json", '"hello"', "is a string"), ("null.json", "null", "is null"),
    ("geo.json", '{"type":"FeatureCollection","features":[]}', '"format" is missing'), ("package.json", '{"name":"x","version":"1.0.0","dependencies":{}}', '"format" is missing'),
    ("rows.json", '[{"source":"A","target":"B"}]', "is an array"), ("nodes.json", '{"nodes":[{"id":"A"}]}', '"format" is missing'),
    ("links.json", '{"links":[{"source":"A","target":"B"}]}', '"format" is missing'), ("report.json", '{"format":"multivector-report","version":1}', '"format" is "multivector-report"'),
    ("next.json", SET[:-1] + "2}", r':1:\d+: error: "version" is another number'),
    ("ends.json", '{"nodes":[{"id":"A"}],"links":[{"target":"A"}]}', r':1:\d+: error: "source" is empty'), ("word.json", '{"nodes":"A","links":[]}', '"nodes" is no list'),
    ("numbers.json", '{"nodes":[1,2],"links":[]}', "is no object"), ("listed.json", '{"nodes":[{"id":["A"]}],"links":[]}', r'"id" is a list; the id of an actor'),
    ("object.json", '{"nodes":[{"id":"A"}],"links":[{"source":{"x":1},"target":"A"}]}', r'"source" is an object; the id of an actor'),
    ("graphs.json", '{"graphs":[{},{}]}', "2 graphs"), ("graph.json", '{"graph":[]}', 'there is no "graph"'), ("hyper.json", '{"graph":{"nodes":{"A":{}},"hyperedges":[{"nodes":["A"]}]}}', "hyperedges"),
    ("bare.cyjs", '{"elements":{"nodes":[{"id":"A"}]}}', 'no "data"'),
    ("lines.jsonl", '{"a":1}\n{"b":2}\n', '"format" is missing'), ("node.jsonl", SET + '}\n{"node":{"id":"A"}}\n', r':2:1: error: {"actor"'),
    ("dangling.jsonl", SET + '}\n{"actor":{"id":"A"}}\n{"relation":{"source":"A","target":"B","type":"member"}}\n', r':3:\d+: error: "target" is "B"'),
    # XML of another kind, and graphs that say too little.
    ("picture.graphml", '<svg xmlns="http://www.w3.org/2000/svg"/>', 'the document is "svg"; "graphml" was expected'), ("feed.gexf", "<rss><channel/></rss>", 'the document is "rss"; "gexf" was expected'),
    ("hollow.graphml", GRAPHML % "", "no graph"), ("hollow.gexf", GEXF % "", "no graph"), ("nameless.graphml", GRAPH % "<node/>", r':1:\d+: error: "id" is empty'),
    ("halved.graphml", GRAPH % '<node id="A"/><edge source="A"/>', '"target" is empty'), ("twice.graphml", GRAPH % '<node id="A"/><node id="A"/>', "used twice"),
    ("two.graphml", GRAPHML % '<graph edgedefault="directed"/><graph edgedefault="directed"/>', "a second graph"), ("nameless.gexf", GEXF % "<graph><nodes><node/></nodes></graph>", '"id" is empty'),
    ("entity.graphml", '<!DOCTYPE x [<!ENTITY a "b">]>' + GRAPH % '<node id="&a;"/>', "the entity"),
    # Words and numbers.
    ("open.gml", "graph [ node [ id 1 ]", r":1:\d+: error: "), ("quote.gml", 'graph [ node [ id 1 label "x ] ]', r'a second "'), ("graphless.gml", "node [ id 1 ]", r"graph \[ \.\.\. \]"),
    ("ends.gml", "graph [ node [ id 1 ] edge [ source 1 ] ]", '"target" is empty'),
    ("far.net", '*Vertices 3\n1 "A"\n*Edges\n1 5\n', r":4:3: error: the second end is \"5\""), ("word.net", "*Vertices x\n", "number of vertices"), ("many.net", "*Vertices 2000000000\n*Edges\n1 2\n", "number of vertices"),
    ("quote.net", '*Vertices 2\n1 "A\n2 "B"\n*Edges\n1 2\n', r":2:3: error: the quote that opens here"), ("half.net", '*Vertices 2\n*Edges\n1\n', "second end is missing"),
    ("arrows.net", "*Vertices 2\n*Arrows\n1 2\n", '"\\*Arrows" is no section'), ("twice.net", '*Vertices 2\n1 "A"\n1 "B"\n*Edges\n1 2\n', "stands twice"),
    ("far.dl", "dl n=3 format=edgelist1\ndata:\n1 9\n", r':3:3: error: "9"'), ("short.dl", "dl n=3 format=fullmatrix\ndata:\n0 1 0\n1 0\n", "the file ends here"),
    ("form.dl", "dl n=3\nformat=nonsense\ndata:\n", '"nonsense" is not read'), ("word.dl", "dl n=2 format=fullmatrix\ndata:\n0 x\n1 0\n", r':3:3: error: "value" is "x"'),
    ("long.dl", "dl n=2 format=fullmatrix\ndata:\n0 1\n1 0\n5\n", "the matrix ends before this"),
    # Graphviz tells the line alone.
    ("empty.dot", "", "no graph in the file"), ("blank.dot", " \n\n", "no graph in the file"), ("letter.dot", LETTER, ":1: error: "), ("open.dot", "digraph {\na -> b", r":\d: error: "), ("quote.dot", 'digraph {\n"a -> b }', r":\d: error: "), ("two.dot", "graph { a }\ngraph { b }\n", "a second graph"),
    # Tables.
    ("short.csv", "source,target\nA\n", ":2:1: error: the row has 1 field"), ("long.csv", "source,target\nA,B,\n", "a separator too many"), ("hole.csv", "source,target\nA,\n", ':2:3: error: "target" is empty'),
    ("word.csv", "source,target,weight\nA,B,heavy\n", ':2:5: error: "weight" is "heavy"'), ("quote.csv", 'source,target\n"A,B\n', "never closed"), ("other.csv", "name,gdp\nA,1\n", 'no column "source"'),
    ("bare.csv", "1,2\n3,4\n", "--columns"), ("actors.csv", "id,label\nA,Arden\n", 'no column "source"'), ("years.csv", "country,2001,2002\nA,1,2\nB,3,4\n", 'no column "source"'),
    ("missing.csv", "source,target,sign\nA,B,NA\n", ':2:5: error: "sign" is "NA".*--missing'), ("true.csv", "source,target,sign\nA,B,TRUE\n", ':2:5: error: "sign" is "TRUE"'),
    ("ragged.csv", ",A,B\nA,0,1\nB,1\n", ":3:1: error: the row of the matrix"), ("date.csv", "source,target,start\nA,B,9/6/2013\n", "--dates dmy or --dates mdy"),
]

# What is read, but never in silence.
WARNED = [
    ("header.csv", "source,target\n", "no actors and no relations"), ("nothing.json", '{"nodes":[],"links":[]}', "no actors and no relations"), ("nothing.cyjs", '{"elements":{}}', "no actors and no relations"),
    ("nothing.graphml", GRAPH % "", "no actors and no relations"), ("nothing.gexf", GEXF % "<graph/>", "no actors and no relations"), ("nothing.gml", "graph [ ]", "no actors and no relations"),
    ("nothing.dl", "dl n=0 format=fullmatrix\ndata:\n", "no actors and no relations"), ("nothing.dot", "digraph { }", "no actors and no relations"),
    ("nothing.net", "*Vertices 0\n", "no actors and no relations"), ("apart.json", '{"nodes":[{"id":"A"}],"links":[]}', "no relations in this file"),
    ("apart.graphml", GRAPH % '<node id="A"/>', "no relations in this file"), ("apart.net", '*Vertices 1\n1 "A"\n', "no relations in this file"),
    ("more.json", '{"nodes":[{"id":"A"}],"links":[{"source":"A","target":"B"},{"source":"A","target":"C"}]}', "2 actors are named by relations alone"),
    ("more.cyjs", '{"elements":{"nodes":[{"data":{"id":"A"}}],"edges":[{"data":{"source":"A","target":"B"}}]}}', "1 actor is named by relations alone"),
    ("more.graphml", GRAPH % '<node id="A"/><edge source="A" target="B"/>', "1 actor is named by relations alone"), ("more.gml", "graph [ node [ id 1 ] edge [ source 1 target 2 ] ]", "1 actor is named by relations alone"),
    ("more.gexf", GEXF % '<graph><nodes><node id="A"/></nodes><edges><edge source="A" target="B"/></edges></graph>', "1 actor is named by relations alone"),
    ("more.net", '*Vertices 3\n1 "A"\n2 "B"\n*Edges\n1 2\n', "1 of 3 vertices are not in the list"), ("half.csv", ",A,B,C\nA,0,1,0\nB,1,0,1\n", '1 name of the matrix stands above it or before a row alone: "C"'),
    ("numbers.csv", ",gdp,area\nA,1,2\nB,3,4\n", "a matrix of two modes: 2 actors before the rows, and 2 above"), ("again.csv", "source,target\nA,B\nsource,target\nB,C\n", ":3:1: warning: the header stands here again"),
    ("plain.csv", "source,target,type\nA,B,conflct\n", ':2:5: warning: "conflct" .*did you mean "strategic_rivalry"'), ("zero.csv", "source,target,weight\nA,B,0\nB,C,1\n", "1 relation of weight 0"), ("spelt.csv", "source,target,type\nA,B,sanktions\n", ':2:5: warning: "sanktions" .*did you mean "sanctions"'),
]


def run(tool, folder, name, content, *options):
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return subprocess.run([tool, "validate", name, *options], cwd=folder, capture_output=True, timeout=900, check=False)


def text(output):
    return output.decode("utf-8", "backslashreplace")


def samples(tool, folder):
    """The same set in every format, written by the program itself."""
    (folder / "whole.json").write_text(WHOLE)
    found = {}
    for name in ENDINGS:
        options = ["--ties"] if name == "matrix" else []
        done = subprocess.run([tool, "convert", "whole.json", "--to", name, "-q", *options], cwd=folder, capture_output=True, check=True)
        found[name] = done.stdout
    return found


def check_ending(tally, tool, folder, wholes):
    """What stands under the name of another format is refused, and the message says which option reads it."""
    for name, whole in wholes.items():
        for ending in sorted({*ENDINGS.values()} - {ENDINGS[name]} - ({".json"} if ENDINGS[name] == ".cyjs" else set())):
            done = run(tool, folder, f"{name}{ending}", whole)
            tally.context = f"{name}{ending}"
            tally.compare((done.returncode, done.stdout), (65, b""), f"refused: {text(done.stderr)}")
            if name not in ("csv", "matrix") and (ending != ".csv" or name not in ("gml", "dl", "dot")):
                tally.compare(f"--from {name}" in text(done.stderr), True, f"the way out: {text(done.stderr)}")
                again = run(tool, folder, f"{name}{ending}", whole, "--from", name)
                tally.compare(again.returncode, 0, f"--from {name}: {text(again.stderr)}")


def check_outcome(tally, name, done, what):
    """Read or refused, and never an empty set in silence."""
    stderr, stdout = text(done.stderr), text(done.stdout)
    tally.compare(done.returncode in (0, 65), True, f"{what}: exit code {done.returncode}, {stderr[:200]}")
    if done.returncode == 65:
        tally.compare(stdout, "", f"{what}: standard output")
        tally.compare(bool(re.search(rf"^{re.escape(name)}(:\d+(:\d+)?)?: error: ", stderr, re.M)), True, f"{what}: a place: {stderr[:200]}")
    elif "0 relations" in stdout:
        tally.compare("no relations" in stderr, True, f"{what}: an empty set in silence")


def check_damaged(tally, tool, folder, wholes):
    """Cut off anywhere, or with a few bytes changed."""
    for form, whole in wholes.items():
        rng, name = Random(f"bad/{form}"), f"damaged{ENDINGS[form]}"
        tally.context = form
        for length in sorted(rng.sample(range(len(whole)), min(40, len(whole) - 1))):
            check_outcome(tally, name, run(tool, folder, name, whole[:length]), f"the first {length} bytes")
        for number in range(25):
            damaged = bytearray(whole)
            for _ in range(rng.choice([1, 1, 3, 10])):
                damaged[rng.randrange(len(damaged))] = rng.choice([rng.randrange(256), ord("0"), ord('"'), ord(","), 10, 0])
            check_outcome(tally, name, run(tool, folder, name, bytes(damaged)), f"damage {number}")


def main():
    tool, tally = str(pathlib.Path(sys.argv[1]).resolve() / "multivector"), machine.Tally()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for file, content, pattern in REFUSED:
            tally.context = file
            done = run(tool, folder, file, content)
            first = next((line for line in text(done.stderr).splitlines() if " error: " in line), "")
            tally.compare((done.returncode, done.stdout), (65, b""), f"refused: {text(done.stdout)}{first}")
            tally.compare(bool(re.match(rf"{re.escape(file)}.*{pattern}", first)), True, f"{first!r} says {pattern!r}")
        for file, content, pattern in WARNED:
            tally.context = file
            done = run(tool, folder, file, content)
            tally.compare(done.returncode, 0, f"read: {text(done.stderr)}")
            tally.compare(bool(re.search(rf"^{re.escape(file)}.*{pattern}", text(done.stderr), re.M)), True, f"{text(done.stderr)!r} says {pattern!r}")
        wholes = samples(tool, folder)
        check_ending(tally, tool, folder, wholes)
        check_damaged(tally, tool, folder, wholes)
    return tally.close()


sys.exit(main())
