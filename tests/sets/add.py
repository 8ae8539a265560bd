#!/usr/bin/env python3
"""`add` puts one relation into a document and leaves all else as it is, to the byte. The oracle is json.dumps() in many
styles: the document with the relation, written in a style, is what `add` must make of the document in that style. Tables are
held against rows written here. What is refused leaves the file alone."""
import csv
import gzip
import io
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine

TOOL = str(pathlib.Path(sys.argv[1]).resolve() / "multivector")
STYLES = [{"indent": 2}, {"indent": 4}, {"indent": "\t"}, {"indent": 1}, {"separators": (",", ":")}, {}, {"separators": (" , ", " : ")},
          {"indent": 2, "separators": (",", ":")}, {"indent": 0}]
NAMES = {"A": "Alpha", "B": "Bravo, of the \"West\"", "C": "Čárlie", "D-1": "Delta {x}"}
TYPES = {"member": (1, 1), "alliance": (1, 5), "sanctions": (-1, 3), "guest": (0, 1), "own": (-1, 2.5)}


def run(*arguments, stdin=None):
    return subprocess.run([TOOL, *map(str, arguments)], input=stdin, capture_output=True, timeout=900, check=False)


def document(draw):
    """A random document; of its lists some are empty, or missing."""
    set_ = {"format": "multivector-relation-set", "version": 1, "title": draw.choice(["x", "a \"b\" [{", "ü\n]"])}
    if draw.random() < 0.8:
        set_["sources"] = [{"id": "s1", "title": "First }"}, {"id": "s2"}]
    set_["relation_types"] = [{"id": "own", "sign": -1, "weight": 2.5}]
    set_["actors"] = [{"id": i, "name": n, "kind": "country"} for i, n in NAMES.items()]
    relations = [relation(draw, "sources" in set_, f"r{i}") for i in range(draw.choice([0, 1, 2, 5]))]
    if relations or draw.random() < 0.5:
        set_["relations"] = relations
    keys = list(set_)
    head = keys.pop(0)
    draw.shuffle(keys)
    return {key: set_[key] for key in [head, *keys]}


def relation(draw, sourced, name=None):
    """In the order in which the program writes keys."""
    a, b = draw.sample(sorted(NAMES), 2)
    kind = draw.choice(sorted(TYPES))
    one = {"id": name, "source": a, "target": b, "type": kind}
    if draw.random() < 0.4:
        one["sign"], one["weight"] = draw.choice([s for s in (1, 0, -1) if s != TYPES[kind][0]]), draw.choice([7, 0.25, 1e-3])
    if draw.random() < 0.5:
        one["start"] = draw.choice(["1999", "1999-05", "1999-05-31"])
    if draw.random() < 0.5:
        one[draw.choice(["end", "through"])] = draw.choice(["2010", "2010-07", "2010-07-01"])
    if sourced and draw.random() < 0.6:
        one["sources"] = [{"id": draw.choice(["s1", "s2"]), "quote": draw.choice(["so it is", "\"[{]}\", he said\\", "ж 1,2"])}]
    return one


def options_of(draw, one):
    """The command line for a relation: actors by id or by name (names hold commas: ids then)."""
    ends = [NAMES[one[end]] if draw.random() < 0.4 and "," not in NAMES[one[end]] else one[end] for end in ("source", "target")]
    words = [*ends, one["type"], *[str(one[k]) for k in ("sign", "weight") if k in one]]
    options = [",".join(words)]
    for key in ("start", "end", "through"):
        options += [f"--{key}", one[key]] if key in one else []
    for source in one.get("sources", []):
        options += ["--source", source["id"], "--quote", source["quote"]]
    return options


def new_id(set_, one):
    base = f"{one['source']}-{one['target']}-{one['type']}"
    taken = {r["id"] for r in set_.get("relations", [])}
    return next(i for i in (base, *(f"{base}-{n}" for n in range(2, 99))) if i not in taken)


def rewrite(text, draw):
    """As other programs write files: line ends, a mark in front, no line end behind."""
    end = draw.choice(["\n", "\r\n"])
    mark, tail = draw.choice(["", "\ufeff"]), draw.choice(["", end])
    return (mark + text.replace("\n", end) + tail).encode()


def check_documents(tally, folder):
    path = folder / "set.json"
    for seed in range(120):
        draw = random.Random(seed)
        style = {**STYLES[seed % len(STYLES)], "ensure_ascii": draw.random() < 0.5}
        before = document(draw)
        one = relation(draw, "sources" in before)
        one["id"] = new_id(before, one)
        after = {**before, "relations": [*before.get("relations", []), one]}
        form = draw.getstate()
        text = rewrite(json.dumps(before, **style), draw)
        path.write_bytes(text)
        done = run("add", path, *options_of(draw, one), "-o", path)
        tally.context = f"document {seed} {style}"
        tally.compare(done.returncode, 0, f"exit code, {done.stderr}")
        got = path.read_bytes()
        draw.setstate(form)
        right = rewrite(json.dumps(after, **style), draw)
        if not style["ensure_ascii"] or json.dumps(one, ensure_ascii=False).isascii():   # the program escapes only what must be
            tally.compare(got, right, "the whole file")
        tally.compare(json.loads(got.decode("utf-8-sig")), after, "what it says")
        tally.compare(run("validate", path).returncode, 0, "it is valid")


def check_lines(tally, folder):
    path = folder / "set.jsonl"
    for seed in range(60):
        draw = random.Random(seed)
        style = {"separators": draw.choice([(",", ":"), (", ", ": ")]), "ensure_ascii": False}
        before = document(draw)
        one = relation(draw, "sources" in before)
        one["id"] = new_id(before, one)
        head = {k: v for k, v in before.items() if k not in ("actors", "relations")}
        lines = [head, *({"actor": a} for a in before["actors"]), *({"relation": r} for r in before.get("relations", []))]
        cited = {**style, "separators": (" , ", ": ")} if seed % 2 else style   # of relations that name a source
        looks = [cited if "sources" in line.get("relation", {}) else style for line in lines]
        like = cited if "sources" in one and cited in looks else looks[-1]   # the last line of its kind
        dump = lambda records: rewrite("\n".join(json.dumps(r, **look) for r, look in zip(records, [*looks, like])), draw)
        form = draw.getstate()
        path.write_bytes(dump(lines))
        done = run("add", path, *options_of(draw, one), "-o", path)
        tally.context = f"lines {seed}"
        tally.compare(done.returncode, 0, f"exit code, {done.stderr}")
        draw.setstate(form)
        tally.compare(path.read_bytes(), dump([*lines, {"relation": one}]), "the whole file")
        tally.compare(run("validate", path).returncode, 0, "it is valid")


COLUMNS = ["source", "target", "type", "sign", "weight", "start", "end", "through", "sources", "quote", "note", "extra"]


def cell(one, column, comma):
    source = one.get("sources", [{}])[0]
    value = {"sources": source.get("id"), "quote": source.get("quote"), "sign": one.get("sign", TYPES[one["type"]][0]),
             "weight": one.get("weight", TYPES[one["type"]][1])}.get(column, one.get(column))
    return "" if value is None else str(value).replace(".", ",") if column == "weight" and comma else str(value)


def check_tables(tally, folder):
    path = folder / "set.csv"
    for seed in range(80):
        draw = random.Random(seed)
        rows = [relation(draw, True) for _ in range(draw.choice([1, 3]))]
        for row in rows:
            row["type"] = draw.choice(["member", "alliance", "sanctions", "guest"])   # what tables declare is +1
        one = {**relation(draw, True), "type": rows[0]["type"], "source": rows[0]["source"], "target": rows[-1]["target"]}
        if one["source"] == one["target"]:
            one["target"] = rows[0]["target"]
        names = [*COLUMNS[:2], *draw.sample(COLUMNS[2:], len(COLUMNS) - 2)]
        draw.shuffle(names)
        separator, end, comma = draw.choice(",;\t|"), draw.choice(["\n", "\r\n"]), False
        comma = separator != "," and draw.random() < 0.5
        rows[0]["weight"], rows[0]["sign"] = 2.5, 1
        table = [names, *([cell(r, n, comma) for n in names] for r in rows)]

        def write(records):
            out = io.StringIO()
            csv.writer(out, delimiter=separator, lineterminator=end).writerows(records)
            return out.getvalue()
        closed = draw.random() < 0.7
        text = write(table)
        path.write_bytes((text if closed else text[:-len(end)]).encode())
        ends = f"{one['source']},{one['target']},{one['type']}"
        extra = [str(one[k]) for k in ("sign", "weight") if k in one]
        options = options_of(random.Random(0), one)[1:]
        done = run("add", path, ",".join([ends, *extra]), *options, "-o", path)
        tally.context = f"table {seed} {separator!r}"
        tally.compare(done.returncode, 0, f"exit code, {done.stderr}")
        right = write([*table, [cell(one, n, comma) for n in names]])
        got = path.read_bytes().decode()
        tally.compare(list(csv.reader(io.StringIO(got), delimiter=separator)), list(csv.reader(io.StringIO(right), delimiter=separator)), "the rows")
        tally.compare(got.startswith(text if closed else text[:-len(end)]) and got.endswith(end) == closed, True, "the rest is as it was")
        tally.compare(got.count("\r"), right.count("\r") - (not closed and end == "\r\n"), "line ends")


BASE = {"format": "multivector-relation-set", "version": 1, "sources": [{"id": "article", "title": "The Article"}],
        "actors": [{"id": "KAZ", "name": "Kazakhstan", "names": {"ru": "Казахстан"}}, {"id": "RUS", "name": "Russia"},
                   {"id": "OLD", "name": "Old land", "through": "1990"}],
        "relations": [{"id": "r1", "source": "KAZ", "target": "RUS", "type": "alliance", "start": "1992", "end": "2000"}]}

# A command line, its exit code, and what it must say.
SAID = [
    (["Kazakstan,RUS,alliance"], 64, ['no actor "Kazakstan"', 'did you mean "KAZ"?']),
    (["KAZ,RUS,alliace"], 64, ['"alliace"', 'did you mean "alliance"?']),
    (["KAZ,RUS,war"], 64, ['"war"', 'did you mean "armed_conflict"?']),
    (["KAZ,RUS,alliance", "--source", "artcle"], 64, ['source "artcle" is not declared', 'did you mean "article"?']),
    (["KAZ,RUS,alliance", "--quote", "so"], 64, ["--source ID was expected"]),
    (["KAZ,RUS,alliance", "--start", "2001", "--end", "2000"], 64, ["ends on 2000, before it starts on 2001"]),
    (["KAZ,RUS,alliance", "--end", "2001", "--through", "2000"], 64, ["say the same in two ways"]),
    (["KAZ,RUS"], 64, ["A,B,TYPE"]),
    (["KAZ,RUS,alliance,2"], 64, ["a sign of 1, 0 or -1"]),
    (["KAZ,RUS,alliance,1,-3"], 64, ["a weight above 0"]),
    (["KAZ,RUS,alliance", "--from", "graphml"], 65, []),
    (["KAZ,RUS,alliance", "--start", "1999"], 0, ["such a relation is there already", '"r1"']),
    (["russia,kazakhstan,alliance", "--start", "1999"], 0, ["such a relation is there already"]),   # it has no direction
    (["KAZ,RUS,alliance", "--start", "2000"], 0, []),              # the other has ended
    (["KAZ,RUS,friendship_treaty", "--start", "1999"], 0, []),
    (["Казахстан,RUS,trade", "--source", "the article"], 0, []),
    (["KAZ,KAZ,trade"], 0, ["an actor with itself"]),
    (["KAZ,OLD,trade", "--start", "1995"], 0, ['"OLD" does not exist']),
    (["KAZ,OLD,trade", "--start", "1995", "--strict"], 64, ['"OLD" does not exist']),
]


def check_messages(tally, folder):
    path = folder / "said.json"
    text = json.dumps(BASE, indent=2)
    for options, code, said in SAID:
        path.write_text(text)
        done = run("add", path, *options, "-o", path)
        tally.context = " ".join(options)
        tally.compare(done.returncode, code, f"exit code, {done.stderr.decode()}")
        for words in said:
            tally.compare(words in done.stderr.decode(), True, f"{words!r} in {done.stderr.decode()}")
        if code == 0 and not said:
            tally.compare(done.stderr, b"", "nothing is said")
        tally.compare(path.read_text() == text, code != 0, "whether the file is as it was")


def check_ends(tally, folder):
    """Files keep what they are, packed ones are packed, and what cannot say a thing is refused."""
    path = folder / "mode.json"
    path.write_text(json.dumps(BASE))
    os.chmod(path, 0o640)
    link = folder / "link.json"
    link.symlink_to(path)
    tally.context = "files"
    tally.compare(run("add", link, "KAZ,RUS,trade", "-o", link).returncode, 0, "through a link")
    tally.compare((link.is_symlink(), path.stat().st_mode & 0o777, path.read_text().count("trade")), (True, 0o640, 2), "link, mode, content")
    packed = folder / "set.json.gz"
    packed.write_bytes(gzip.compress(json.dumps(BASE).encode()))
    tally.compare(run("add", packed, "KAZ,RUS,trade", "-o", packed).returncode, 0, "a packed file")
    tally.compare(len(json.loads(gzip.decompress(packed.read_bytes()))["relations"]), 2, "is packed again")
    tally.compare(b'"KAZ-RUS-trade"' in run("add", "-", "KAZ,RUS,trade", stdin=json.dumps(BASE).encode()).stdout, True, "standard input")
    narrow = folder / "narrow.csv"
    narrow.write_text("source,target,type\nA,B,trade\n")
    for options, column in ((["--start", "2000"], "start"), (["--source", "x"], "sources")):
        done = run("add", narrow, "A,B,alliance", *options, "-o", narrow)
        tally.compare((done.returncode, f'"{column}"' in done.stderr.decode()), (64, True), f"no column {column}: {done.stderr}")
    tally.compare(run("add", narrow, "A,B,trade,-1", "-o", narrow).returncode, 64, "no column for the sign")
    tally.compare(narrow.read_text(), "source,target,type\nA,B,trade\n", "the table is as it was")
    for name, content in (("m.csv", ",A,B\nA,0,1\nB,1,0\n"), ("g.gml", "graph [ node [ id 1 label \"A\" ] node [ id 2 label \"B\" ] edge [ source 1 target 2 ] ]")):
        (folder / name).write_text(content)
        done = run("add", folder / name, "A,B,trade", "-o", folder / name)
        tally.compare((done.returncode, (folder / name).read_text()), (64, content), f"{name}: {done.stderr}")


def main():
    tally = machine.Tally()
    with tempfile.TemporaryDirectory() as name:
        for check in (check_documents, check_lines, check_tables, check_messages, check_ends):
            check(tally, pathlib.Path(name))
    return tally.close()


sys.exit(main())
