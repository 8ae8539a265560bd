#!/bin/sh
# Software: r-cran-sna 2.7-1 and python3-igraph 0.10.2 (Debian 12); R's igraph 1.3.5 has the same reader.
# One would expect: UCINET's DL files as one package for networks writes them are read by the other.
# Seen: igraph wants `format` on a line of its own and refuses the head that sna writes, `DL n = 3, nm = 1, format = edgelist1`, which is
# UCINET's usual one. Put on two lines, the file is read, and the quotes around labels become part of the names; where a quoted label has
# a blank, its pieces are names of actors, and the last labels are lost.
# Why it matters here: countries have names of several words. Every tie then belongs to another country, and nothing is said.

set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
need() { # PACKAGE VERSION
    here=$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null) || here=none
    case $here in "$2"*) ;; *) echo "needs $1 $2 of Debian 12; here: ${here:-none}" >&2; exit 2 ;; esac
}
need python3-igraph 0.10.2-
need r-cran-sna 2.7-1-

cat > write.R <<'R'
suppressMessages(library(sna))
ties <- matrix(c(0, 1, 0, 0, 0, 1, 0, 0, 0), 3, byrow = TRUE)
write.dl(ties, 'words.dl', vertex.lab = c('Sri Lanka', 'India', 'Nepal'))
write.dl(ties, 'word.dl', vertex.lab = c('Ceylon', 'India', 'Nepal'))
R
cat > read.py <<'PY'
import igraph

for name in ('word', 'words'):
    with open(name + '.dl') as file:
        text = file.read()
    with open('lines.dl', 'w') as file:
        file.write(text.replace(', nm = 1, format', '\nformat').replace('matrix labels:\n1\n', ''))
    for case, path in (('as written:', name + '.dl'), ('on two lines:', 'lines.dl')):
        try:
            print(name, case, igraph.Graph.Read_DL(path).vs['name'])
        except igraph.InternalError as error:
            print(name, case, 'parse error' if 'Parse error' in str(error) else error)
PY

seen=$(Rscript write.R >/dev/null 2>&1; /usr/bin/python3 read.py)
known=$(cat <<'END'
word as written: parse error
word on two lines: ['"Ceylon"', '"India"', '"Nepal"']
words as written: parse error
words on two lines: ['"Sri ', 'Lanka"', '"India"']
END
)
printf '%s\n' "$seen"
[ "$seen" = "$known" ] || { printf 'This has changed. It was:\n%s\n' "$known" >&2; exit 1; }
