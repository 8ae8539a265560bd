"""pandas_tuple_list.py FILE: reads a table of relations with pandas and makes a graph of it with python-igraph's
TupleList, every further column an attribute of the edges; prints as `validate` does how many actors and relations."""
import sys

import igraph
import pandas

table = pandas.read_csv(sys.argv[1])
graph = igraph.Graph.TupleList(table.itertuples(index=False), directed=True, edge_attrs=list(table.columns[2:]))
print(f"valid: {graph.vcount()} actors, {graph.ecount()} relations")
