# sna_qap.R DRAWS < VALUES: the QAP test of R's package sna. VALUES: the number of actors and of lines, then lines of two
# actors, counted from 0, and their two values. Prints r and p; on standard error the CPU seconds without reading.
suppressMessages(library(sna))
draws <- as.integer(commandArgs(trailingOnly = TRUE)[1])
numbers <- scan("stdin", quiet = TRUE)
n <- numbers[1]
rows <- matrix(numbers[-(1:2)], ncol = 4, byrow = TRUE)
both <- array(0, c(2, n, n))
for (k in 1:2) for (ends in list(rows[, 1:2], rows[, 2:1])) both[cbind(k, ends + 1)] <- rows[, 2 + k]
used <- system.time(test <- qaptest(both, gcor, reps = draws, g1 = 1, g2 = 2, mode = "graph"))
cat(sprintf("%.17g", c(test$testval, test$pgreq)), "\n")
cat(sprintf("%.6f s\n", used[["user.self"]] + used[["sys.self"]]), file = stderr())
