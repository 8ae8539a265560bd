"""igraph_triangles.py FILE: triangles by their number of negative ties, listed by python-igraph and looked up in numpy.
On standard error the CPU seconds that took, without reading."""
import sys
import time

import igraph
import numpy

from signed_ties import numbered, signed_ties

ties = {pair: sign for pair, sign in signed_ties(sys.argv[1], by_sign=True).items() if sign}
number = numbered(ties)
edges = numpy.array(sorted((*sorted((number[a], number[b])), sign < 0) for (a, b), sign in ties.items()))
graph = igraph.Graph(n=len(number), edges=edges[:, :2].tolist())

start = time.process_time()
triangles = numpy.sort(numpy.array(graph.list_triangles()), axis=1)
keys = edges[:, 0] * len(number) + edges[:, 1]
negative = sum(edges[numpy.searchsorted(keys, triangles[:, i] * len(number) + triangles[:, j]), 2]
               for i, j in ((0, 1), (0, 2), (1, 2)))
counts = numpy.bincount(negative, minlength=4)
print(f"{time.process_time() - start:.6f} s", file=sys.stderr)
print(*counts)
