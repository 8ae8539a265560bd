# dump.R SCRIPT FILE: for each case of FILE, which is JSON, what docs/r/multivector.R makes of it: data frames, graphs, or an error.
arguments <- commandArgs(TRUE)
source(arguments[1])

table_of <- function(frame) list(columns = names(frame), rows = lapply(seq_len(nrow(frame)), function(i) lapply(unname(as.list(frame[i, ])), unlist)))

graph_of <- function(graph) list(directed = igraph::is_directed(graph), names = as.list(igraph::V(graph)$name), labels = as.list(igraph::V(graph)$label),
                                 ends = apply(igraph::as_edgelist(graph), 1, as.list), signs = as.list(igraph::E(graph)$sign),
                                 directions = as.list(igraph::E(graph)$directed))

case <- function(one) {
  network <- do.call(mv_read, c(one$file, one$options))
  list(actors = table_of(network$actors), ties = table_of(network$ties), relations = table_of(network$relations),
       graph = graph_of(mv_graph(network)), relation_graph = graph_of(mv_graph(network, "relations")))
}

answers <- lapply(jsonlite::fromJSON(arguments[2], simplifyVector = FALSE), function(one)
  withCallingHandlers(tryCatch(case(one), mv_error = function(error) list(code = error$code, message = conditionMessage(error))),
                      warning = function(warning) invokeRestart("muffleWarning")))
cat(jsonlite::toJSON(answers, auto_unbox = TRUE, digits = NA, na = "null", null = "null"))
