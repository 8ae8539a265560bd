#!/bin/sh
# Software: python3-networkx 2.8.8 (Debian 12).
# One would expect: networkx reads the Pajek files that it writes.
# Seen: its writer puts quotes around a label only if it has a blank, its reader takes an apostrophe in a bare label for the beginning of
# a quoted text. A file with one such name cannot be read; with two of them in a line, the letters are there and the apostrophes gone.
# Why it matters here: N'Djamena, Xi'an, Fa'a'a.

set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
need() { # PACKAGE VERSION
    here=$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null) || here=none
    case $here in "$2"*) ;; *) echo "needs $1 $2 of Debian 12; here: ${here:-none}" >&2; exit 2 ;; esac
}
need python3-networkx 2.8.8-

cat > read.py <<'PY'
import networkx

for name in ("N'Djamena", "Fa'a'a", "Cote d'Ivoire"):
    network = networkx.Graph()
    network.add_edge(name, 'Paris')
    networkx.write_pajek(network, 'network.net')
    try:
        print(name, '->', *networkx.read_pajek('network.net').nodes, sep='  ')
    except ValueError as error:
        print(name, '->', error, sep='  ')
PY

seen=$(/usr/bin/python3 read.py)
known="N'Djamena  ->  No closing quotation
Fa'a'a  ->  Faaa  Paris
Cote d'Ivoire  ->  Cote d'Ivoire  Paris"
printf '%s\n' "$seen"
[ "$seen" = "$known" ] || { printf 'This has changed. It was:\n%s\n' "$known" >&2; exit 1; }
