#!/bin/sh
# Software: npm's graphology-gexf 0.13.2 with graphology 0.26.0; python3-networkx 2.8.8 (Debian 12) beside it.
# One would expect: GEXF gives a tie several values, each with its years; a library without time keeps the newest, refuses, or warns.
# Seen: graphology keeps whichever value stands last in the file, be it the oldest, and drops the start and end of values and of ties
# alike, without a word. The same history told in the other order is another network. networkx keeps the whole series.
# Why it matters here: a tie that was hostile to 1995 and friendly since is such a series. Its sign in a web viewer built on graphology
# then depends on how the writer sorted the lines.

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

old='<attvalue for="strength" value="-1" start="1990" end="1995"/>'
new='<attvalue for="strength" value="2" start="1995" end="1999"/>'
write() { # FILE VALUES
    cat > "$1" <<XML
<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
  <graph mode="dynamic" defaultedgetype="directed" timeformat="integer">
    <attributes class="edge" mode="dynamic"><attribute id="strength" title="strength" type="integer"/></attributes>
    <nodes><node id="A" label="A"/><node id="B" label="B"/></nodes>
    <edges><edge id="0" source="A" target="B" start="1990" end="1999"><attvalues>$2</attvalues></edge></edges>
  </graph>
</gexf>
XML
}
write old-first.gexf "$old$new"
write new-first.gexf "$new$old"

cat > read.js <<'JS'
const { readFileSync } = require('node:fs')
const Graph = require('graphology')
const gexf = require('graphology-gexf')
for (const file of ['old-first.gexf', 'new-first.gexf'])
  gexf.parse(Graph, readFileSync(file, 'utf8')).forEachEdge((tie, values) => console.log(file, 'graphology:', JSON.stringify(values)))
JS
cat > read.py <<'PY'
import networkx
for file in ('old-first.gexf', 'new-first.gexf'):
    ((_, _, tie),) = networkx.read_gexf(file).edges(data=True)
    print(file, 'networkx:', sorted(tie['strength']), tie['start'], tie['end'])
PY

seen=$(node read.js; /usr/bin/python3 read.py)
known='old-first.gexf graphology: {"strength":2}
new-first.gexf graphology: {"strength":-1}
old-first.gexf networkx: [(-1, 1990, 1995), (2, 1995, 1999)] 1990 1999
new-first.gexf networkx: [(-1, 1990, 1995), (2, 1995, 1999)] 1990 1999'
printf '%s\n' "$seen"
[ "$seen" = "$known" ] || { printf 'This has changed. It was:\n%s\n' "$known" >&2; exit 1; }
