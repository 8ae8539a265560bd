#!/bin/sh
# Software: python3-networkx 2.8.8 and python3-igraph 0.10.2 (Debian 12).
# One would expect: in a Pajek file the lines under *Arcs are directed and those under *Edges are not, in whatever order the two come.
# Seen: each reader gives the whole network one direction and says nothing. networkx takes it from the first head, igraph from the last,
# so they disagree on every mixed file, and swapping the two sections swaps both answers.
# Why it matters here: aid or recognition is directed, a treaty is not, and both stand in one file. Read so, either a treaty has only
# one side or a demand is mutual; degrees, reciprocity and paths then depend on the order of the sections.

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

cat > read.py <<'PY'
import igraph
import networkx

ACTORS = '*Vertices 3\n1 "A"\n2 "B"\n3 "C"\n'
SECTIONS = {'*Arcs': '*Arcs\n1 2 1\n', '*Edges': '*Edges\n2 3 1\n'}

for heads in (['*Arcs', '*Edges'], ['*Edges', '*Arcs']):
    with open('mixed.net', 'w') as file:
        file.write(ACTORS + ''.join(SECTIONS[head] for head in heads))
    readers = {'networkx': networkx.read_pajek('mixed.net'), 'igraph': igraph.Graph.Read_Pajek('mixed.net')}
    for name, network in readers.items():
        print(*heads, name, 'directed' if network.is_directed() else 'undirected')
PY

seen=$(/usr/bin/python3 read.py)
known='*Arcs *Edges networkx directed
*Arcs *Edges igraph undirected
*Edges *Arcs networkx undirected
*Edges *Arcs igraph directed'
printf '%s\n' "$seen"
[ "$seen" = "$known" ] || { printf 'This has changed. It was:\n%s\n' "$known" >&2; exit 1; }
