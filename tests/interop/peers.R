# R's programs for networks, asked by exchange.py: Rscript peers.R JOBS.json. Jobs and answers are those of peers.py.
library(jsonlite)

first <- function(values, names) {
  for (name in names) if (!is.null(values[[name]]) && !is.na(values[[name]]) && values[[name]] != "") return(values[[name]])
  NULL
}
value <- function(values) {
  weight <- first(values, c("weight", "value"))
  sign <- first(values, "sign")
  weight <- if (is.null(weight)) 1 else as.numeric(weight)
  if (is.null(sign)) weight else as.numeric(sign) * abs(weight)
}
tie <- function(source, target, directed, values) {
  text <- function(names) { found <- first(values, names); if (is.null(found)) NA else found }
  list(source, target, directed, value(values), text(c("type", "kind")), text("start"))
}
column <- function(records, name) vapply(records, function(record) as.character(record[[name]]), "")
numbers <- function(records, name) vapply(records, function(record) as.numeric(record[[name]]), 0)
signed <- function(set) numbers(set$ties, "weight") * if (set$separate) 1 else numbers(set$ties, "sign")

# ---- igraph ----

igraph_graph <- function(set) {
  ids <- column(set$actors, "id")
  ends <- rbind(match(column(set$ties, "source"), ids), match(column(set$ties, "target"), ids))
  graph <- igraph::make_graph(as.vector(ends), n = length(ids), directed = isTRUE(set$directed))
  graph <- igraph::set_vertex_attr(graph, "name", value = ids)
  graph <- igraph::set_vertex_attr(graph, "label", value = column(set$actors, "name"))
  graph <- igraph::set_edge_attr(graph, "weight", value = signed(set))
  if (set$separate) graph <- igraph::set_edge_attr(graph, "sign", value = numbers(set$ties, "sign"))
  graph <- igraph::set_edge_attr(graph, "start", value = column(set$ties, "start"))
  igraph::set_edge_attr(graph, "type", value = column(set$ties, "type"))
}

of_igraph <- function(graph, id_names, name_names) {
  rows <- function(values, count) lapply(seq_len(count), function(i) lapply(values, function(column) column[[i]]))
  vertices <- rows(igraph::vertex_attr(graph), igraph::vcount(graph))
  own <- vapply(seq_along(vertices), function(i) {
    id <- first(vertices[[i]], id_names)
    if (is.null(id)) as.character(i) else as.character(id)
  }, "")
  names <- lapply(vertices, function(v) { name <- first(v, name_names); if (is.null(name)) NA else name })
  edges <- rows(igraph::edge_attr(graph), igraph::ecount(graph))
  ends <- igraph::as_edgelist(graph, names = FALSE)
  ties <- lapply(seq_along(edges), function(i) tie(own[ends[i, 1]], own[ends[i, 2]], igraph::is_directed(graph), edges[[i]]))
  list(actors = Map(list, own, names, USE.NAMES = FALSE), ties = ties)
}

igraph_file <- function(format, id_names, name_names = c("label", "name")) {
  list(read = function(path) of_igraph(igraph::read_graph(path, format = format), id_names, name_names),
       write = function(path, set) {
         graph <- igraph_graph(set)
         if (format == "dot") { # its nodes are numbers, with a name
           graph <- igraph::set_vertex_attr(graph, "name", value = igraph::V(graph)$label)
           graph <- igraph::delete_vertex_attr(graph, "label")
         }
         if (format == "pajek") graph <- igraph::set_vertex_attr(graph, "id", value = igraph::V(graph)$name)
         if (format == "gml") { # R igraph 2.3.4 writes none whose numbers are not given
           igraph::write_graph(graph, path, format = format, id = seq_len(igraph::vcount(graph)))
         } else {
           igraph::write_graph(graph, path, format = format)
         }
       })
}

# ---- network, sna ----

network_pajek <- list(read = function(path) {
  all <- network::read.paj(path)
  nets <- if (network::is.network(all)) list(all) else all$networks # one for each relation
  own <- network::network.vertex.names(nets[[1]])
  value_of <- function(edge) list(weight = edge$atl[[setdiff(names(edge$atl), "na")[1]]])
  ties_of <- function(net) {
    edges <- net$mel[!vapply(net$mel, is.null, NA)]
    lapply(edges, function(edge) tie(own[edge$outl], own[edge$inl], network::is.directed(net), value_of(edge)))
  }
  list(actors = lapply(own, function(id) list(id, id)), ties = unname(do.call(c, unname(lapply(nets, ties_of)))))
})

sna_dl <- list(write = function(path, set) {
  ids <- column(set$actors, "id")
  matrix <- matrix(0, length(ids), length(ids), dimnames = list(ids, ids))
  for (one in set$ties) {
    matrix[one$source, one$target] <- one$weight * one$sign
    if (!one$directed) matrix[one$target, one$source] <- one$weight * one$sign
  }
  sna::write.dl(matrix, path, vertex.lab = ids)
})

# ---- tables ----

table_csv <- list(
  read = function(path) {
    text <- function(file) read.csv(file, colClasses = "character", encoding = "UTF-8", check.names = FALSE)
    rows <- text(path)
    nodes <- text(sub("\\.csv$", ".nodes.csv", path))
    row <- function(i) as.list(rows[i, , drop = FALSE])
    list(actors = lapply(seq_len(nrow(nodes)), function(i) list(nodes$id[i], if (is.null(nodes$label)) NA else nodes$label[i])),
         ties = lapply(seq_len(nrow(rows)), function(i) tie(rows$source[i], rows$target[i], rows$directed[i] == "true", row(i))))
  },
  write = function(path, set) { # as write.csv does by itself, but for the numbers of rows
    write.csv(data.frame(id = column(set$actors, "id"), label = column(set$actors, "name")),
              sub("\\.csv$", ".nodes.csv", path), row.names = FALSE, fileEncoding = "UTF-8")
    write.csv(data.frame(from = column(set$ties, "source"), to = column(set$ties, "target"), type = column(set$ties, "type"),
                         sign = numbers(set$ties, "sign"), weight = numbers(set$ties, "weight"),
                         start = column(set$ties, "start"), directed = vapply(set$ties, function(one) one$directed, NA)),
              path, row.names = FALSE, fileEncoding = "UTF-8")
  })

# ---- jobs ----

peers <- list(
  "R igraph graphml" = igraph_file("graphml", "id"),
  "R igraph pajek" = igraph_file("pajek", c("id", "name")),
  "R igraph gml" = igraph_file("gml", "label", "name"),
  "R igraph dl" = igraph_file("dl", "name"),
  "R igraph dot" = igraph_file("dot", "name"),
  "R network pajek" = network_pajek,
  "R sna dl" = sna_dl,
  "R csv" = table_csv)

todo <- function(job) {
  peer <- peers[[paste(job$peer, job$format)]]
  tryCatch({
    if (!is.null(job$read)) return(suppressWarnings(peer$read(job$read)))
    suppressWarnings(peer$write(job$write, job$set))
    setNames(list(), character())
  },
  packageNotFoundError = function(error) list(missing = conditionMessage(error)),
  error = function(error) list(error = conditionMessage(error)))
}

out <- stdout()
jobs <- fromJSON(commandArgs(TRUE)[1], simplifyVector = FALSE)
invisible(capture.output(answers <- lapply(jobs, todo)))
cat(toJSON(answers, auto_unbox = TRUE, digits = NA, na = "null", null = "null"), file = out)
