#!/bin/sh
# Software: python3-igraph 0.10.2 and python3-networkx 2.8.8 (Debian 12).
# One would expect: a GraphML <key> without a "for" serves nodes and edges alike (the schema gives "all" as its default), as does one that
# says for="all".
# Seen: igraph ends with a parse error at the first, and at the second warns that "all" is not handled and drops the values. One key for
# nodes and one for edges is read. networkx reads the values in all three.
# Why it matters here: "since" and "source" are said of actors and of ties, so one key for both is natural: in igraph the dates are gone,
# while the ties and all other attributes are there.

set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
need() { # PACKAGE VERSION
    here=$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null) || here=none
    case $here in "$2"*) ;; *) echo "needs $1 $2 of Debian 12; here: ${here:-none}" >&2; exit 2 ;; esac
}
need python3-igraph 0.10.2-
need python3-networkx 2.8.8-

cat > read.py <<'PY'
import warnings
import igraph
import networkx

warnings.simplefilter('ignore')
FILE = '''<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  {keys}
  <graph edgedefault="directed">
    <node id="A"/><node id="B"/>
    <edge source="A" target="B"><data key="e">1994</data></edge>
  </graph>
</graphml>'''
KEY = '<key id="{id}" {use} attr.name="since" attr.type="string"/>'
CASES = {
    'no for': KEY.format(id='e', use=''),
    'for="all"': KEY.format(id='e', use='for="all"'),
    'two keys': KEY.format(id='n', use='for="node"') + KEY.format(id='e', use='for="edge"'),
}

for case, keys in CASES.items():
    with open('dated.graphml', 'w') as file:
        file.write(FILE.format(keys=keys))
    try:
        print(case, 'igraph:', igraph.Graph.Read_GraphML('dated.graphml').es[0].attributes())
    except igraph.InternalError as error:
        print(case, 'igraph: parse error' if 'Parse error' in str(error) else error)
    print(case, 'networkx:', [tie for *_, tie in networkx.read_graphml('dated.graphml').edges(data=True)][0])
PY

seen=$(/usr/bin/python3 read.py)
known=$(cat <<'END'
no for igraph: parse error
no for networkx: {'since': '1994'}
for="all" igraph: {}
for="all" networkx: {'since': '1994'}
two keys igraph: {'since': '1994'}
two keys networkx: {'since': '1994'}
END
)
printf '%s\n' "$seen"
[ "$seen" = "$known" ] || { printf 'This has changed. It was:\n%s\n' "$known" >&2; exit 1; }
