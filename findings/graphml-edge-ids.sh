#!/bin/sh
# Software: python3-networkx 2.8.8 (Debian 12); npm's graphology-graphml 0.5.2 with graphology 0.26.0.
# One would expect: the GraphML that the most used library for networks writes is read by the others.
# Seen: where several ties may join a pair, networkx numbers them within the pair and writes the number as the id of the edge, so nearly
# every edge has the id 0, though ids are unique by the schema. graphology refuses such a file with a message about inconsistent ends;
# if the two ties have the same ends it makes one of them in silence. With `edge_id_from_attribute` networkx writes ids of one's own.
# Why it matters here: a network with several types of relation is a MultiGraph, so all of them are written so.

set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
need() { # PACKAGE VERSION
    here=$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null) || here=none
    case $here in "$2"*) ;; *) echo "needs $1 $2 of Debian 12; here: ${here:-none}" >&2; exit 2 ;; esac
}
need python3-networkx 2.8.8-
npm install --no-save --silent --prefix "$dir" graphology@0.26.0 graphology-types@0.24.8 graphology-graphml@0.5.2

cat > write.py <<'PY'
import networkx

network = networkx.MultiDiGraph()
network.add_edge('A', 'B', 'treaty', sign=1, own='r1')
network.add_edge('A', 'B', 'dispute', sign=-1, own='r2')
network.add_edge('B', 'C', 'treaty', sign=1, own='r3')
networkx.write_graphml(network, 'named.graphml')

numbered = networkx.MultiDiGraph()
numbered.add_edge('A', 'B', sign=1)
numbered.add_edge('A', 'B', sign=-1)
numbered.add_edge('B', 'C', sign=1)
networkx.write_graphml(numbered, 'numbered.graphml')
networkx.write_graphml(network, 'own.graphml', edge_id_from_attribute='own')
PY
cat > read.js <<'JS'
const { readFileSync } = require('node:fs')
const { MultiDirectedGraph } = require('graphology')
const graphml = require('graphology-graphml')
for (const name of ['numbered', 'named', 'own']) {
  const text = readFileSync(name + '.graphml', 'utf8')
  const ids = [...text.matchAll(/<edge[^>]* id="([^"]*)"/g)].map((found) => found[1]).join(' ')
  try {
    console.log(name, 'ids:', ids, '| graphology:', graphml.parse(MultiDirectedGraph, text).size, 'ties')
  } catch (error) {
    console.log(name, 'ids:', ids, '| graphology:', error.name)
  }
}
JS

seen=$(/usr/bin/python3 write.py; node read.js)
known='numbered ids: 0 1 0 | graphology: UsageGraphError
named ids: treaty dispute treaty | graphology: UsageGraphError
own ids: r1 r2 r3 | graphology: 3 ties'
printf '%s\n' "$seen"
[ "$seen" = "$known" ] || { printf 'This has changed. It was:\n%s\n' "$known" >&2; exit 1; }
