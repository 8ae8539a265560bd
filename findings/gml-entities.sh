#!/bin/sh
# Software: python3-networkx 2.8.8, python3-igraph 0.10.2, r-cran-igraph 1.3.5, graphviz 2.42.2 (gml2gv) and tulip 5.4.0 (Debian 12).
# One would expect: GML is ASCII by its definition and says other letters as entities, `&#252;`; a reader gives the letters.
# Seen: of five readers only networkx does. The others hand on "&#252;" as it stands, so that names are shown and compared like that; all
# four read the letter itself, which networkx refuses. There is no file with an umlaut that all of them read.
# Why it matters here: Türkiye, Côte d'Ivoire, and every name in Cyrillic.

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
need r-cran-igraph 1.3.5-
need graphviz 2.42.2-
need tulip 5.4.0

cat > read.py <<'PY'
import subprocess
import igraph
import networkx
from tulip import tlp

R = 'suppressMessages(library(igraph)); cat(V(read_graph("name.gml", "gml"))$label)'


def graphviz():
    graph = subprocess.run(['gml2gv', 'name.gml'], capture_output=True, text=True).stdout
    return graph.split('name=')[1].split(']')[0].strip('"')


def tulip():
    graph = tlp.importGraph('GML', {'filename': 'name.gml'})
    return graph['viewLabel'][graph.nodes()[0]]


READERS = {
    'networkx': lambda: networkx.read_gml('name.gml', label='id').nodes[1]['label'],
    'igraph': lambda: igraph.Graph.Read_GML('name.gml').vs['label'][0],
    'igraph for R': lambda: subprocess.run(['Rscript', '-e', R], capture_output=True, text=True).stdout,
    'gml2gv': graphviz, 'tulip': tulip,
}
for text in ('T&#252;rkiye', 'T\u00fcrkiye'):
    with open('name.gml', 'w', encoding='utf-8') as file:
        file.write(f'graph [\n  node [\n    id 1\n    label "{text}"\n  ]\n]\n')
    for name, read in READERS.items():
        try:
            print(text, name, read())
        except networkx.NetworkXError as error:
            print(text, name, error)
PY

seen=$(LC_ALL=C.UTF-8 /usr/bin/python3 read.py 2>/dev/null)
known=$(cat <<'END'
T&#252;rkiye networkx Türkiye
T&#252;rkiye igraph T&#252;rkiye
T&#252;rkiye igraph for R T&#252;rkiye
T&#252;rkiye gml2gv T&#252;rkiye
T&#252;rkiye tulip T&#252;rkiye
Türkiye networkx input is not ASCII-encoded
Türkiye igraph Türkiye
Türkiye igraph for R Türkiye
Türkiye gml2gv Türkiye
Türkiye tulip Türkiye
END
)
printf '%s\n' "$seen"
[ "$seen" = "$known" ] || { printf 'This has changed. It was:\n%s\n' "$known" >&2; exit 1; }
