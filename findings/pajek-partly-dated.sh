#!/bin/sh
# Software: r-cran-network 1.18.1 (Debian 12).
# One would expect: in a Pajek file each tie may have its time, `[1992-1999]`; one without is there always.
# Seen: if the first tie of a file has no time and a later one has, `read.paj` ends with "replacement has length zero". With a time on the
# first line it reads, whatever the others have.
# Why it matters here: of some relations the beginning is known, of others not; then it depends on the order of lines whether R reads any.

set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
need() { # PACKAGE VERSION
    here=$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null) || here=none
    case $here in "$2"*) ;; *) echo "needs $1 $2 of Debian 12; here: ${here:-none}" >&2; exit 2 ;; esac
}
need r-cran-network 1.18.1-

cat > read.R <<'R'
suppressMessages(library(network))
for (ties in c("1 2 1\n2 3 1 [1992-1999]", "2 3 1 [1992-1999]\n1 2 1", "1 2 1 [*]\n2 3 1 [1992-1999]")) {
  writeLines(c("*Vertices 3", "1 \"A\"", "2 \"B\"", "3 \"C\"", "*Edges", ties), "dated.net")
  read <- tryCatch(paste(network.edgecount(read.paj("dated.net")), "ties"), error = conditionMessage)
  cat(gsub("\n", ", ", ties), paste0("-> ", read, "\n"))
}
R

seen=$(Rscript read.R 2>/dev/null)
known=$(cat <<'END'
1 2 1, 2 3 1 [1992-1999] -> replacement has length zero
2 3 1 [1992-1999], 1 2 1 -> 2 ties
1 2 1 [*], 2 3 1 [1992-1999] -> 2 ties
END
)
printf '%s\n' "$seen"
[ "$seen" = "$known" ] || { printf 'This has changed. It was:\n%s\n' "$known" >&2; exit 1; }
