#!/bin/sh
# Software: r-cran-sna 2.7-1 (Debian 12).
# One would expect: Krackhardt's connectedness, efficiency, hierarchy and LUBness are shares between 0 and 1, made from which ties
# there are: their help pages speak of edges, not of values.
# Seen: three of them look only at whether a tie is there. efficiency() adds the *values* of the ties: four actors, each tied to each, have
# 0 with ties of 1, -1.333 with ties of 2 and 2.667 with ties of -1, while the other three stay as they were.
# Why it matters here: of a signed or weighted network one of four indices printed side by side is on another scale, and with a few
# hostile ties it still falls between 0 and 1, where nobody notices. Pass such a matrix as (m != 0) * 1.

set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
need() { # PACKAGE VERSION
    here=$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null) || here=none
    case $here in "$2"*) ;; *) echo "needs $1 $2 of Debian 12; here: ${here:-none}" >&2; exit 2 ;; esac
}
need r-cran-sna 2.7-1-

cat > measure.R <<'R'
suppressMessages(library(sna))
four <- matrix(1, 4, 4)
diag(four) <- 0
one_foe <- four
one_foe[1, 2] <- one_foe[2, 1] <- -1
networks <- list("ties of 1" = four, "ties of 2" = 2 * four, "ties of -1" = -four, "one hostile pair" = one_foe)
for (name in names(networks)) {
  m <- networks[[name]]
  cat(sprintf("%s: connectedness %.3f efficiency %.3f hierarchy %.3f lubness %.3f\n",
              name, connectedness(m), efficiency(m), hierarchy(m), lubness(m)))
}
R

seen=$(Rscript --vanilla measure.R 2>&1)
known='ties of 1: connectedness 1.000 efficiency 0.000 hierarchy 0.000 lubness 1.000
ties of 2: connectedness 1.000 efficiency -1.333 hierarchy 0.000 lubness 1.000
ties of -1: connectedness 1.000 efficiency 2.667 hierarchy 0.000 lubness 1.000
one hostile pair: connectedness 1.000 efficiency 0.444 hierarchy 0.000 lubness 1.000'
printf '%s\n' "$seen"
[ "$seen" = "$known" ] || { printf 'This has changed. It was:\n%s\n' "$known" >&2; exit 1; }
