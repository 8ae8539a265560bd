#!/usr/bin/env python3
"""Tables as people bring them: what convert makes of each, and what it says of those that it cannot read."""
import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile

TOOL = str(pathlib.Path(f"{sys.argv[1]}/multivector").resolve())


def row(source, target, kind="relation", sign=1, weight=1, directed=False, **more):
    return {"source": source, "target": target, "type": kind, "sign": sign, "weight": weight, "directed": directed, **more}


AB, ABC = [row("A", "B")], [row("A", "B"), row("A", "C")]
EVERY_DATE = ["2013", "2013-09", "2013-09-06", "2013-09-06", "2013-09", "2013-09-06", "2013-09-06", "2013-09-13", "2013-09-13",
              "2013-01-01", "2013", "1992-03-02", "1992-03-02", "1879-06", "1879", "0007", "2013-09-06", "2013-09"]

# What is in the file, options, and the relations it says.
READ = [
    # separators, quotes, line ends, marks
    ("source,target\nA,B\n", [], AB), ("source;target\nA;B\n", [], AB), ("source\ttarget\nA\tB\n", [], AB),
    ("source|target\nA|B\n", [], AB), ("source target\nA B\n", [], AB), ("  source   target \n A   B  \n", [], AB),
    ("source target\n\"A b\" C\n", [], [row("A b", "C")]), ("sep=;\nsource;target\nA;B\n", [], AB),
    ("# made by hand\n# in 2013\nsource,target\nA,B\n", [], AB), ("\ufeffsource,target\r\nA,B\r\n", [], AB),
    ("source,target\rA,B\r", [], AB), ("\"source\",\"target\"\n\"A\",\"B\"\n", [], AB),
    ("source,target,note\nA,B,\"two\nlines, \"\"quoted\"\"\"\n", [], [row("A", "B", note="two\nlines, \"quoted\"")]),
    (" Source ,TARGET\nA,B\n", [], AB), ("source,target,\nA,B,\n", [], AB),
    ("source,target\nA,B\nsource,target\nA,C\n", [], ABC),
    # other names, no names, names of rows
    ("from,to\nA,B\n", [], AB), ("Ego;Alter\nA;B\n", [], AB), ("node1,node2\nA,B\n", [], AB), ("V1 V2\nA B\n", [], AB),
    ("\"\",\"from\",\"to\"\n\"1\",\"A\",\"B\"\n\"2\",\"A\",\"C\"\n", [], ABC),
    ("\"source\" \"target\"\n\"1\" \"A\" \"B\"\n\"2\" \"A\" \"C\"\n", [], ABC),
    ("A,B\nA,C\n", ["--columns", "source,target"], ABC), ("1,A,B\n", ["--columns", "-,source,target"], AB),
    ("A B -2\n", ["--columns", "source,target,weight"], [row("A", "B", sign=-1, weight=2)]),
    ("a,b,kind of thing\nA,B,war\n", ["--map", "source=a,target=b,type=Kind of thing"], [row("A", "B", "armed_conflict", -1, 5)]),
    ("source,target,end\nA,B,2013\n", ["--map", "through=end"], [row("A", "B", through="2013")]),
    ("from,to,source,target\n2001,2003,A,B\n", ["--map", "start=from,end=to"], [row("A", "B", start="2001", end="2003")]),
    # signs and strengths
    *[(f"source,target,sign\nA,B,{text}\n", [], [row("A", "B", sign=sign)]) for text, sign in (
        ("+", 1), ("-", -1), ("1", 1), ("-1", -1), ("0", 0), ("+1", 1), ("\u22121", -1), ("\u2212", -1), ("1.0", 1), ("Positive", 1),
        ("NEGATIVE", -1), ("ally", 1), ("Rival", -1), ("", 1))],
    ("source,target,weight\nA,B,-2.5\n", [], [row("A", "B", sign=-1, weight=2.5)]),
    ("source,target,weight\nA,B,\u22122\n", [], [row("A", "B", sign=-1, weight=2)]),
    ("source,target,sign,weight\nA,B,-1,-2\n", [], [row("A", "B", sign=-1, weight=2)]),
    ("source,target,weight\nA,B,0\n", [], [row("A", "B", sign=0)]),
    ("source;target;weight\nA;B;1,5\n", [], [row("A", "B", weight=1.5)]),
    ("source,target,sign\nA,B,NA\n", ["--missing", "NA"], AB),
    # types
    *[(f"source,target,type\nA,B,{word}\n", [], [row("A", "B", *meaning)]) for word, meaning in (
        ("war", ("armed_conflict", -1, 5)), ("War", ("armed_conflict", -1, 5)), ("conflict", ("strategic_rivalry", -1, 3)),
        ("rivalry", ("strategic_rivalry", -1, 3)), ("sanction", ("sanctions", -1, 3, True)), ("Sanctions", ("sanctions", -1, 3, True)),
        ("friendship", ("friendly_relations", 1, 2)), ("trade", ("trade", 1, 1)), ("alliance", ("alliance", 1, 5)),
        ("Strategic partnership", ("strategic_partnership", 1, 3)), ("strategic-partnership", ("strategic_partnership", 1, 3)),
        ("pen friends", ("pen friends", 1, 1)))],
    ("source,target,type,sign\nA,B,war,1\n", [], [row("A", "B", "armed_conflict", 1, 5)]),
    ("source,target,type,weight\nA,B,war,2\n", [], [row("A", "B", "armed_conflict", -1, 2)]),
    # Gephi
    ("Source,Target,Type,Id,Label,Weight,Kind\nA,B,Directed,0,,1.0,member\nA,C,Undirected,1,,2.0,alliance\n", [],
     [row("A", "B", "member", 1, 1, True, id="0"), row("A", "C", "alliance", 1, 2, id="1")]),
    ("source,target,type,label\nA,B,Directed,hello\n", [], [row("A", "B", "tie", directed=True, note="hello")]),
    ("source,target,type,label\nA,B,Directed,war\n", ["--map", "type=Label"], [row("A", "B", "armed_conflict", -1, 5, True)]),
    ("Source,Target,Type\nA,B,Mixed\n", [], [row("A", "B", "tie")]),
    ("Source,Target,Type,Interval\nA,B,Undirected,\"<[2010.0, 2015.0]>\"\nA,C,Undirected,\"<[2010-05-01,2015-02-03)>\"\n", [],
     [row("A", "B", "tie", start="2010", through="2015"), row("A", "C", "tie", start="2010-05-01", end="2015-02-03")]),
    ("Source,Target,Type,Timeset\nA,B,Undirected,2016-02-03\nA,C,Undirected,<[2016-02-04]>\n", [],
     [row("A", "B", "tie", start="2016-02-03", through="2016-02-03"), row("A", "C", "tie", start="2016-02-04", through="2016-02-04")]),
    # dates
    ("source,target,start\n" + "".join(f"A,B,{text}\n" for text in (
        "2013", "2013-09", "2013-09-06", "20130906", "201309", "06.09.2013", "2013/9/6", "13/9/2013", "9/13/2013", "1/1/2013", "2013.0",
        "1992-03-02T00:00:00Z", "1992-03-02 10:30", "1879-06-00", "1879-00-00", "7", "6.9.2013", "09.2013")), [],
     [row("A", "B", start=start) for start in EVERY_DATE]),
    ("source,target,start\nA,B,9/6/2013\n", ["--dates", "dmy"], [row("A", "B", start="2013-06-09")]),
    ("source,target,start\nA,B,9/6/2013\n", ["--dates", "mdy"], [row("A", "B", start="2013-09-06")]),
    ("source,target,start\nA,B,-9\nA,B,NA\n", ["--missing", "-9,NA"], AB + AB),
    # attributes
    ("source,target,votes,code,of\nA,B,3,007,x\n", [], [row("A", "B", attributes={"votes": 3, "code": "007", "of": "x"})]),
    # matrices
    (",A,B,C\nA,0,1,-1\nB,1,0,2\nC,-1,2,0\n", [], [row("A", "B"), row("A", "C", sign=-1), row("B", "C", weight=2)]),
    (";A;B\nA;0;1,5\nB;0;0\n", [], [row("A", "B", weight=1.5, directed=True)]),
    ("A B\nA 0 +\nB - 0\n", [], [row("A", "B", directed=True), row("B", "A", sign=-1, directed=True)]),
    ("name,A,B\nA,,1\nB,1,\n", [], AB), (",X,Y\nA,1,0\nB,2,1\n", [], [row("A", "X"), row("B", "X", weight=2), row("B", "Y")]),
    # sources
    ("source,target,sources,quote\nA,B,x; y,said so\n", [],
     [row("A", "B", sources=[{"id": "x", "quote": "said so"}, {"id": "y"}])]),
]

# What is in the file, options, a part of the message, with its place.
REFUSED = [
    ("source,target,sign\nA,B,TRUE\n", [], '2:5: error: "sign" is "TRUE"'), ("source,target,sign\nA,B,NA\n", [], "--missing"),
    ("source,target,weight\nA,B,\"1,5\"\n", [], "decimal point"), ("source,target,weight\nA,B,NA\n", [], "--missing"),
    ("source,target,sign,weight\nA,B,1,-2\n", [], "2:7: error:"), ("source,target,start\nA,B,9/6/2013\n", [], "--dates dmy or --dates mdy"),
    ("source,target,start\nA,B,NA\n", [], "2:5: error:"), ("source,target,start\nA,B,-431\n", [], "432 BC"),
    ("source,target,start\nA,B,30.02.2013\n", [], "2:5: error:"), ("source,target\nA,B,\n", [], "separator too many"),
    ("A,B\nC,D\n", [], "--columns source,target"), ("Id,Label\n1,A\n", [], "--nodes t.csv"), ("here,there\nA,B\n", [], "--map source="),
    ("source,target\nA,B\n", ["--map", "sign=polarity"], '"polarity", which is not in this file'),
    ("source,target,type\nA,B,sanktions\n", ["--strict"], 'did you mean "sanctions"?'),
    (",A,A\nB,1,1\n", [], "1:4: error:"), (",A,B\nA,0,1\nA,1,0\n", [], "3:1: error:"), (",A,B\nA,0,1\nB,x,0\n", [], "3:3: error:"),
    (",A,B\nA,0,1\n,1,0\n", [], "3:1: error:"), (",A,B\nA,0,1\nB,1\n", [], "3:1: error:"),
]
USAGE = [(["--map", "polarity=sign"], "a field of --map"), (["--map", "sign"], "FIELD=COLUMN"), (["--dates", "ymd"], "dmy or mdy"),
         (["--columns", "a,b"], '"source"')]

# The first bytes of files of other programs, and what is said of them.
OTHERS = [(b"PK\x03\x04" + b"xl/workbook.xml", "an Excel workbook"), (b"PK\x03\x04other", "unzip"),
          (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel workbook"), (b"<stata_dta><header>", "a Stata file"),
          (b"q\x02\x01\x00", "a Stata file"), ("source,target\nA,B\n".encode("utf-16"), "iconv -f UTF-16 "),
          ("source,target\nA,B\n".encode("utf-16-be"), "iconv -f UTF-16"), ("source,target\nCôte,B\n".encode("latin-1"), "WINDOWS-1252"),
          (b"PAR1", "a Parquet file"), (b"SQLite format 3\x00", "an SQLite database"), (b"\x28\xb5\x2f\xfd", "a zstd file")]


def run(folder, name, content, *options):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return subprocess.run([TOOL, "convert", name, "--to", "json", *options], cwd=folder, capture_output=True, text=True, timeout=900,
                          check=False)


def relations_of(document):
    types = {t["id"]: t for t in document.get("relation_types", [])}
    return [{**{key: types[r["type"]][key] for key in ("sign", "weight", "directed")}, **r} for r in document.get("relations", [])]


def faults_of_reading(folder):
    for content, options, expected in READ:
        done = run(folder, "t.csv", content, *options)
        got = relations_of(json.loads(done.stdout)) if done.returncode == 0 else done.stderr
        if got != expected:
            yield f"{content!r} {options}: expected {expected}, got {got}"


def faults_of_refusing(folder):
    for content, options, message in REFUSED:
        done = run(folder, "t.csv", content, *options)
        if done.returncode != 65 or message not in done.stderr or done.stdout:
            yield f"{content!r} {options}: {done.returncode}, {done.stderr}"
    for options, message in USAGE:
        done = run(folder, "t.csv", "source,target\nA,B\n", *options)
        if done.returncode not in (64, 65) or message not in done.stderr:
            yield f"{options}: {done.returncode}, {done.stderr}"
    for content, message in OTHERS:
        done = run(folder, "t.csv", content)
        if done.returncode != 65 or message not in done.stderr or done.stdout:
            yield f"{content!r}: {done.returncode}, {done.stderr}"


def faults_of_actors(folder):
    """A table of actors, one of vectors, several files, one that is packed in pieces."""
    (folder / "n.nodes.csv").write_text(
        "id,label,kind,vector,start,end,names,population\nKAZ,Kazakhstan,,central_asian,1991,,kk=Қазақстан; ru@..1991=Казахская ССР,17\n"
        "RUS,Russia,country,russian = 0.5 ; asian=0.5,,,,\nSCO,,organisation,,,,,\n")
    (folder / "v.csv").write_text("id,name,counted,color\nrussian,Russian,true,#D55E00\nglobal,Global,false,\n")
    document = json.loads(run(folder, "n.csv", "source,target\nKAZ,RUS\nKAZ,XYZ\n", "--vector-table", "v.csv", "--focus", "KAZ").stdout)
    expected = [{"id": "KAZ", "name": "Kazakhstan", "names": [{"name": "Қазақстан", "lang": "kk"},
                                                              {"name": "Казахская ССР", "lang": "ru", "until": "1991"}],
                 "kind": "country", "vector": "central_asian", "start": "1991", "attributes": {"population": 17}},
                {"id": "RUS", "name": "Russia", "kind": "country", "vector": {"russian": 0.5, "asian": 0.5}},
                {"id": "SCO", "name": "SCO", "kind": "organisation"}, {"id": "XYZ", "name": "XYZ", "kind": "country"}]
    if document["actors"] != expected or document.get("focus") != "KAZ":
        yield f"the table of actors: {document['actors']}"
    if [v["id"] for v in document["vectors"]] != ["russian", "global", "asian", "central_asian"] or document["vectors"][1]["counted"]:
        yield f"the table of vectors: {document['vectors']}"
    done = run(folder, "t.csv.gz", gzip.compress(b"source,tar") + gzip.compress(b"get\nA,B\n"))
    if relations_of(json.loads(done.stdout or "{}")) != AB:
        yield f"two gzip members: {done.stderr}"
    (folder / "b.csv").write_text("source,target\nA,B\nB,A\nC,D\n")
    done = run(folder, "a.csv", "source,target\nA,B\nA,B\n", "b.csv")
    if relations_of(json.loads(done.stdout)) != [*AB, *AB, row("C", "D")] or "2 relations are in an earlier file" not in done.stderr:
        yield f"two files: {done.stdout} {done.stderr}"
    (folder / "top.json").write_text('{"format": "multivector-relation-set", "version": 1, "extends": "b.csv", "without": {"actors": ["D"]}}')
    done = subprocess.run([TOOL, "validate", "top.json"], cwd=folder, capture_output=True, text=True, check=False)
    if "valid: 3 actors, 2 relations" not in done.stdout:
        yield f"a document that extends a table: {done.stdout} {done.stderr}"
    # The folder above /tmp is that of all files.
    with tempfile.NamedTemporaryFile("w", dir="/tmp", suffix=".json") as low:
        low.write((folder / "top.json").read_text().replace("b.csv", os.path.relpath(folder / "b.csv", "/tmp")))
        low.flush()
        done = subprocess.run([TOOL, "validate", low.name], capture_output=True, text=True, check=False)
    if "valid: 3 actors, 2 relations" not in done.stdout:
        yield f"a document in a folder below the first: {done.stdout} {done.stderr}"


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        faults = [*faults_of_reading(folder), *faults_of_refusing(folder), *faults_of_actors(folder)]
    for fault in faults:
        print(fault)
    print(f"{len(READ) + len(REFUSED) + len(USAGE) + len(OTHERS) + 6} checks, {len(faults)} failed")
    return len(faults) > 0


sys.exit(main())
