#!/bin/sh
# Software: python3-igraph 0.10.2 (Debian 12), community_leiden("modularity"); npm's graphology-communities-louvain 2.0.2.
# One would expect: both take negative weights, so two camps of three friends each, hostile to each other, are found as two
# groups however many hostile ties there are.
# Seen: with 5 hostile ties the camps are found, with 7 as well; with 6, as many as friendly ones, every actor is a group of its own and no
# error or warning comes (graphology's modularity is NaN). Modularity divides by the sum of weights, which is 0 there.
# Why it matters here: friends and foes in equal number is a plain case for a signed network, not a rare one, and six groups of one look
# like a result. igraph's "CPM" with resolution 0, which divides by nothing, finds the camps each time.

set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
need() { # PACKAGE VERSION
    here=$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null) || here=none
    case $here in "$2"*) ;; *) echo "needs $1 $2 of Debian 12; here: ${here:-none}" >&2; exit 2 ;; esac
}
need python3-igraph 0.10.2-
npm install --no-save --silent --prefix "$dir" graphology@0.26.0 graphology-types@0.24.8 graphology-communities-louvain@2.0.2

cat > ties.json <<'JSON'
{ "friends": [[0, 1], [1, 2], [0, 2], [3, 4], [4, 5], [3, 5]],
  "foes": [[0, 3], [1, 4], [2, 5], [0, 4], [1, 5], [2, 3], [0, 5]] }
JSON
cat > groups.py <<'PY'
import json
import random
import igraph

ties = json.load(open('ties.json'))
for foes in (5, 6, 7):
    network = igraph.Graph(6, ties['friends'] + ties['foes'][:foes])
    weights = [1] * 6 + [-1] * foes
    for method, more in (('modularity', {}), ('CPM', {'resolution_parameter': 0})):
        igraph.set_random_number_generator(random.Random(1))
        groups = network.community_leiden(method, weights=weights, n_iterations=50, **more)
        print(foes, 'foes, igraph', method + ':', len(groups), 'groups')
PY
cat > groups.js <<'JS'
const { UndirectedGraph } = require('graphology')
const louvain = require('graphology-communities-louvain')
const ties = require('./ties.json')
for (const foes of [5, 6, 7]) {
  const network = new UndirectedGraph()
  for (const [a, b] of ties.friends) network.mergeEdge(a, b, { weight: 1 })
  for (const [a, b] of ties.foes.slice(0, foes)) network.mergeEdge(a, b, { weight: -1 })
  console.log(foes, 'foes, graphology:', louvain.detailed(network, { rng: () => 0.5 }).count, 'groups')
}
JS

seen=$(/usr/bin/python3 groups.py; node groups.js)
known='5 foes, igraph modularity: 2 groups
5 foes, igraph CPM: 2 groups
6 foes, igraph modularity: 6 groups
6 foes, igraph CPM: 2 groups
7 foes, igraph modularity: 2 groups
7 foes, igraph CPM: 2 groups
5 foes, graphology: 2 groups
6 foes, graphology: 6 groups
7 foes, graphology: 2 groups'
printf '%s\n' "$seen"
[ "$seen" = "$known" ] || { printf 'This has changed. It was:\n%s\n' "$known" >&2; exit 1; }
