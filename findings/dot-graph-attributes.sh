#!/bin/sh
# Software: npm's @dagrejs/graphlib-dot 1.0.2; graphviz 2.42.2 (Debian 12) writes the files.
# One would expect: a reader of DOT that knows `name=value` of a graph also knows `graph [name=value]`, which means the same.
# Seen: it fails with a TypeError on every such statement, at the top or in a subgraph, even an empty one. `node [...]` and `edge [...]`
# are read. So it refuses whatever Graphviz has laid out, for `dot -Tdot` puts the bounding box there; even a tie of two actors.
# Why it matters here: DOT that was laid out (ours too) is how a drawn network is handed on, and the message names neither line nor word.

set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
need() { # PACKAGE VERSION
    here=$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null) || here=none
    case $here in "$2"*) ;; *) echo "needs $1 $2 of Debian 12; here: ${here:-none}" >&2; exit 2 ;; esac
}
need graphviz 2.42.2-
npm install --no-save --silent --prefix "$dir" @dagrejs/graphlib-dot@1.0.2

write() { # FILE STATEMENT
    echo "digraph { $2 A -> B [sign=-1] }" > "$1"
}
write plain.dot ''
write assignment.dot 'since=1991;'
write node.dot 'node [since=1991];'
write graph.dot 'graph [since=1991];'
write empty.dot 'graph [];'
dot -Tdot plain.dot > laid-out.dot

cat > read.js <<'JS'
const { readFileSync } = require('node:fs')
const { read } = require('@dagrejs/graphlib-dot')
for (const name of ['plain', 'assignment', 'node', 'graph', 'empty', 'laid-out']) {
  let result
  try { result = `${read(readFileSync(`${name}.dot`, 'utf8')).edgeCount()} tie` } catch (error) { result = error.name }
  console.log(`${name}.dot: ${result}`)
}
JS

seen=$(grep -c 'graph \[bb=' laid-out.dot; node read.js)
known='1
plain.dot: 1 tie
assignment.dot: 1 tie
node.dot: 1 tie
graph.dot: TypeError
empty.dot: TypeError
laid-out.dot: TypeError'
printf '%s\n' "$seen"
[ "$seen" = "$known" ] || { printf 'This has changed. It was:\n%s\n' "$known" >&2; exit 1; }
