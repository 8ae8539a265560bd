#!/bin/sh
# Software: python3-networkx 2.8.8, python3-igraph 0.10.2 (Debian 12), npm's graphology-metrics 2.4.2 with graphology 0.26.0.
# One would expect: betweenness of one and the same network agrees between libraries, or one of them refuses parallel ties.
# Seen: on a ring of four actors in which A and B have two ties, networkx counts the pair once, igraph and graphology count each parallel
# tie as a path of its own: A has 0.5 in the first, 0.667 in the others. Without the second tie all agree on 0.5.
# Why it matters here: two *types* of relation between the same pair are two parallel ties. Who is a broker then depends on the library,
# unless types are folded into one tie a pair first.

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
npm install --no-save --silent --prefix "$dir" graphology@0.26.0 graphology-types@0.24.8 graphology-metrics@2.4.2

cat > measure.py <<'PY'
import igraph
import networkx

ring = [(0, 1), (1, 2), (2, 3), (3, 0)]
for name, ties in (('ring', ring), ('ring and a second tie A-B', ring + [(0, 1)])):
    scores = networkx.betweenness_centrality(networkx.MultiGraph(ties), normalized=False)
    print(name, 'networkx:', *('%.3f' % scores[actor] for actor in range(4)))
    print(name, 'igraph:', *('%.3f' % score for score in igraph.Graph(4, ties).betweenness()))
PY
cat > measure.js <<'JS'
const { MultiUndirectedGraph } = require('graphology')
const betweenness = require('graphology-metrics/centrality/betweenness')
const ring = [[0, 1], [1, 2], [2, 3], [3, 0]]
for (const [name, ties] of [['ring', ring], ['ring and a second tie A-B', [...ring, [0, 1]]]]) {
  const network = new MultiUndirectedGraph()
  for (const actor of [0, 1, 2, 3]) network.addNode(actor)
  for (const [a, b] of ties) network.addEdge(a, b)
  console.log(name, 'graphology:', ...Object.values(betweenness(network, { normalized: false })).map(score => score.toFixed(3)))
}
JS

seen=$(/usr/bin/python3 measure.py; node measure.js)
known='ring networkx: 0.500 0.500 0.500 0.500
ring igraph: 0.500 0.500 0.500 0.500
ring and a second tie A-B networkx: 0.500 0.500 0.500 0.500
ring and a second tie A-B igraph: 0.667 0.667 0.333 0.333
ring graphology: 0.500 0.500 0.500 0.500
ring and a second tie A-B graphology: 0.667 0.667 0.333 0.333'
printf '%s\n' "$seen"
[ "$seen" = "$known" ] || { printf 'This has changed. It was:\n%s\n' "$known" >&2; exit 1; }
