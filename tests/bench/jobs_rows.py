"""What is shared among processes, with two of them against one: the span is what it takes on cores enough, in CPU seconds, of which
perf knows who ran beside whom (peers/span.py). Both give the same bytes."""
import json

from folders import PEERS, PYTHON, data, graph, tool
from row import Row, Side, times

EURASIA, KAZAKHSTAN, VOTES = graph("eurasia"), graph("kazakhstan-2013"), "wikielections.edges.csv.gz"
EVENTS = ("icews2003.edges.csv", "icews2008.edges.csv")
CENTRALITIES = "betweenness,closeness,harmonic,eigenvector,pagerank,coreness,community,signed_eigenvector,constraint"


def reads(taken):
    return {"span": json.loads(taken.out)["span"]}


def same_bytes(ours, peer):
    a, b = (json.loads(side.out)["digest"] for side in (ours, peer))
    return "" if a == b else f"{a[:8]} and {b[:8]}"


def side(words, jobs, name):
    return Side(name, [PYTHON, PEERS / "span.py", tool(), *words, "--jobs", str(jobs)], reads=reads)


def shared(name, words, least, *files):
    return Row("jobs", f"jobs-{name}", side(words, 2, "two processes"), side(words, 1, "one"), same_bytes, (times("span", least),),
               ("program perf", *(f"data {file}" for file in files)))


ROWS = [
    shared("metrics", ["report", data(VOTES), "--sections", "centrality", "--metrics", CENTRALITIES, "--format", "json"], 1.5, VOTES),
    shared("frustration", ["report", data(VOTES), "--sections", "balance", "--format", "json"], 1.1, VOTES),
    shared("chance", ["report", EURASIA, "--sections", "chance", "--draws", "200", "--format", "json"], 1.7),
    shared("qap", ["compare", *map(data, EVENTS), "--sections", "qap", "--qap", "200000", "--format", "json"], 1.4, *EVENTS),
    shared("regression", ["compare", *map(data, EVENTS), "--regress", "--sections", "regression", "--draws", "100000", "--format", "json"], 1.7, *EVENTS),
    shared("whatif", ["whatif", EURASIA, "--each", "relation", "--metrics", "degree,betweenness,evenness", "--format", "json"], 1.7),
    shared("timeline", ["timeline", EURASIA, "--since", "1992", "--until", "2024", "--step", "1m", "--metrics", "ties,betweenness,transitivity",
                        "--format", "json"], 1.7),
    shared("sensitivity", ["report", EURASIA, "--focus", "RUS", "--sections", "sensitivity", "--format", "json"], 1.1),
    shared("explore", ["explore", EURASIA, "--compare", KAZAKHSTAN, "-o", "page.html"], 1.4),
]
