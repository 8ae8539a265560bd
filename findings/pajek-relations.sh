#!/bin/sh
# Software: python3-networkx 2.8.8, python3-igraph 0.10.2, r-cran-network 1.18.1 and tulip 5.4.0 (Debian 12).
# One would expect: a Pajek file holds several relations, each under a head with its number and name, `*Arcs :1 "aid"`; a reader gives the
# ties of all, or refuses.
# Seen: networkx reads the second head as a tie between two actors called "*Arcs" and ":2", and says nothing; igraph refuses a name. Tulip reads
# all ties and drops minus signs and names. R's network reads all, a network for each; but where edges come before arcs it ends with
# "reached sequence of multiple *Arcs blocks, parsing code must have bad logic".
# Why it matters here: several types of relation in one file are what such networks are.

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
need r-cran-network 1.18.1-
need tulip 5.4.0

cat > read.py <<'PY'
import subprocess
import igraph
import networkx
from tulip import tlp

SECTIONS = {'arcs': '*Arcs :1 "aid"\n1 2 3\n', 'arcs again': '*Arcs :2 "dispute"\n2 3 -1\n', 'edges': '*Edges :2 "dispute"\n2 3 -1\n'}
R = '''suppressMessages(library(network))
read <- read.paj("relations.net")
nets <- if (is.network(read)) list(read) else read$networks
cat(sapply(nets, network.edgecount))'''


def run_r():
    done = subprocess.run(['Rscript', '-e', R], capture_output=True, text=True)
    return done.stdout or done.stderr.split('\n')[1].strip()


def tulip():
    graph = tlp.importGraph('Pajek', {'filename': 'relations.net'})
    return [graph['weights'][edge] for edge in graph.getEdges()]


READERS = {
    'networkx': lambda: list(networkx.read_pajek('relations.net').nodes),
    'igraph': lambda: igraph.Graph.Read_Pajek('relations.net').ecount(),
    'network for R': run_r, 'tulip': tulip,
}
for order in (['arcs', 'arcs again'], ['edges', 'arcs']):
    with open('relations.net', 'w') as file:
        file.write('*Vertices 3\n1 "A"\n2 "B"\n3 "C"\n' + ''.join(SECTIONS[part] for part in order))
    for name, read in READERS.items():
        try:
            print(*order, '|', name, read())
        except igraph.InternalError as error:
            print(*order, '|', name, 'parse error' if 'Parse error' in str(error) else error)
PY

seen=$(/usr/bin/python3 read.py 2>/dev/null)
known=$(cat <<'END'
arcs arcs again | networkx ['A', 'B', 'C', '*Arcs', ':2']
arcs arcs again | igraph parse error
arcs arcs again | network for R 1 1
arcs arcs again | tulip [3.0, 1.0]
edges arcs | networkx ['A', 'B', 'C', '*Arcs', ':1']
edges arcs | igraph parse error
edges arcs | network for R reached sequence of multiple *Arcs blocks, parsing code must have bad logic
edges arcs | tulip [1.0, 3.0]
END
)
printf '%s\n' "$seen"
[ "$seen" = "$known" ] || { printf 'This has changed. It was:\n%s\n' "$known" >&2; exit 1; }
