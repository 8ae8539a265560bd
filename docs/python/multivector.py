"""Relation sets as pandas data frames and igraph graphs, by calling the program `multivector`.

    import multivector
    network = multivector.read("graphs/eurasia.json", at="2013-09-10", kind="country", metrics=["degree", "evenness"])
    network.actors, network.ties, network.relations     # data frames
    network.graph(), network.graph("relations")         # igraph, where it is installed
    multivector.ask("report", "graphs/eurasia.json")    # what any command says as JSON, as a dict

Keywords are the options of the program without their dashes: `min_weight=2` is `--min-weight=2`, `directed=True` is
`--directed`, `type_="member"` and `from_="csv"` are `--type` and `--from`; a list is joined by commas, None and False are
left out. The program is the one on the PATH, or what MULTIVECTOR names."""
import json
import os
import subprocess
import warnings

import pandas

OF_NUMBERS = ("metrics", "directed", "side", "weighted", "normalised")  # options that relations are not selected by


class MultivectorError(RuntimeError):
    """The program ended with an error: `code` is its exit code, `message` what it said."""

    def __init__(self, code, message):
        super().__init__(f"{message} (exit code {code})")
        self.code, self.message = code, message


def _words(options):
    for name, value in options.items():
        option = "--" + name.strip("_").replace("_", "-")
        if value is True:
            yield option
        elif value is not None and value is not False:
            yield f"{option}={','.join(map(str, value)) if isinstance(value, (list, tuple)) else value}"


def _run(words):
    program = os.environ.get("MULTIVECTOR", "multivector")
    try:
        done = subprocess.run([program, *words], capture_output=True, encoding="utf-8", check=False)
    except (FileNotFoundError, PermissionError):  # the second where a folder of the PATH may not be looked into
        raise MultivectorError(127, f"{program} is not on the PATH; set MULTIVECTOR to where it is") from None
    said = done.stderr.strip()
    if done.returncode not in (0, 1):  # 1: compare found a difference
        raise MultivectorError(done.returncode, said)
    if said:
        warnings.warn(said, stacklevel=4)
    return json.loads(done.stdout)


def ask(command, *files, **options):
    """What a command says as JSON, parsed: report, relations, timeline, compare, whatif, rank, metrics, types, recipes."""
    return _run([command, *map(os.fspath, files), *_words({**options, "format": "json"})])


def read(file, **options):
    """The network of a file: options select, fold and name the metrics (`metrics="all"`: every one that applies)."""
    ties = _run(["convert", os.fspath(file), "--ties", *_words({**options, "to": "json"})])
    selected = {name: value for name, value in options.items() if name.strip("_") not in OF_NUMBERS}
    return Network(ties, ask("relations", file, **selected)["relations"], options)


def _actor(record):
    """One row: attributes are columns, shares of vectors a text such as "western=0.5; russian=0.5"."""
    row = {key: value for key, value in record.items() if key not in ("attributes", "names", "continues")}
    vector, place = row.get("vector"), row.pop("place", None)
    if "alternatives" in row:
        row["alternatives"] = "; ".join(row["alternatives"])
    if isinstance(vector, dict):
        row["vector"] = "; ".join(f"{name}={share:g}" for name, share in vector.items())
    if place:
        row["longitude"], row["latitude"] = place
    for key, value in record.get("attributes", {}).items():
        row[f"attribute:{key}" if key in row else key] = value
    return row


class Network:
    """actors: a row each, by id, with name, kind, vector, attributes and metrics (NaN: undefined); ties: source, target, sign
    (1, -1; 0: ambivalent), strength, directed; relations: those behind the ties and those of sign 0, with dates and sources."""

    def __init__(self, document, relations, options):
        self.title, self.as_of, self.focus = (document.get(key) for key in ("title", "as_of", "focus"))
        self.directed = bool(options.get("directed"))
        rows = [_actor(record) for record in document.get("actors", [])]
        self.actors = pandas.DataFrame(rows, columns=None if rows else ["id", "name"]).set_index("id")
        asked = options.get("metrics") or []
        for name in asked.split(",") if isinstance(asked, str) else asked:
            if name != "all" and name not in self.actors:
                self.actors[name] = float("nan")
        kind = {one["id"]: one for one in document.get("relation_types", [])}
        self.ties = pandas.DataFrame(
            [(tie["source"], tie["target"], *(tie.get(key, kind[tie["type"]][key]) for key in ("sign", "weight", "directed")))
             for tie in document.get("relations", [])], columns=["source", "target", "sign", "strength", "directed"])
        self.relations = pandas.DataFrame(relations, columns=None if relations else ["source", "target", "directed"])

    def graph(self, of="ties"):
        """An igraph graph of the "ties" or the "relations". Vertices: `name` is the id, `label` the name. A graph of relations is
        directed where any of them is; the attribute `directed` of an edge says whether it is meant so."""
        import igraph  # only who wants graphs needs it
        table = {"ties": self.ties, "relations": self.relations}[of]
        number = {name: i for i, name in enumerate(self.actors.index)}
        directed = self.directed if of == "ties" else bool(table["directed"].any())
        ends = [(number[a], number[b]) for a, b in zip(table["source"], table["target"])]
        graph = igraph.Graph(n=len(number), edges=ends, directed=directed)
        graph.vs["name"] = list(number)
        for column in self.actors:
            graph.vs["label" if column == "name" else column] = self.actors[column].tolist()
        for column in table.columns.difference(["source", "target"]):
            graph.es[column] = table[column].tolist()
        return graph
