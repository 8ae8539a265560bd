#!/bin/sh
# Software: r-cran-sna 2.7-1 (Debian 12).
# One would expect: the pseudo-R2 that summary(netlogit(y, x)) prints says how much better the predictors explain the ties than a model
# without them, in which every pair has the same chance of a tie: what 1 - deviance / null.deviance is for glm(y ~ x).
# Seen: the model it is measured against has no intercept either: every pair has the chance 1/2. So the lower the density, the higher
# the number, whatever the predictors. A ring of 20, 5 % of whose pairs are tied, "explained" by an unrelated pattern, has 0.703
# where glm has 0.000. Coefficients and p are right.
# Why it matters here: networks of states are sparse, and the number is read as how well a regression of ties explains them. Compare
# the residual deviance with that of the same y and a predictor of no effect, or with glm(y ~ 1).

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
n <- 20
ring <- matrix(0, n, n)
ring[cbind(1:n, c(2:n, 1))] <- 1
pattern <- outer(1:n, 1:n, function(i, j) ((i + j) %/% 2) %% 2)
printed <- capture.output(print(summary(netlogit(ring, pattern, nullhyp = "classical"))))
r2 <- as.numeric(sub(".*: ", "", grep("(Dn-Dr)/Dn:", printed, fixed = TRUE, value = TRUE)))
cat(sprintf("netlogit, (Dn-Dr)/Dn: %.3f\n", r2))
fit <- glm(gvectorize(ring) ~ gvectorize(pattern), family = binomial())
cat(sprintf("glm, the same: %.3f\n", 1 - fit$deviance / fit$null.deviance))
R

seen=$(Rscript --vanilla measure.R 2>&1)
known='netlogit, (Dn-Dr)/Dn: 0.703
glm, the same: 0.000'
printf '%s\n' "$seen"
[ "$seen" = "$known" ] || { printf 'This has changed. It was:\n%s\n' "$known" >&2; exit 1; }
