#!/bin/sh
# Software: graphviz 2.42.2 (its converter graphml2gv), python3-igraph 0.10.2, python3-networkx 2.8.8 (Debian 12).
# One would expect: GraphML lets each edge say directed="true" or "false" against the graph's edgedefault; a reader that cannot hold a
# mixed network says so.
# Seen: graphml2gv and igraph drop the attribute in silence and give every edge the default. Even a file in which *all* edges say
# directed="false" comes out directed. networkx alone refuses.
# Why it matters here: alliances (mutual) and aid (one-way) live in one network; after this conversion half of every treaty is gone.

set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
need() { # PACKAGE VERSION
    here=$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null) || here=none
    case $here in "$2"*) ;; *) echo "needs $1 $2 of Debian 12; here: ${here:-none}" >&2; exit 2 ;; esac
}
need graphviz 2.42.2-
need python3-igraph 0.10.2-
need python3-networkx 2.8.8-

cat > treaties.graphml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <graph edgedefault="directed">
    <node id="A"/><node id="B"/><node id="C"/>
    <edge source="A" target="B" directed="false"/>
    <edge source="B" target="C" directed="false"/>
  </graph>
</graphml>
XML
cat > read.py <<'PY'
import igraph
import networkx
network = igraph.Graph.Read_GraphML('treaties.graphml')
print('igraph:', 'directed' if network.is_directed() else 'undirected')
try:
    print('networkx:', networkx.read_graphml('treaties.graphml'))
except networkx.NetworkXError as error:
    print('networkx:', error)
PY

seen=$(graphml2gv treaties.graphml 2>&1 | tr -d '\t'; /usr/bin/python3 read.py 2>&1)
known='digraph "" {
A -> B;
B -> C;
}
igraph: directed
networkx: directed=false edge found in directed graph.'
printf '%s\n' "$seen"
[ "$seen" = "$known" ] || { printf 'This has changed. It was:\n%s\n' "$known" >&2; exit 1; }
