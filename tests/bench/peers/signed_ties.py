"""What the peers' scripts share: the signed ties of a CSV table of relations, self-loops left out."""
import csv
import gzip


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
