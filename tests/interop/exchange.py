#!/usr/bin/env python3
"""Files go to the programs that others use, and come back: what `convert` writes is read by them, what they write is read
by `convert`, and either way actors, ties, directions, signs, weights and types must be those of the set. Who reads and
writes what, and what a peer cannot keep, is in ROWS; that peers misread is told in docs/peers.md."""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from random import Random
from types import SimpleNamespace

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine

HERE = pathlib.Path(__file__).resolve().parent
SETS = 16  # random ones, beside those made by hand
TYPES = [{"id": "pact"}, {"id": "feud", "sign": -1, "weight": 2}, {"id": "aids", "directed": True}, {"id": "relation"}]
WORDS = ["Kazakhstan", "Côte d'Ivoire", "Қазақстан", "Saint Kitts and Nevis", "North & South", "Ünïon", "Ελλάδα", "日本", "a<b>c",
         "Guinea-Bissau", "x=1", "Trinidad/Tobago", "100 %", "d'Urville", "[draft]", "semi;colon", "com,ma", "tab-less", "#1", "*star"]
STARTS = ["", "", "1992-05-25", "2001-07-01"]
IDS = ["KAZ", "RUS", "CHN", "1", "2", "10", "007", "7", "a b", "Ä", "я", "x-y", "x.y", "node", "graph", "A", "a", "_", "in", "Z"]
NPM = ["graphology@0.26.0", "graphology-types@0.24.8", "graphology-gexf@0.13.2", "graphology-graphml@0.5.2", "cytoscape@3.34.4",
       "cytoscape-graphml@1.0.6", "jquery@3.7.1", "jsdom@26.1.0", "dotparser@1.1.1", "ts-graphviz@3.0.7"]
ENDINGS = {"node-link": "json", "pajek": "net"}


# ---- sets ------------------------------------------------------------------------------------------------------------

def make_set(actors, ties):
    """Actors as (id, name), ties as (source, target, directed, sign, weight, type, start). `directed` of a mixed set is None."""
    keys = ("source", "target", "directed", "sign", "weight", "type", "start")
    directions = {tie[2] for tie in ties}
    return {"actors": [{"id": actor, "name": name} for actor, name in actors], "ties": [dict(zip(keys, (*tie, ""))) for tie in ties],
            "directed": directions.pop() if len(directions) == 1 else None if directions else False, "separate": len(ties) % 2 == 0}


def random_set(number):
    rng = Random(f"exchange/{number}")
    size = rng.randint(1, 12)
    actors = list(zip(rng.sample(IDS, size), rng.sample(WORDS, size)))
    direction, several, loops = [True, False, None][number % 3], rng.random() < 0.5, rng.random() < 0.3
    ties, pairs = [], set()
    for _ in range(rng.choice([0, 1, 2, 3]) * size):
        source, target = rng.choice(actors)[0], rng.choice(actors)[0]
        pair = frozenset((source, target))
        if (source != target or loops) and (several or pair not in pairs):
            pairs.add(pair)
            directed = rng.random() < 0.5 if direction is None else direction
            kind = TYPES[3] if number % 4 == 3 else rng.choice(TYPES)
            ties.append((source, target, directed, rng.choice([1, 1, -1]), rng.choice([0.5, 1, 2, 3, 1.25]), kind["id"],
                         rng.choice(STARTS)))
    return make_set(actors, ties)


def made_sets():
    three = [("A", "Alpha"), ("B", "Beta"), ("C", "Gamma")]
    yield make_set(three, [("A", "B", False, 1, 1, "pact"), ("B", "C", False, -1, 2, "feud")])
    yield make_set(three, [("A", "B", True, 1, 1, "aids"), ("B", "A", True, -1, 3, "aids"), ("B", "C", True, 1, 0.5, "pact")])
    yield make_set(three, [("A", "B", True, 1, 1, "aids"), ("B", "C", False, -1, 2, "feud"), ("C", "A", True, 1, 4, "aids")])
    yield make_set(three, [("A", "B", False, 1, 1, "pact"), ("A", "B", False, -1, 1, "feud"), ("B", "A", False, 1, 2, "pact")])
    yield make_set(three, [("C", "B", True, -1, 1, "feud"), ("B", "B", True, 1, 2, "pact")])
    yield make_set(three, [])
    yield make_set([("1", "Say \"no\""), ("2", "back\\slash"), ("3", "two  blanks")],
                   [("1", "2", True, -1, 2, "feud"), ("3", "1", True, 1, 1, "aids")])
    yield make_set([("10", "ten"), ("2", "two"), ("1", "one")],
                   [("10", "2", False, 1, 0.25, "pact"), ("2", "1", False, 1, 12345.5, "pact")])


def tags(document):
    """What a peer may not be able to hold."""
    ties = document["ties"]
    pairs = Counter(frozenset((tie["source"], tie["target"])) for tie in ties)
    words = "".join(text for actor in document["actors"] for text in actor.values())
    return {name for name, true in {
        "mixed": document["directed"] is None, "undirected": document["directed"] is False, "separate": document["separate"],
        "parallel": any(count > 1 for count in pairs.values()), "single": len(document["actors"]) == 1,
        "dates": any(tie["start"] for tie in ties), "types": any(tie["type"] != "relation" for tie in ties),
        "quotes": '"' in words, "backslashes": "\\" in words, "blanks": " " in words,
        "entities": not words.isascii() or any(c in words for c in '"&'), "markup": any(c in words for c in '"&<>')}.items() if true}


def as_document(document):
    return {"format": "multivector-relation-set", "version": 1, "relation_types": TYPES,
            "actors": document["actors"],
            "relations": [{key: value for key, value in tie.items() if value != ""} for tie in document["ties"]]}


# ---- what was read ---------------------------------------------------------------------------------------------------

def result_of_set(document):
    return {"actors": [[actor["id"], actor["name"]] for actor in document["actors"]],
            "ties": [[tie["source"], tie["target"], tie["directed"], tie["sign"] * tie["weight"], tie["type"], tie["start"]]
                     for tie in document["ties"]]}


def result_of_document(document):
    """Of what `convert` wrote as JSON; what it leaves out is that of the type."""
    types = {kind["id"]: {"sign": 1, "weight": 1, "directed": False, **kind} for kind in document.get("relation_types", [])}
    ties = []
    for tie in document.get("relations", []):
        whole = {"sign": 1, "weight": 1, "directed": False, **types.get(tie["type"], {}), **tie}
        ties.append([whole["source"], whole["target"], whole["directed"], whole["sign"] * whole["weight"], whole["type"],
                     whole.get("start")])
    return {"actors": [[actor["id"], actor.get("name", actor["id"])] for actor in document.get("actors", [])], "ties": ties}


def comparable(result, blind):
    """Actors and ties as they must agree, without what the peer is blind to."""
    call = lambda actor: actor[0] if "names" in blind else actor[1] if "ids" in blind else tuple(actor)
    calls = {actor[0]: call([actor[0], actor[0] if actor[1] is None else actor[1]]) for actor in result["actors"]}
    ties = Counter()
    for source, target, directed, value, kind, start in result["ties"]:
        ends = [calls.get(source, source), calls.get(target, target)]
        directed = None if "directions" in blind else directed
        ends = sorted(ends, key=str) if directed is False else ends
        value = None if "values" in blind else (value > 0) - (value < 0) if "weights" in blind \
            else abs(value) if "signs" in blind else float(f"{value:.6g}")
        ties[(*ends, directed, value, None if "types" in blind else kind, None if "dates" in blind else start or None)] += 1
    return Counter(calls.values()), ties


# ---- who reads and writes what ---------------------------------------------------------------------------------------

def way(skip="", blind=""):
    """Tags of the sets that are left out, and what is not compared in the others."""
    return SimpleNamespace(skip=set(skip.split()), blind=set(blind.split()))


def row(host, peer, file_format, read=None, write=None):
    return SimpleNamespace(host=host, peer=peer, format=file_format, read=read, write=write)


# Most have one direction for all ties, so that mixed sets are left out. Pajek and DL know actors by one word and have no dates
# (Pajek's are not read by all); igraph and networkx read one relation of Pajek and DL only, Tulip no direction. In DOT a label
# has its backslashes twice. The other gaps are faults that docs/peers.md tells of.
ROWS = [
    row("python", "Python's csv", "csv", read=way(), write=way()),
    row("R", "R", "csv", read=way(), write=way()),

    row("python", "networkx", "graphml", read=way("mixed"), write=way("mixed")),
    row("python", "igraph", "graphml", read=way("mixed"), write=way("mixed")),
    row("R", "R igraph", "graphml", read=way("mixed"), write=way("mixed")),
    row("node", "graphology", "graphml", read=way()),
    row("node", "cytoscape", "graphml", read=way("", "directions"), write=way()),
    row("python", "tulip", "graphml", read=way("markup", "ids directions")),
    row("python", "Graphviz", "graphml", read=way("mixed", "names values types dates")),

    row("python", "networkx", "gexf", read=way("mixed", "types"), write=way("mixed")),
    row("node", "graphology", "gexf", read=way("", "dates"), write=way("", "dates")),
    row("python", "tulip", "gexf", read=way("dates", "ids types weights directions dates")),

    row("python", "networkx", "pajek", read=way("types mixed", "names types dates"), write=way("mixed separate", "names types dates")),
    row("python", "igraph", "pajek", read=way("types mixed dates", "names types dates"), write=way("mixed separate", "names types dates")),
    row("R", "R igraph", "pajek", read=way("types mixed dates", "names types dates"), write=way("mixed separate", "names types dates")),
    row("R", "R network", "pajek", read=way("mixed dates", "names types dates")),
    row("python", "tulip", "pajek", read=way("", "names types dates signs directions")),

    row("python", "igraph", "dl", read=way("types undirected mixed blanks", "names types dates")),
    row("R", "R igraph", "dl", read=way("types undirected mixed blanks", "names types dates")),
    row("R", "R sna", "dl", write=way("mixed undirected parallel single", "names types dates")),
    row("python", "tulip", "dl", read=way("types undirected mixed", "names types dates directions")),

    row("python", "networkx", "gml", read=way("mixed"), write=way("mixed")),
    row("python", "igraph", "gml", read=way("mixed entities"), write=way("mixed")),
    row("R", "R igraph", "gml", read=way("mixed entities"), write=way("mixed quotes")),
    row("python", "Graphviz", "gml", read=way("mixed entities", "ids"), write=way("mixed quotes")),
    row("python", "tulip", "gml", read=way("entities", "names values types dates directions"),
        write=way("mixed undirected", "names values types dates")),

    row("python", "networkx", "node-link", read=way("mixed"), write=way("mixed")),
    row("node", "graphology", "node-link", write=way()),
    row("python", "networkx", "cyjs", read=way("mixed"), write=way("mixed")),
    row("node", "cytoscape", "cyjs", read=way(), write=way()),

    row("python", "Graphviz", "dot", read=way("backslashes")),
    row("python", "pydot", "dot", read=way("backslashes"), write=way("mixed backslashes")),
    row("python", "igraph", "dot", write=way("mixed", "ids")),
    row("R", "R igraph", "dot", write=way("mixed", "ids")),
    row("python", "tulip", "dot", read=way("undirected mixed backslashes", "ids values types dates directions")),
    row("node", "dotparser", "dot", read=way("backslashes")),
    row("node", "ts-graphviz", "dot", read=way("backslashes"), write=way("mixed backslashes")),
]


# ---- asking ----------------------------------------------------------------------------------------------------------

class Hosts:
    """The three languages: each is started once for all its jobs of a round."""

    def __init__(self, folder):
        self.folder = folder
        self.commands = {"python": ["/usr/bin/python3", HERE / "peers.py"], "R": ["Rscript", HERE / "peers.R"]}

    def install(self):
        """npm's packages, beside a copy of the script that asks them."""
        shutil.copy(HERE / "peers.js", self.folder)
        command = ["npm", "install", "--no-save", "--silent", "--prefix", self.folder, *NPM]
        if shutil.which("npm") and subprocess.run(command, capture_output=True, check=False).returncode == 0:
            self.commands["node"] = ["node", self.folder / "peers.js"]

    def ask(self, host, jobs):
        if host == "node" and host not in self.commands:
            self.install()
        command = self.commands.get(host)
        if not command or not shutil.which(command[0]):
            return [{"missing": f"{host} is missing, or its packages"}] * len(jobs)
        path = self.folder / "jobs.json"
        path.write_text(json.dumps(jobs))
        done = subprocess.run([*command, path], capture_output=True, text=True, check=False)
        if done.returncode and host == "R" and "jsonlite" in done.stderr:
            return [{"missing": "r-cran-jsonlite is missing"}] * len(jobs)
        if done.returncode:
            sys.exit(f"{host} ended with {done.returncode}: {done.stderr}")
        return json.loads(done.stdout)


class Exchange:
    def __init__(self, tool, folder):
        self.tool, self.folder, self.hosts, self.tally = tool, folder, Hosts(folder), machine.Tally()
        self.sets = [*made_sets(), *(random_set(number) for number in range(SETS))]
        for number, document in enumerate(self.sets):
            (folder / f"{number}.json").write_text(json.dumps(as_document(document)))

    def convert(self, source, source_format, target, target_format):
        done = subprocess.run([self.tool, "convert", source, "--from", source_format, "--to", target_format, "-o", target],
                              capture_output=True, text=True, check=False)
        return done.stderr if done.returncode else None

    def compare(self, got, document, ways):
        """One comparison of actors, one of ties."""
        if "error" in got:
            self.tally.fail(got["error"])
            return
        have, want = comparable(got, ways.blind), comparable(result_of_set(document), ways.blind)
        for name, here, there in zip(("actors", "ties"), have, want):
            self.tally.compare({"more": sorted((here - there).items(), key=str), "fewer": sorted((there - here).items(), key=str)},
                               {"more": [], "fewer": []}, name)

    def path(self, of, number):
        ending = ENDINGS.get(of.format, of.format)
        return str(self.folder / f"{of.peer}-{number}.{ending}".replace(" ", "-").replace("'", ""))

    def jobs(self, rows, direction):
        """(row, set, number) of each job: the sets that the peer can hold."""
        for of in rows:
            ways = getattr(of, direction)
            for number, document in enumerate(self.sets):
                if ways and not ways.skip & tags(document):
                    yield of, document, number

    def they_read(self, host, rows):
        """What we write."""
        asked = []
        for of, document, number in self.jobs(rows, "read"):
            path = self.path(of, f"{number}-ours")
            self.tally.context = f"{of.format} of set {number} written"
            error = self.convert(self.folder / f"{number}.json", "json", path, of.format)
            if error:
                self.tally.fail(error)
            else:
                asked.append((of, document, number, {"peer": of.peer, "format": of.format, "read": path}))
        for (of, document, number, _), got in self.answers(host, asked):
            self.tally.context = f"{of.peer} reads {of.format} of set {number}"
            self.compare(got, document, of.read)

    def they_write(self, host, rows):
        """What we read."""
        asked = [(of, document, number, {"peer": of.peer, "format": of.format, "write": self.path(of, number), "set": document})
                 for of, document, number in self.jobs(rows, "write")]
        for (of, document, number, job), got in self.answers(host, asked):
            self.tally.context = f"{of.format} of {of.peer}, set {number}"
            target = self.folder / "back.json"
            error = got.get("error") or self.convert(job["write"], of.format, target, "json")
            got = {"error": error} if error else result_of_document(json.loads(target.read_text()))
            self.compare(got, document, of.write)

    def answers(self, host, asked):
        """Of the peers that are there; each that is not is told once."""
        answers = self.hosts.ask(host, [job for *_, job in asked]) if asked else []
        missing = {(ask[0].peer, got["missing"]) for ask, got in zip(asked, answers) if "missing" in got}
        for peer, reason in sorted(missing):
            machine.without(f"{peer}: {reason}")
        return [(ask, got) for ask, got in zip(asked, answers) if "missing" not in got]


def known_formats(tool):
    done = subprocess.run([tool, "convert", "--help"], capture_output=True, text=True, check=False)
    return set(re.findall(r"[\w-]+", done.stdout)) if done.returncode == 0 else set()


def main():
    tool = f"{sys.argv[1]}/multivector"
    known = known_formats(tool)
    rows = [of for of in ROWS if of.format in known]
    for name in sorted({of.format for of in ROWS} - known):
        print(f"not yet: {name}")
    if not rows:
        print("skipped: there is no format to convert to yet")
        sys.exit(machine.SKIPPED)
    with tempfile.TemporaryDirectory() as folder:
        exchange = Exchange(tool, pathlib.Path(folder))
        for host in ("python", "node", "R"):
            own = [of for of in rows if of.host == host]
            exchange.they_read(host, own)
            exchange.they_write(host, own)
        sys.exit(exchange.tally.close())


if __name__ == "__main__":
    main()
