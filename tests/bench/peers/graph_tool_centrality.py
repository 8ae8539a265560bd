"""graph_tool_centrality.py FILE METRIC,...: centralities of every actor by graph-tool, as igraph_centrality.py gives them."""
import math

from graph_tool import Graph
from graph_tool.centrality import betweenness, closeness
from graph_tool.clustering import local_clustering
from graph_tool.topology import kcore_decomposition

from signed_ties import print_centralities


def graph_of(number, ties, counts):
    graph = Graph(directed=False)
    graph.add_vertex(len(number))
    graph.add_edge_list([(number[a], number[b]) for (a, b), weight in ties.items() if counts(weight)])
    return graph


def own_closeness(graph):
    """Nothing where nobody is within reach; graph-tool has infinity there."""
    return [None if math.isinf(value) else value for value in closeness(graph, norm=False)]


def clustering(graph):
    """Nothing where there are no two ties."""
    degrees = graph.get_out_degrees(graph.get_vertices())
    return [value if degree > 1 else None for degree, value in zip(degrees, local_clustering(graph))]


METRICS = {
    "degree": lambda every, signed, positive: every.get_out_degrees(every.get_vertices()).tolist(),
    "betweenness": lambda every, signed, positive: list(betweenness(positive, norm=False)[0]),
    "closeness": lambda every, signed, positive: own_closeness(positive),
    "harmonic": lambda every, signed, positive: list(closeness(positive, norm=False, harmonic=True)),
    "coreness": lambda every, signed, positive: list(kcore_decomposition(positive)),
    "clustering": lambda every, signed, positive: clustering(signed),
}


print_centralities(graph_of, METRICS)
