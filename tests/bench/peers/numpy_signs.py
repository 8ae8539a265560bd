"""Signs at random on fixed ties, the way one does it in numpy: numpy_signs.py TIES DRAWS. TIES has "a b sign" in every
line. Prints the observed share of balanced triangles, and mean and spread of the draws; on standard error the CPU
seconds of the draws, the triangles being listed before."""
import sys
import time

import igraph
import numpy

rows = numpy.loadtxt(sys.argv[1], dtype=int)
draws = int(sys.argv[2])
number = {(min(a, b), max(a, b)): i for i, (a, b, _) in enumerate(rows)}
triangles = numpy.array([[number[tuple(sorted(pair))] for pair in ((a, b), (a, c), (b, c))]
                         for a, b, c in igraph.Graph(edges=rows[:, :2].tolist()).list_triangles()])
negative = rows[:, 2] < 0


def balance(signs):
    return (signs[triangles].sum(axis=1) % 2 == 0).mean()


random = numpy.random.default_rng(1)
start = time.process_time()
drawn = numpy.array([balance(random.permutation(negative)) for _ in range(draws)])
print(f"{time.process_time() - start:.6f} s", file=sys.stderr)
print(balance(negative), drawn.mean(), drawn.std(ddof=1))
