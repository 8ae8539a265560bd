"""Centralities of real networks against python-igraph and graph-tool, the whole process each; and what they rest on against igraph in C,
without starting and reading."""
import json

from answers import same_number, work
from folders import PEERS, PYTHON, data, helper, tool
from row import NOT_SLOWER, Row, Side, times

ALL = "degree,betweenness,closeness,harmonic,eigenvector,pagerank,coreness,clustering,constraint"


def difference(ours, theirs):
    if ours is None or theirs is None or theirs != theirs:      # igraph's undefined value is not a number
        return ours is not None or not (theirs is None or theirs != theirs)
    return not same_number(ours, theirs)


def same_values(ours, peer):
    actors, expected = json.loads(ours.out)["actors"], json.loads(peer.out)
    if {actor["id"] for actor in actors} != set(expected):
        return "not the same actors"
    for actor in actors:
        for metric, value in expected[actor["id"]].items():
            if difference(actor["metrics"][metric], value):
                return f"{metric} of {actor['id']}: {actor['metrics'][metric]} and {value}"
    return ""


def lines_of(taken):
    return {tuple(line.split()[:2]): float(line.split()[2]) for line in taken.out.splitlines()}


def same_lines(ours, peer):
    """Every value that the peer prints is in ours."""
    mine, theirs = lines_of(ours), lines_of(peer)
    for key, value in theirs.items():
        if key not in mine or (mine[key] == mine[key] or value == value) and not same_number(mine[key], value):
            return f"{' '.join(key)}: {mine.get(key)} and {value}"
    return ""


def measures(name, file, ours, theirs, ratio, *sources):
    """The CPU time of our metrics against that of igraph's; from so many sources alone where all take it hours."""
    return Row("centrality", name, Side("ours", [helper("measures"), data(file), "ours", ours], reads=work),
               Side(f"igraph, {sources[0]} sources" if sources else "igraph",
                    [helper("measures"), data(file), "igraph", theirs, *sources], reads=work),
               same_lines, (times("work", ratio),), (f"data {file}",))


def centralities(name, file, metrics, *promises, peer="igraph"):
    ours = [tool(), "report", data(file), "--sections", "centrality", "--metrics", metrics, "--format", "json"]
    return Row("centrality", name, Side("ours", ours), Side(f"python-{peer}", [PYTHON, PEERS / f"{peer}_centrality.py", data(file), metrics]),
               same_values, promises, (f"data {file}", f"python {peer}"))


OF_GRAPH_TOOL = "degree,betweenness,closeness,harmonic,coreness,clustering"
WIKI, SLASHDOT = "wikielections.edges.csv.gz", "slashdot.edges.csv.gz"
PATHS, DISTANCES, HOLES = "betweenness,closeness,harmonic", "closeness,harmonic", "constraint,effective_size,efficiency"
WHOLE = "diameter,average_path_length"

ROWS = [
    centralities("centralities-wikielections", WIKI, ALL, times("cpu", 4), times("wall", 5)),
    centralities("centralities-bitcoin_alpha", "bitcoin_alpha.edges.csv", ALL, times("cpu", 4), times("wall", 5)),
    centralities("graph-tool-wikielections", WIKI, OF_GRAPH_TOOL, NOT_SLOWER, peer="graph_tool"),
    centralities("graph-tool-bitcoin_alpha", "bitcoin_alpha.edges.csv", OF_GRAPH_TOOL, NOT_SLOWER, peer="graph_tool"),
    centralities("degree-wikielections", WIKI, "degree", times("cpu", 3)),
    centralities("pagerank-wikielections", WIKI, "pagerank", NOT_SLOWER),
    measures("paths-wikielections", WIKI, PATHS, PATHS, 6.5),
    measures("distances-wikielections", WIKI, f"{DISTANCES},{WHOLE}", f"{DISTANCES},{WHOLE}", 50),
    measures("distances-slashdot", SLASHDOT, f"{DISTANCES},{WHOLE}", DISTANCES, 50, "200"),
    measures("holes-wikielections", WIKI, HOLES, "constraint", 3),
    measures("holes-slashdot", SLASHDOT, HOLES, "constraint", 6),
]
