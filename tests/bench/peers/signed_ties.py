"""What the peers' scripts share: the signed ties of a CSV table of relations, self-loops left out."""
import csv
import gzip
import json
import sys


def signed_ties(path, by_sign=False):
    """{pair of actors in order: summed sign * weight, or summed sign}; a pair whose relations cancel out stays, with 0."""
    ties = {}
    opened = gzip.open(path, "rt") if path.endswith(".gz") else open(path, encoding="utf-8")
    with opened as file:
        for row in csv.DictReader(file):
            a, b = row["source"], row["target"]
            if a != b:
                pair = (a, b) if a < b else (b, a)
                ties[pair] = ties.get(pair, 0) + int(row["sign"]) * (1 if by_sign else float(row["weight"]))
    return ties


def numbered(ties):
    return {actor: i for i, actor in enumerate(sorted({end for pair in ties for end in pair}))}


def print_centralities(graph_of, metrics):
    """Of FILE METRIC,... on the command line, as JSON {actor: {metric: value}}. `graph_of` makes a graph of the ties it is to count,
    and `metrics` are functions of those of every tie, of the signed ones and of the positive ones."""
    path, names = sys.argv[1], sys.argv[2].split(",")
    ties = signed_ties(path)
    number = numbered(ties)
    graphs = [graph_of(number, ties, counts)
              for counts in (lambda weight: True, lambda weight: weight != 0, lambda weight: weight > 0)]
    columns = {name: metrics[name](*graphs) for name in names}
    json.dump({actor: {name: columns[name][i] for name in names} for actor, i in number.items()}, sys.stdout)
