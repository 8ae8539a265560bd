#!/bin/sh
# Software: tulip 5.4.0 (Debian 12).
# One would expect: `&amp;`, `&lt;` and `&quot;` in a text of GraphML are the characters they stand for.
# Seen: Tulip keeps what stands behind the last of them and drops the rest, in silence: "Bosnia &amp; Herzegovina" becomes " Herzegovina",
# and a name in quotation marks becomes one of the marks. The same names are whole in its reader of GEXF.
# Why it matters here: "Trinidad & Tobago" and "Antigua & Barbuda" are other actors then, and two of them may get the same name.

set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
need() { # PACKAGE VERSION
    here=$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null) || here=none
    case $here in "$2"*) ;; *) echo "needs $1 $2 of Debian 12; here: ${here:-none}" >&2; exit 2 ;; esac
}
need tulip 5.4.0

cat > read.py <<'PY'
from tulip import tlp

NAMES = ['Bosnia &amp; Herzegovina', 'The &quot;Quad&quot;', 'GDP &lt; 1000', 'Chad']
nodes = ''.join(f'<node id="n{i}"><data key="name">{name}</data></node>' for i, name in enumerate(NAMES))
with open('names.graphml', 'w') as file:
    file.write('<?xml version="1.0" encoding="UTF-8"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
               f'<key id="name" for="node" attr.name="name" attr.type="string"/><graph edgedefault="directed">{nodes}</graph></graphml>')
graph = tlp.importGraph('GraphML', {'filename': 'names.graphml'})
for name, node in zip(NAMES, graph.getNodes()):
    print(name, '->', repr(graph['name'][node]))
PY

seen=$(/usr/bin/python3 read.py 2>/dev/null)
known=$(cat <<'END'
Bosnia &amp; Herzegovina -> ' Herzegovina'
The &quot;Quad&quot; -> '"'
GDP &lt; 1000 -> ' 1000'
Chad -> 'Chad'
END
)
printf '%s\n' "$seen"
[ "$seen" = "$known" ] || { printf 'This has changed. It was:\n%s\n' "$known" >&2; exit 1; }
