#!/bin/sh
# Software: graphviz 2.42.2, python3-pydot 1.4.2 (Debian 12).
# One would expect: a quoted name may begin with any sign, and a node keeps the name it is written with.
# Seen: names that begin with % are replaced by made-up ones, % and a number, and written in angle brackets. One of them may get the very
# name that another node had in the file: "%a" becomes %5, and the node that was %5 becomes %9. "100%" is kept, and so is "\%a", with its
# backslash. pydot reads the names as they are.
# Why it matters here: indicators and vote shares are called so ("% of trade"), and after any layout by Graphviz the rows that belong to
# them find another node, or none.

set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
need() { # PACKAGE VERSION
    here=$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null) || here=none
    case $here in "$2"*) ;; *) echo "needs $1 $2 of Debian 12; here: ${here:-none}" >&2; exit 2 ;; esac
}
need graphviz 2.42.2-
need python3-pydot 1.4.2-

cat > names.dot <<'DOT'
digraph { "%a" -> b; "%5" [label="five"]; "100%" -> b; "\%c" -> b }
DOT
cat > read.py <<'PY'
import pydot
[graph] = pydot.graph_from_dot_file('names.dot')
print('pydot:', *sorted({end for edge in graph.get_edges() for end in (edge.get_source(), edge.get_destination())}
                        | {node.get_name() for node in graph.get_nodes()}))
PY

seen=$(dot -Tcanon names.dot | grep -v 'label="\\N"'; /usr/bin/python3 read.py)
known='digraph {
	<%5> -> b;
	<%9>	[label=five];
	"100%" -> b;
	"\%c" -> b;
}
pydot: "%5" "%a" "100%" "\%c" b'
printf '%s\n' "$seen"
[ "$seen" = "$known" ] || { printf 'This has changed. It was:\n%s\n' "$known" >&2; exit 1; }
