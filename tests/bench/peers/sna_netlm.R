# sna_netlm.R DRAWS < VALUES: the regression of R's package sna, by double semi-partialling. VALUES: the number of actors and
# of lines, then lines of two actors, counted from 0, and their values in Y and in the predictors. Prints of every predictor
# and, last, of the intercept the coefficient, t and p; on standard error the CPU seconds without reading.
suppressMessages(library(sna))
draws <- as.integer(commandArgs(trailingOnly = TRUE)[1])
numbers <- scan("stdin", quiet = TRUE)
n <- numbers[1]
rows <- matrix(numbers[-(1:2)], nrow = numbers[2], byrow = TRUE)
tables <- lapply(3:ncol(rows), function(column) {
  table <- matrix(0, n, n)
  for (ends in list(rows[, 1:2], rows[, 2:1])) table[ends + 1] <- rows[, column]
  table
})
used <- system.time(fit <- netlm(tables[[1]], tables[-1], mode = "graph", reps = draws))
for (term in c(seq_along(tables)[-1], 1)) cat(sprintf("%.17g", c(fit$coefficients[term], fit$tstat[term], fit$pgreqabs[term])), "")
cat("\n")
cat(sprintf("%.6f s\n", used[["user.self"]] + used[["sys.self"]]), file = stderr())
