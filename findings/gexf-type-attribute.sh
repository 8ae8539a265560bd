#!/bin/sh
# Software: python3-networkx 2.8.8 (Debian 12); npm's graphology-gexf 0.13.2 with graphology 0.26.0.
# One would expect: an attribute of a tie becomes an attribute in GEXF, whatever its name.
# Seen: networkx writes one called `type` into the place where GEXF has the direction, type="alliance", which the format does not allow,
# and says nothing. Its own reader drops it, graphology refuses the file; called `kind` or anything else, the attribute arrives in both.
# Why it matters here: `type` is what one calls the type of a relation.

set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
need() { # PACKAGE VERSION
    here=$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null) || here=none
    case $here in "$2"*) ;; *) echo "needs $1 $2 of Debian 12; here: ${here:-none}" >&2; exit 2 ;; esac
}
need python3-networkx 2.8.8-
npm install --no-save --silent --prefix "$dir" graphology@0.26.0 graphology-types@0.24.8 graphology-gexf@0.13.2

cat > write.py <<'PY'
import networkx

for name in ('type', 'kind'):
    network = networkx.DiGraph()
    network.add_edge('A', 'B', **{name: 'alliance'})
    networkx.write_gexf(network, name + '.gexf')
    ((_, _, tie),) = networkx.read_gexf(name + '.gexf').edges(data=True)
    print(name, 'networkx:', tie.get(name))
PY
cat > read.js <<'JS'
const { readFileSync } = require('node:fs')
const Graph = require('graphology')
const gexf = require('graphology-gexf')
for (const name of ['type', 'kind']) {
  try {
    gexf.parse(Graph, readFileSync(name + '.gexf', 'utf8')).forEachEdge((tie, values) => console.log(name, 'graphology:', values[name]))
  } catch (error) {
    console.log(name, 'graphology:', error.message.split('option. ').pop())
  }
}
JS

seen=$(/usr/bin/python3 write.py; node read.js)
known='type networkx: None
kind networkx: alliance
type graphology: Should be one of "mixed", "directed" or "undirected" but got "alliance".
kind graphology: alliance'
printf '%s\n' "$seen"
[ "$seen" = "$known" ] || { printf 'This has changed. It was:\n%s\n' "$known" >&2; exit 1; }
