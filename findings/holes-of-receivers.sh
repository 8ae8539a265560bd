#!/bin/sh
# Software: python3-networkx 2.8.8, python3-igraph 0.10.2 (Debian 12).
# One would expect: Burt's constraint and effective size add up both directions of a pair, so turning all arcs round changes nothing.
# Seen: in networkx an actor without outgoing arcs has nan, as isolated actors have; turned round it has the value that igraph gives both
# ways, and others have nan instead.
# Why it matters here: whoever ties only lead to, such as the sender's favourite or an organisation that states join, is the one whose
# structural holes are asked about, and drops out of the table as if it stood alone.

set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
need() { # PACKAGE VERSION
    here=$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null) || here=none
    case $here in "$2"*) ;; *) echo "needs $1 $2 of Debian 12; here: ${here:-none}" >&2; exit 2 ;; esac
}
need python3-networkx 2.8.8-
need python3-igraph 0.10.2-

cat > measure.py <<'PY'
import igraph
import networkx

arcs = [('A', 'B'), ('A', 'C'), ('B', 'C'), ('D', 'C')]
for name, ties in (('as they are', arcs), ('turned round', [(b, a) for a, b in arcs])):
    graph = networkx.DiGraph(ties)
    other = igraph.Graph.TupleList(sorted(ties), directed=True)
    constraint = dict(zip(other.vs['name'], other.constraint()))
    for what, values in (('networkx constraint', networkx.constraint(graph)), ('igraph constraint', constraint),
                         ('networkx effective size', networkx.effective_size(graph))):
        print(f'{name}, {what}:', *(f'{actor} {values[actor]:.3f}' for actor in 'ABCD'))
PY

seen=$(/usr/bin/python3 measure.py)
known='as they are, networkx constraint: A 1.007 B 1.007 C nan D 1.000
as they are, igraph constraint: A 1.007 B 1.007 C 0.611 D 1.000
as they are, networkx effective size: A 1.000 B 1.000 C nan D 1.000
turned round, networkx constraint: A nan B 1.007 C 0.611 D nan
turned round, igraph constraint: A 1.007 B 1.007 C 0.611 D 1.000
turned round, networkx effective size: A nan B 1.000 C 2.333 D nan'
printf '%s\n' "$seen"
[ "$seen" = "$known" ] || { printf 'This has changed. It was:\n%s\n' "$known" >&2; exit 1; }
