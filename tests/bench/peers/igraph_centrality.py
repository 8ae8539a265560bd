"""igraph_centrality.py FILE METRIC,...: centralities of every actor by python-igraph, as JSON {actor: {metric: value}}.

Undirected and unweighted, as our report has them: degree counts ties of every sign, clustering and eigenvector use the
signed ones, the rest the positive ones."""
import igraph

from signed_ties import print_centralities


def graph_of(number, ties, counts):
    edges = [(number[a], number[b]) for (a, b), weight in ties.items() if counts(weight)]
    return igraph.Graph(n=len(number), edges=edges)


def eigenvector(graph):
    """Per component, the largest entry 1; nothing for isolates."""
    values = [None] * graph.vcount()
    for part in graph.connected_components():
        if len(part) > 1:
            for actor, value in zip(part, graph.induced_subgraph(part).eigenvector_centrality()):
                values[actor] = value
    return values


def summed_harmonic(graph):
    return [value * (graph.vcount() - 1) for value in graph.harmonic_centrality()]


def summed_closeness(graph):
    """1 / the sum of distances, where igraph gives the number of actors within reach over that sum."""
    reach = [0] * graph.vcount()
    for part in graph.connected_components():
        for actor in part:
            reach[actor] = len(part) - 1
    return [value / reach[actor] if reach[actor] else None for actor, value in enumerate(graph.closeness())]


METRICS = {
    "degree": lambda every, signed, positive: every.degree(),
    "betweenness": lambda every, signed, positive: positive.betweenness(),
    "closeness": lambda every, signed, positive: summed_closeness(positive),
    "harmonic": lambda every, signed, positive: summed_harmonic(positive),
    "eigenvector": lambda every, signed, positive: eigenvector(signed),
    "pagerank": lambda every, signed, positive: positive.pagerank(),
    "coreness": lambda every, signed, positive: positive.coreness(),
    "clustering": lambda every, signed, positive: signed.transitivity_local_undirected(),
    "constraint": lambda every, signed, positive: positive.constraint(),
}


print_centralities(graph_of, METRICS)
