#!/bin/sh
# Software: r-cran-network 1.18.1 (Debian 12), read.paj().
# One would expect: each vertex line of a Pajek file starts with the vertex's number, so its label goes to that number wherever it stands.
# Seen: read.paj() puts the labels in order by the wrong map (it takes the numbers for positions). Two lines that were exchanged come out
# right by luck; three lines moved round give three actors each other's names, with no warning. networkx (2.8.8) reads all of them right.
# Why it matters here: a list of actors sorted by name or by bloc after the numbers were given is such a file. The shape of the network
# is right and every name is wrong, so no count betrays it.

set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
need() { # PACKAGE VERSION
    here=$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null) || here=none
    case $here in "$2"*) ;; *) echo "needs $1 $2 of Debian 12; here: ${here:-none}" >&2; exit 2 ;; esac
}
need r-cran-network 1.18.1-
need python3-networkx 2.8.8-

cat > read.R <<'R'
suppressMessages(library(network))
read <- function(file) {
  ties <- as.edgelist(read.paj(file))
  paste(attr(ties, "vnames")[ties], collapse = " to ")
}
for (file in c("sorted.net", "exchanged.net", "round.net")) cat(file, "network:", read(file), "\n")
R
cat > read.py <<'PY'
import networkx
for file in ('sorted.net', 'exchanged.net', 'round.net'):
    (tie,) = networkx.read_pajek(file).edges()
    print(file, 'networkx:', ' to '.join(tie))
PY

write() { # FILE LINE... of the vertices; one arc, from 1 to 2, from Ankara to Baku
    file=$1; shift
    { echo '*Vertices 3'; printf '%s\n' "$@"; echo '*Arcs'; echo '1 2 1'; } > "$file"
}
write sorted.net '1 "Ankara"' '2 "Baku"' '3 "Cairo"'
write exchanged.net '2 "Baku"' '1 "Ankara"' '3 "Cairo"'
write round.net '3 "Cairo"' '1 "Ankara"' '2 "Baku"'

seen=$(Rscript --vanilla read.R 2>&1 | sed 's/ *$//'; /usr/bin/python3 read.py)
known='sorted.net network: Ankara to Baku
exchanged.net network: Ankara to Baku
round.net network: Baku to Cairo
sorted.net networkx: Ankara to Baku
exchanged.net networkx: Ankara to Baku
round.net networkx: Ankara to Baku'
printf '%s\n' "$seen"
[ "$seen" = "$known" ] || { printf 'This has changed. It was:\n%s\n' "$known" >&2; exit 1; }
