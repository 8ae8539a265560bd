#!/bin/sh
# Software: python3-networkx 2.8.8 (Debian 12).
# One would expect: a reader of GEXF reads the present version, 1.3, which Gephi writes, or says that it does not know it.
# Seen: it looks for elements under the addresses of versions 1.1 and 1.2 and ends with "No <graph> element in GEXF file." With the address of
# 1.2 at its head the same file is read.
# Why it matters here: what Gephi or a web viewer of today saves seems to be damaged.

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
import io
import networkx

FILE = """<?xml version="1.0" encoding="UTF-8"?>
<gexf {version}><graph defaultedgetype="directed"><nodes><node id="A"/><node id="B"/></nodes>
<edges><edge id="0" source="A" target="B"/></edges></graph></gexf>"""
for version in ('xmlns="http://gexf.net/1.3" version="1.3"', 'xmlns="http://www.gexf.net/1.3" version="1.3"', 'xmlns="http://www.gexf.net/1.2draft" version="1.2"'):
    try:
        print(version, '->', networkx.read_gexf(io.StringIO(FILE.format(version=version))).size(), 'tie')
    except networkx.NetworkXError as error:
        print(version, '->', error)
PY

seen=$(/usr/bin/python3 read.py)
known=$(cat <<'END'
xmlns="http://gexf.net/1.3" version="1.3" -> No <graph> element in GEXF file.
xmlns="http://www.gexf.net/1.3" version="1.3" -> No <graph> element in GEXF file.
xmlns="http://www.gexf.net/1.2draft" version="1.2" -> 1 tie
END
)
printf '%s\n' "$seen"
[ "$seen" = "$known" ] || { printf 'This has changed. It was:\n%s\n' "$known" >&2; exit 1; }
