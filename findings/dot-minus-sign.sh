#!/bin/sh
# Software: graphviz 2.42.2 (Debian 12); npm's dotparser 1.1.1, ts-graphviz 3.0.7 (@ts-graphviz/ast 3.0.6), @dagrejs/graphlib-dot 1.0.2.
# One would expect: DOT that Graphviz itself has written can be read by the parsers of DOT on npm.
# Seen: `dot -Tcanon` takes the quotes off a label with a real minus sign (U+2212), as any character outside ASCII may stand in a bare
# name, and reads its own file again. None of the three parsers reads it. With the quotes left on, all of them do.
# Why it matters here: a signed network labels its hostile ties with a minus sign, and the true one is the one a typographer sets.
# A writer of DOT that wants readers outside Graphviz has to write the hyphen or make sure of the quotes.

set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
need() { # PACKAGE VERSION
    here=$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null) || here=none
    case $here in "$2"*) ;; *) echo "needs $1 $2 of Debian 12; here: ${here:-none}" >&2; exit 2 ;; esac
}
need graphviz 2.42.2-
npm install --no-save --silent --prefix "$dir" dotparser@1.1.1 ts-graphviz@3.0.7 @ts-graphviz/ast@3.0.6 @dagrejs/graphlib-dot@1.0.2

printf 'digraph { RUS -> USA [label="\342\210\2222"]; }\n' > quoted.dot
dot -Tcanon quoted.dot > bare.dot
dot -Tcanon bare.dot > again.dot
cmp bare.dot again.dot

cat > read.mjs <<'JS'
import { readFileSync } from 'node:fs'
import dotparser from 'dotparser'
import graphlib from '@dagrejs/graphlib-dot'
import { fromDot } from 'ts-graphviz'

const parsers = { dotparser, 'graphlib-dot': graphlib.read, 'ts-graphviz': fromDot }
for (const file of ['quoted.dot', 'bare.dot'])
  for (const [name, parse] of Object.entries(parsers)) {
    let result = 'reads it'
    try { parse(readFileSync(file, 'utf8')) } catch (error) { result = error.name }
    console.log(`${file} ${name}: ${result}`)
  }
JS

seen=$(grep -- '->' bare.dot; node read.mjs)
known=$(printf '\tRUS -> USA\t[label=\342\210\2222];\n'; cat <<'END'
quoted.dot dotparser: reads it
quoted.dot graphlib-dot: reads it
quoted.dot ts-graphviz: reads it
bare.dot dotparser: SyntaxError
bare.dot graphlib-dot: TypeError
bare.dot ts-graphviz: DotSyntaxError
END
)
printf '%s\n' "$seen"
[ "$seen" = "$known" ] || { printf 'This has changed. It was:\n%s\n' "$known" >&2; exit 1; }
