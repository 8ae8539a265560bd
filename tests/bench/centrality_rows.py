"""Centralities of real networks against python-igraph, the whole process each."""
import json

from answers import same_number
from folders import PEERS, PYTHON, data, tool
from row import Row, Side

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


def centralities(name, file, metrics):
    ours = [tool(), "report", data(file), "--sections", "centrality", "--metrics", metrics, "--format", "json"]
    return Row("centrality", name, Side("ours", ours), Side("python-igraph", [PYTHON, PEERS / "igraph_centrality.py", data(file), metrics]),
               same_values, needs=(f"data {file}", "python igraph"))


ROWS = [
    centralities("centralities-wikielections", "wikielections.edges.csv.gz", ALL),
    centralities("centralities-bitcoin_alpha", "bitcoin_alpha.edges.csv", ALL),
    centralities("degree-wikielections", "wikielections.edges.csv.gz", "degree"),
]
