#!/bin/sh
# Software: graphviz 2.42.2 (gv2gml), r-cran-igraph 1.3.5, python3-igraph 0.10.2 and python3-networkx 2.8.8 (Debian 12).
# One would expect: a quotation mark in a text of GML is written `&quot;`, since it would end the text.
# Seen: gv2gml and R's igraph write it as it stands. igraph and networkx then read a name that is cut off before it, and an attribute called
# like the word behind it, in silence. python-igraph writes it rightly.
# Why it matters here: two names that begin alike become one, such as those of parties: 'Coalition "Unity"', 'Coalition "Justice"'.

set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
need() { # PACKAGE VERSION
    here=$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null) || here=none
    case $here in "$2"*) ;; *) echo "needs $1 $2 of Debian 12; here: ${here:-none}" >&2; exit 2 ;; esac
}
need graphviz 2.42.2-
need r-cran-igraph 1.3.5-
need python3-igraph 0.10.2-
need python3-networkx 2.8.8-

cat > write.R <<'R'
suppressMessages(library(igraph))
write_graph(set_vertex_attr(make_graph(c(1, 2)), "label", value = c('the "Quad"', "B")), "R.gml", "gml")
R
cat > read.py <<'PY'
import subprocess
import igraph
import networkx

subprocess.run(['Rscript', 'write.R'], capture_output=True)
with open('gv2gml.gml', 'w') as file:
    subprocess.run(['gv2gml'], input='digraph { a [label="the \\"Quad\\""]; a -> b }', text=True, stdout=file)
graph = igraph.Graph(directed=True, edges=[(0, 1)], n=2)
graph.vs['label'] = ['the "Quad"', 'B']
graph.write_gml('python.gml')

for writer in ('gv2gml', 'R', 'python'):
    with open(writer + '.gml') as file:
        print(writer, 'writes:', next(line.strip() for line in file if line.strip().startswith('label')))
    print('  igraph reads:', igraph.Graph.Read_GML(writer + '.gml').vs['label'][0])
    print('  networkx reads:', networkx.read_gml(writer + '.gml', label='id').nodes[0]['label'])
PY

seen=$(/usr/bin/python3 read.py 2>/dev/null)
known=$(cat <<'END'
gv2gml writes: label "the "Quad""
  igraph reads: the 
  networkx reads: the 
R writes: label "the "Quad""
  igraph reads: the 
  networkx reads: the 
python writes: label "the &quot;Quad&quot;"
  igraph reads: the "Quad"
  networkx reads: the "Quad"
END
)
printf '%s\n' "$seen"
[ "$seen" = "$known" ] || { printf 'This has changed. It was:\n%s\n' "$known" >&2; exit 1; }
