#!/usr/bin/env python3
"""values.py BUILD: values in foreign files that are none of their kind, of actors and of relations: each is refused with exit code
65, nothing on standard output, and one message with its place and what was expected. Ways to write a value that mean the same
give the same set. Two files of one set: what the second says otherwise is warned of, and stays as the first has it."""
import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import machine  # noqa: E402

ACTORS = {  # column: values that are refused, and what is said
    "vector": [("west=0.5", "shares that sum to 1"), ("west=0", "the share"), ("west=2", "the share"), ("west=much", "the share"),
               ("west=0.5;west=0.5", "stands twice"), ("west;east", "shares that sum to 1")],
    "names": [("ru", "names such as"), ("ru=", "names such as"), ("=x", "names such as"), ("ru@soon=x", "names such as"), ("ru@2000..soon=x", "names such as"),
              ("ru@2000..1990=x", "names such as"), ("ru@=x", "names such as"), ("ru=x;ru=y", "names such as")],
    "continues": [("B;B", "ids of actors, or id=date"), ("B=soon", "ids of actors, or id=date"), ("Z", "which is not an actor")],
    "longitude": [("181", "degrees from -180 to 180"), ("east", "degrees from -180 to 180"), ("12,5", "degrees from -180 to 180")],
    "latitude": [("-91", "degrees from -90 to 90"), ("north", "degrees from -90 to 90")],
    "interval": [("soon", "expected"), ("<[2010", "one interval such as"), ("<[2010, 2015]; [2016, 2017]>", "one interval such as"), ("()", "one interval such as"),
                 ("[" + "9" * 90 + "]", "one interval such as"), ("[2010, 20155]", "expected")],
    "start": [("1.2.3.4", "expected"), ("2010-13", "expected"), ("20101301", "expected"), ("2010/1-2", "expected"), ("2010-123", "expected"), ("2010-01-123", "expected"),
              ("2010-00-05", "expected"), ("123/2010", "expected"), ("1/123/2010", "expected"), ("3/4/2010", "two dates are possible"), ("123456789", "expected"),
              ("12345", "expected"), ("2010.5", "if that is a month"), ("0000/01", "expected"), ("1/2/34", "expected"), ("31.2.2010", "expected"), ("a2010", "expected"), ("2010-", "expected")],
}
RELATIONS = {
    "weight": [("heavy", "expected"), ("1e999", "expected"), ("1,5", "expected"), ("1.5,2", "expected")],
    "sign": [("2", "expected"), ("plus", "expected"), ("0.5", "expected")],
    "directed": [("perhaps", "expected"), ("2", "expected")],
    "end": [("1990", "before it starts"), ("later", "expected")],
    "through": [("1990", "before it starts")],
    "confidence": [("certain", "expected")],
    "interval": [("[2010, 2005]", "before it starts")],
}
SAME = {  # of the start of an actor: other ways to write the first
    "2010-03-04": ["20100304", "2010/3/4", "2010.03.04", "4.3.2010", "2010-03-04T12:30:00Z", "2010-03-04 12:30:00"],
    "2010-03": ["201003", "2010/3", "3/2010", "03.2010", "2010-03-00"], "2010": ["2010.0", "2010-00-00", "2010/0"], "2010-03-14": ["3/14/2010", "14/3/2010"],
    "2010-05-05": ["5/5/2010"],
}
INTERVALS = {  # of an actor: start, end, through
    "<[2010, 2015]>": ("2010", None, "2015"), "[2010,2015)": ("2010", "2015", None), "(2010 , 2015 ]": ("2010", None, "2015"), "2010, 2015": ("2010", None, "2015"),
    "[-Infinity, 2015]": (None, None, "2015"), "[2010, Infinity]": ("2010", None, None), "[2010]": ("2010", None, "2010"), "<2010>": ("2010", None, "2010"),
}
HEAD = {"format": "multivector-relation-set", "version": 1, "title": "One", "focus": "A", "as_of": "2010", "sources": [{"id": "s", "title": "S"}],
        "vectors": [{"id": "west"}, {"id": "east"}], "coverage": [{"from": "2000", "types": ["trade"], "note": "n"}],
        "relation_types": [{"id": "own", "name": "own", "family": "f", "sign": 1}],
        "actors": [{"id": "A", "vector": "west", "alternatives": ["east"], "attributes": {"gdp": 1.5, "club": "x"}}, {"id": "B", "continues": [{"actor": "A", "from": "2005"}]}],
        "relations": [{"id": "r1", "source": "A", "target": "B", "type": "own", "sources": [{"id": "s"}]}]}
OTHER = {**HEAD, "title": "Two", "as_of": "2011", "sources": [{"id": "s", "title": "another"}], "vectors": [{"id": "west", "name": "West"}, {"id": "east"}],
         "relation_types": [{"id": "own", "name": "own", "family": "g", "sign": 1}],
         "actors": [{"id": "A", "vector": "east"}, {"id": "B"}, {"id": "C", "continues": [{"actor": "B"}], "attributes": {"gdp": 2, "club": "y"}, "alternatives": ["west"]}],
         "relations": [{"id": "r1", "source": "A", "target": "C", "type": "own"}]}
LEFT = [*(f"the {what} is described otherwise in an earlier file" for what in ('source "s"', 'vector "west"', 'relation type "own"', 'actor "A"')),
        'the date is 2011, and another one in an earlier file', "1 id of relations is that of other relations of an earlier file, and is left out"]
VECTORS = {  # a table of vectors: what is said of it, or the vectors
    "id,name,counted,color\nwest,West,yes,#123abc\neast,,0,\n": [("west", "West", True, "#123abc"), ("east", "east", False, None)],
    "ID,Counted\na,true\nb,no\nc,1\nd,false\n": [("a", "a", True, None), ("b", "b", False, None), ("c", "c", True, None), ("d", "d", False, None)],
    "name\nwest\n": ":1:1: error: ", "id,counted\nwest,maybe\n": "true or false was expected", "id,color\nwest,red\n": '"#RRGGBB" was expected',
    "id,color\nwest,#12345\n": '"#RRGGBB" was expected', "id,color\nwest,#12345g\n": '"#RRGGBB" was expected', "id,color\nwest,#1234567\n": '"#RRGGBB" was expected',
    "id,name\nwest,a\nwest,b\n": "is used twice", "id,name\n,a\n": "the id of a vector was expected", "id,name\n \t,a\n": "the id of a vector was expected",
}


class Files:
    def __init__(self, tool, folder, tally):
        self.tool, self.folder, self.tally = tool, folder, tally

    def run(self, *words):
        return subprocess.run([self.tool, *words], cwd=self.folder, capture_output=True, text=True, timeout=60, check=False)

    def write(self, name, text):
        (self.folder / name).write_text(text)

    def refused(self, said, *words):
        done = self.run(*words)
        errors = [line for line in done.stderr.splitlines() if "error: " in line]
        self.tally.compare((done.returncode, done.stdout), (65, ""), f"exit code and output, {done.stderr!r}")
        self.tally.compare(len(errors) == 1 and said in errors[0], True, f"what is said, {errors}")

    def given(self, *words):
        done = self.run(*words)
        self.tally.compare(done.returncode, 0, f"exit code, {done.stderr!r}")
        return json.loads(done.stdout) if not done.returncode else {"actors": [{}]}

    def actor(self, column, value):
        self.write("t.csv", "source,target,type\nA,B,trade\n")
        self.write("t.nodes.csv", f'id,{column}\nA,"{value}"\nB,\n')

    def relation(self, column, value):
        (self.folder / "t.nodes.csv").unlink(missing_ok=True)
        self.write("t.csv", f'source,target,type,{"" if column == "interval" else "start,"}{column}\nA,B,trade,{"" if column == "interval" else "2000,"}"{value}"\n')


def values(files):
    for write, table, place in ((files.actor, ACTORS, "t.nodes.csv:"), (files.relation, RELATIONS, "t.csv:")):
        for column, wrong in table.items():
            for value, said in wrong:
                files.tally.context = f"{column} {value}"
                write(column, value)
                files.refused(said, "convert", "t.csv", "--to", "json")
    for right, ways in SAME.items():
        for way in ways:
            files.tally.context = f"start {way}"
            files.actor("start", way)
            files.tally.compare(files.given("convert", "t.csv", "--to", "json")["actors"][0].get("start"), right, "the start")
    for way, right in INTERVALS.items():
        files.tally.context = f"interval {way}"
        files.actor("interval", way)
        actor = files.given("convert", "t.csv", "--to", "json")["actors"][0]
        files.tally.compare(tuple(actor.get(name) for name in ("start", "end", "through")), right, "the dates")


def two_files(files):
    files.tally.context = "two files"
    files.write("one.json", json.dumps(HEAD))
    files.write("two.json", json.dumps(OTHER))
    done = files.run("convert", "one.json", "two.json", "--to", "json")
    files.tally.compare(done.returncode, 0, f"exit code, {done.stderr!r}")
    got = json.loads(done.stdout)
    for said in LEFT:
        files.tally.compare(said in done.stderr, True, f"{said} is said: {done.stderr}")
    files.tally.compare({key: got[key] for key in ("title", "as_of", "sources", "focus")}, {key: HEAD[key] for key in ("title", "as_of", "sources", "focus")}, "the head")
    files.tally.compare([actor.get("attributes", {}).get("club") for actor in got["actors"]], ["x", None, "y"], "attributes")
    files.tally.compare([actor.get("continues", [{}])[0].get("actor") for actor in got["actors"]], [None, "A", "B"], "predecessors")
    files.tally.compare([one.get("id") for one in got["relations"]], ["r1", None], "ids of relations")
    files.tally.compare(len(got["coverage"]), 2, "both cover")
    for order in (("one.json", "one.json"), ("one.json",)):
        files.tally.compare(len(files.given("convert", *order, "--to", "json")["relations"]), 1, "what stands twice counts once")


def vectors(files):
    (files.folder / "t.nodes.csv").unlink(missing_ok=True)
    files.write("t.csv", "source,target,type\nA,B,trade\n")
    for table, right in VECTORS.items():
        files.tally.context = f"vectors {table}"
        files.write("v.csv", table)
        if isinstance(right, str):
            files.refused(right, "convert", "t.csv", "--vector-table", "v.csv", "--to", "json")
            continue
        got = files.given("convert", "t.csv", "--vector-table", "v.csv", "--to", "json").get("vectors", [])
        files.tally.compare([tuple(one.get(key) for key in ("id", "name", "counted", "color")) for one in got], right, "the vectors")


def main():
    with tempfile.TemporaryDirectory() as name:
        files = Files(str(pathlib.Path(sys.argv[1]).resolve() / "multivector"), pathlib.Path(name), machine.Tally())
        values(files)
        two_files(files)
        vectors(files)
        return files.tally.close()


if __name__ == "__main__":
    sys.exit(main())
