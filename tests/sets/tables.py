#!/usr/bin/env python3
"""Small tables as people bring them, each with the right reading beside it: what the relations are, what is said about
the table, and what an option makes of it."""
import csv
import io
import itertools
import json
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine
import model

GRAPHS = pathlib.Path(__file__).resolve().parents[2] / "graphs"

TABLES = {
    "gephi": "Source,Target,Type,Id,Label,Weight,Kind\nLoam,LEAGUE,Directed,0,,1.0,member\nLoam,Marl,Undirected,1,,2.0,alliance\n",
    "mirrored": "source,target,type,start\n10,20,alliance_treaty,1951\n20,10,alliance_treaty,1951\n10,30,alliance_treaty,1949\n",
    "one_way": "source,target,type\nA,B,sanctions\nB,A,sanctions\nA,C,alliance\nC,A,alliance\n",
    "overlapping": "source,target,type,start,end\n1,2,visit,2001,2003\n1,2,visit,2002,2004\n3,4,visit,2001,2003\n3,4,visit,2002,\n",
    "two_lines": "source,target,type,start,note\nA,B,energy_infrastructure,2006,oil\nA,B,energy_infrastructure,2009,gas\n",
    "inclusive": "source,target,type,start,end\n7,pact,ally,1879-06,1918-11-03\n",
    "yearly": "source,target,type,start,end\nA,B,ally,2001,2001\nA,C,ally,2002,2002\n",
    "cut_off": "source,target,start,end\nA,B,1999,2014\nB,C,2001,2014\nC,D,2002,2014\nA,D,2003,2009\n",
    "ongoing": "source,target,start,end\nA,B,1999,\nB,C,2001,2004\n",
    "misspelt": "source,target,type\nA,B,sanktions\nA,C,sanctions\n",
    "vectors": "source,target\nLoam,Marl\n", "vectors.nodes": "id,label,vector\nLoam,The Loam,\nMarl,The Marl,eastern\n",
    "two_mode": "source,target,type\nA,P,member\nB,P,member\nC,P,member\nA,Q,member\nB,Q,member\nA,LONE,member\n",
    "two_mode.nodes": "id,kind\nA,country\nB,country\nC,country\nP,organisation\nQ,organisation\nLONE,organisation\n",
    "bodies": "source,target,type\nA,P,member\nB,P,member\n", "sides": "source,target\na,X\na,Y\na,Z\nb,X\nb,Y\nb,Z\n",
    "dates": "source,target,start,end\na,b,1/1/2017,\nb,c,20170104,\nc,d,1992-03-02T00:00:00Z,\nd,e,1879-06-00,\ne,f,1949.0,2012\nf,g,13/9/2013,\n",
    "no_dates": "source,target,start\na,b,-9\nb,c,NA\nc,d,.\nd,e,2001\n",
    "signs": "source,target,sign\na,b,+\nb,c,-\nc,d,positive\nd,e,negative\ne,f,+1\nf,g,−1\ng,h,ally\n",
    "true": "source,target,sign\na,b,TRUE\n",
    "wheel": "source,target,sign\n" + "".join(f"hub,r{i},{1 if i % 2 else -1}\nr{i},r{i % 6 + 1},{1 if i % 2 == 0 else -1}\n" for i in range(1, 7)),
    "lists": "source,target,type\nLoam,CIS;SCO; EAEU,member\nMarl,SCO,member\n", "names": "source,target\n\"Korea, South\",Japan\n",
    "spellings": "source,target\nTurkey,Iran\nturkey ,Iraq\n2,Iran\n002,Iraq\n",
    "codes": "source,target,weight,deaths\nA,B,2,10\nB,C,-9,-99\nC,D,1,NA\nD,A,3,0\n", "spread": "source,target,weight\nA,B,-9\nB,C,-8\nC,D,-12\n",
    "again": "source,target,type,start\nA,B,alliance,2001\nA,B,alliance,2001\nB,A,trade,\nA,B,trade,\n",
    "opposite": "source,target,type,sign,start,end\nA,B,stance,1,2001,2005\nA,B,stance,-1,2004,\nC,D,stance,1,2001,2005\nC,D,stance,-1,2005,\n",
    "mixed": "source,target,type\nA,B,trade\nA,B,territorial_dispute\n",
}

ROWS = ["source", "target", "type", "sign", "weight", "directed", "start", "end"]


class Checker:
    def __init__(self, tool, folder, tally):
        self.tool, self.folder, self.tally = tool, folder, tally

    def run(self, *arguments):
        return subprocess.run([self.tool, *arguments], cwd=self.folder, capture_output=True, text=True, check=False)

    def rows(self, name, right, *options, columns=ROWS):
        """The relations, with these columns."""
        done = self.run("relations", f"{name}.csv", "--at", "all", "--format", "csv", "-q", *options)
        got = [[row[c] for c in columns] for row in csv.DictReader(io.StringIO(done.stdout))]
        self.tally.compare(got, right, f"{name} {options}: {done.stderr}")

    def says(self, name, *texts, options=(), status=0):
        done = self.run("validate", f"{name}.csv", *options)
        self.tally.compare(done.returncode, status, f"{name} {options}: exit code, {done.stderr}")
        for text in texts:
            self.tally.compare(text in done.stderr, True, f"{name} {options}: {text!r} in {done.stderr!r}")

    def quiet(self, name, *texts, options=()):
        done = self.run("validate", f"{name}.csv", *options)
        for text in texts:
            self.tally.compare(text in done.stderr, False, f"{name} {options}: {text!r} in {done.stderr!r}")

    def report(self, name, *options):
        return json.loads(self.run("report", f"{name}.csv", "--format", "json", "-q", *options).stdout)

    def strengths(self, name, right, *options):
        actors = self.report(name, "--sections", "centrality", "--metrics", "strength", *options)["actors"]
        self.tally.compare({actor["id"]: actor["metrics"]["strength"] for actor in actors}, right, f"{name} {options}: strength")


def readings(check):
    check.rows("gephi", [["Loam", "LEAGUE", "member", "1", "1", "true", "", ""], ["Loam", "Marl", "alliance", "1", "2", "false", "", ""]])
    check.rows("signs", [["1"], ["-1"], ["1"], ["-1"], ["1"], ["-1"], ["1"]], columns=["sign"])
    check.says("true", ':2:5: error: "sign" is "TRUE"', status=65)
    check.rows("dates", [["2017-01-01", ""], ["2017-01-04", ""], ["1992-03-02", ""], ["1879-06", ""], ["1949", "2012"], ["2013-09-13", ""]], columns=["start", "end"])
    check.says("no_dates", *(f':{line}:5: error: "start" is "{text}"' for line, text in ((2, "-9"), (3, "NA"), (4, "."))), "--missing", status=65)
    check.rows("no_dates", [[""], [""], [""], ["2001"]], "--missing=-9,NA,.", columns=["start"])
    balance = check.report("wheel", "--sections", "balance")["structural_balance"]
    check.tally.compare((balance["triangle_balance"], balance["frustration"]["count"]["upper"]), (0.5, 3), "the wheel")
    profile = check.report("vectors", "--focus", "Loam", "--sections", "vectors")["vectors"][0]["profile"]
    check.tally.compare([(row["vector"], row["share"]) for row in profile], [("eastern", 1)], "vectors")
    check.strengths("two_mode", {"A": 2, "B": 2, "C": 1}, "--project", "country:newman")


def statements(check):
    check.says("mirrored", '1 relation without direction is listed from both ends, and counts twice: "10" and "20"', "--undirected-once")
    check.strengths("mirrored", {"10": 15, "20": 10, "30": 5})
    check.strengths("mirrored", {"10": 10, "20": 5, "30": 5}, "--undirected-once")
    check.strengths("mirrored", {"10": 10, "20": 5, "30": 5}, "--distinct")
    check.quiet("mirrored", "listed from both ends, and counts twice", options=["--undirected-once"])
    check.rows("one_way", [["A", "B", "sanctions"], ["B", "A", "sanctions"], ["A", "C", "alliance"]], "--undirected-once", columns=["source", "target", "type"])
    check.says("overlapping", '2 spells overlap with another', '"1" and "2" ("visit"), 2001 to 2003 and 2002 to 2004', "--distinct")
    check.strengths("overlapping", dict.fromkeys("1234", 2), "--at", "2002-06")
    check.strengths("overlapping", dict.fromkeys("1234", 1), "--at", "2002-06", "--distinct")
    check.strengths("overlapping", dict.fromkeys("1234", 2), "--at", "all", "--distinct")
    check.quiet("two_lines", "overlap", "again")                              # the notes tell two pipelines apart
    check.says("again", "1 relation says again", "1 relation without direction is listed from both ends")
    check.strengths("again", {"A": 6, "B": 6}, "--distinct")
    check.says("opposite", '1 pair has relations of one type and both signs at one time: "A" and "B" ("stance")', "--fold")
    check.says("mixed", '1 pair has friendly and hostile relations at one time: "A" and "B" ("trade" and "territorial_dispute")')
    done = check.run("validate", "mixed.csv")
    check.tally.compare("note: 1 pair" in done.stderr, True, "what is no reason for doubt is a note")


def values(check):
    check.says("misspelt", ':2:5: warning: "sanktions"', 'did you mean "sanctions"?')
    check.says("misspelt", ':2:5: error: "sanktions"', options=["--strict"], status=65)
    check.says("lists", '1 name looks like a list: "CIS;SCO; EAEU"', "--split ';'")
    check.rows("lists", [["Loam", "CIS"], ["Loam", "SCO"], ["Loam", "EAEU"], ["Marl", "SCO"]], "--split", ";", columns=["source", "target"])
    check.quiet("lists", "looks like a list", options=["--split", ";"])
    check.quiet("names", "looks like a list")
    check.says("spellings", '2 actors differ from others', '"Turkey" and "turkey " are two actors')
    check.says("codes", '"weight" -9 (1), "deaths" -99 (1), "deaths" NA (1)', "--missing -9,-99,NA")
    check.rows("codes", [["1", "2"], ["1", "1"], ["1", "1"], ["1", "3"]], "--missing", "-9,-99,NA", columns=["sign", "weight"])
    check.quiet("codes", "often stand", options=["--missing", "-9,-99,NA"])
    check.quiet("spread", "often stand")                                      # -9 among -8 and -12 is a number
    check.says("bodies", '1 actor that others are members of is taken for a country: "P"', "--project country")
    check.says("sides", "none of the 2 sources is among the 3 targets")
    check.quiet("two_mode", "taken for")
    check.quiet("mirrored", "taken for")


def times(check):
    check.says("inclusive", "note: 1 end, 1918-11-03, is the first day without the relation", "--map through=end")
    check.rows("inclusive", [], "--during", "1918-11-03", columns=["end"])
    check.quiet("inclusive", "first day without", options=["--map", "through=end"])
    inside = check.run("relations", "inclusive.csv", "--at", "1918-11-03", "--map", "through=end", "--format", "csv", "-q").stdout
    check.tally.compare("pact" in inside, True, "it holds on its last day")
    check.says("yearly", "warning: 2 ends, such as 2001, are the first days without the relation, but look like last days")
    check.says("cut_off", "3 of 4 relations that end do so in 2014, the last date there is")
    check.says("ongoing", "note: the last date is 2004, and 1 relation without an end holds for ever", "--covers FROM..TO")
    check.quiet("ongoing", "the last date", options=["--covers", "1999..2004"])


def reports(check):
    """One line that points to `validate`, for readers in the report, for machines as a warning."""
    line = "Look at the data before the numbers: overlapping spells of one type (2); multivector validate overlapping.csv says more."
    for options in ([], ["--sections", "summary"], ["--sections", "overview"]):
        done = check.run("report", "overlapping.csv", *options)
        check.tally.compare(" ".join(done.stdout.replace("\\", "").split()).count(line), 1, f"{options}: {done.stdout}")
    markdown = check.run("report", "overlapping.csv", "--format", "markdown").stdout
    check.tally.compare(line.partition(";")[0] + "." in markdown, True, "pages do not speak of commands")
    done = check.run("report", "overlapping.csv", "--format", "json")
    check.tally.compare((line in done.stderr, line in done.stdout), (True, False), "a warning for machines")
    for options in (["--distinct"], ["--during", "2002"]):
        check.tally.compare("Look at the data" in check.run("report", "overlapping.csv", *options).stdout, False, f"{options} mend it")
    check.tally.compare("Look at the data" in check.run("report", "mixed.csv").stdout, False, "notes are no doubts")


def held(row):
    """From the first day to before another; an event is a day."""
    start = model.first_day(row["start"]) if row["start"] else "0000"
    end = model.day_after(row["through"]) if row.get("through") else model.first_day(row["end"]) if row.get("end") else "9999-99-99"
    return start, model.day_after(start) if end == start else end


def shipped(check):
    """Of the sets in graphs/ there is nothing to say; as tables, how many pairs are friends and rivals at one time is right."""
    for path in sorted([*GRAPHS.glob("*.json"), *GRAPHS.glob("scenarios/*.json")]):
        if path.name.endswith(".schema.json"):
            continue
        done = check.run("validate", "--strict", str(path))
        check.tally.compare((done.returncode, done.stderr), (0, ""), path.name)
        check.run("convert", str(path), "-o", "shipped.csv", "-q")
        pairs = {}
        for row in csv.DictReader((pathlib.Path(check.folder) / "shipped.csv").read_text(encoding="utf-8").splitlines()):
            if row["source"] != row["target"]:
                pairs.setdefault(frozenset((row["source"], row["target"])), []).append((int(row["sign"]), *held(row)))
        opposed = sum(any(a[0] * b[0] < 0 and a[1] < b[2] and b[1] < a[2] for a, b in itertools.combinations(pair, 2)) for pair in pairs.values())
        said = re.search(r"note: (\d+) pairs? (?:has|have) friendly and hostile relations", check.run("validate", "shipped.csv").stderr)
        check.tally.compare(int(said[1]) if said else 0, opposed, f"{path.name}: friends and rivals at one time")


def main():
    with tempfile.TemporaryDirectory() as name:
        for table, text in TABLES.items():
            (pathlib.Path(name) / f"{table}.csv").write_text(text, encoding="utf-8")
        tally = machine.Tally()
        check = Checker(str(pathlib.Path(sys.argv[1]).resolve() / "multivector"), name, tally)
        for part in (readings, statements, values, times, reports, shipped):
            tally.context = part.__name__
            part(check)
    return tally.close()


sys.exit(main())
