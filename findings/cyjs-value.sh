#!/bin/sh
# Software: python3-networkx 2.8.8 (Debian 12); npm's cytoscape 3.34.4.
# One would expect: networkx, which has a reader of "cytoscape JSON", reads what Cytoscape.js writes.
# Seen: it wants a value called `value` in every node, which only its own writer puts there, and ends with a KeyError; and it takes a
# file without the words `directed` and `multigraph`, which only its own writer has, for undirected and for one tie a pair, so of
# parallel ties the last is kept.
# Why it matters here: the way from a web page back into analysis is closed, and half open it drops all but one type of relation.

set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
need() { # PACKAGE VERSION
    here=$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null) || here=none
    case $here in "$2"*) ;; *) echo "needs $1 $2 of Debian 12; here: ${here:-none}" >&2; exit 2 ;; esac
}
need python3-networkx 2.8.8-
npm install --no-save --silent --prefix "$dir" cytoscape@3.34.4

cat > write.js <<'JS'
const { writeFileSync } = require('node:fs')
const cytoscape = require('cytoscape')
const nodes = ['A', 'B'].map((id) => ({ data: { id } }))
const edges = ['treaty', 'dispute'].map((type) => ({ data: { id: type, source: 'A', target: 'B', type } }))
writeFileSync('network.cyjs', JSON.stringify(cytoscape({ headless: true, elements: { nodes, edges } }).json()))
JS
cat > read.py <<'PY'
import json
import networkx

with open('network.cyjs') as file:
    document = json.load(file)
try:
    networkx.cytoscape_graph(document)
    print('as it is: read')
except KeyError as error:
    print('as it is: KeyError', error)
for node in document['elements']['nodes']:
    node['data']['value'] = node['data']['id']
network = networkx.cytoscape_graph(document)
print('with values:', 'directed,' if network.is_directed() else 'undirected,', [tie['type'] for *_, tie in network.edges(data=True)])
PY

seen=$(node write.js; /usr/bin/python3 read.py)
known="as it is: KeyError 'value'
with values: undirected, ['dispute']"
printf '%s\n' "$seen"
[ "$seen" = "$known" ] || { printf 'This has changed. It was:\n%s\n' "$known" >&2; exit 1; }
