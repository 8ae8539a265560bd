#!/bin/sh
# Software: npm's graphology-graphml 0.5.2 with graphology 0.26.0.
# One would expect: `directed` of an edge in GraphML, "true" or "false", beats the `edgedefault` of the graph; graphology has mixed graphs.
# Seen: directed="true" in an undirected graph is read, directed="false" in a directed one is not: the tie becomes a directed one.
# Why it matters here: in a file of aid and treaties each treaty has only one side, or not, as the writer chose the default.

set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
need() { # PACKAGE VERSION
    here=$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null) || here=none
    case $here in "$2"*) ;; *) echo "needs $1 $2 of Debian 12; here: ${here:-none}" >&2; exit 2 ;; esac
}


npm install --no-save --silent --prefix "$dir" graphology@0.26.0 graphology-types@0.24.8 graphology-graphml@0.5.2
cat > read.js <<'JS'
const { MultiGraph } = require('graphology')
const graphml = require('graphology-graphml')
for (const [otherwise, direction] of [['undirected', 'true'], ['directed', 'false']]) {
  const graph = graphml.parse(MultiGraph, `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="${otherwise}"><node id="A"/><node id="B"/>
<edge source="A" target="B" directed="${direction}"/></graph></graphml>`)
  console.log(`directed="${direction}" in a graph that is ${otherwise}:`, graph.directedSize ? 'directed' : 'undirected')
}
JS

seen=$(node read.js)
known=$(cat <<'END'
directed="true" in a graph that is undirected: directed
directed="false" in a graph that is directed: directed
END
)
printf '%s\n' "$seen"
[ "$seen" = "$known" ] || { printf 'This has changed. It was:\n%s\n' "$known" >&2; exit 1; }
