# Relation sets as data frames and igraph graphs, by calling the program `multivector`. Needs jsonlite; graphs need igraph.
#
#   source("docs/r/multivector.R")
#   network <- mv_read("graphs/eurasia.json", at = "2013-09-10", kind = "country", metrics = c("degree", "evenness"))
#   network$actors; network$ties; network$relations      # data frames
#   mv_graph(network); mv_graph(network, "relations")    # igraph
#   mv_ask("report", "graphs/eurasia.json")              # what any command says as JSON, as lists
#
# Arguments are the options of the program without their dashes: min_weight = 2 is --min-weight=2, directed = TRUE is
# --directed; a vector is joined by commas, NULL and FALSE are left out. The program is the one on the PATH, or what the
# environment variable MULTIVECTOR names.

mv_words <- function(options) {
  word <- function(name, value) {
    option <- paste0("--", gsub("_", "-", name))
    if (is.null(value) || identical(value, FALSE)) NULL
    else if (identical(value, TRUE)) option
    else paste0(option, "=", paste(value, collapse = ","))
  }
  unlist(Map(word, names(options), options), use.names = FALSE)
}

# The text of standard output. An error is a condition of class mv_error, with the program's message and its exit code.
mv_run <- function(words) {
  program <- Sys.getenv("MULTIVECTOR", "multivector")
  out <- tempfile(); err <- tempfile()
  on.exit(unlink(c(out, err)))
  code <- if (Sys.which(program) == "") 127L else suppressWarnings(system2(program, shQuote(words), stdout = out, stderr = err))
  said <- if (code == 127L) paste(program, "is not on the PATH; set MULTIVECTOR to where it is")
          else paste(readLines(err, encoding = "UTF-8", warn = FALSE), collapse = "\n")
  if (!code %in% 0:1) # 1: compare found a difference
    stop(structure(class = c("mv_error", "error", "condition"),
                   list(message = sprintf("%s (exit code %d)", said, code), call = NULL, code = code)))
  if (nzchar(said)) warning(said, call. = FALSE)
  paste(readLines(out, encoding = "UTF-8", warn = FALSE), collapse = "\n")
}

# What a command says as JSON: report, relations, timeline, compare, whatif, rank, metrics, types, recipes.
mv_ask <- function(command, files = character(), ..., simplify = TRUE)
  jsonlite::fromJSON(mv_run(c(command, files, mv_words(list(...)), "--format=json")), simplifyVector = simplify)

# Records as a data frame of these columns; NA where one has nothing there.
mv_frame <- function(records, columns) {
  cells <- lapply(columns, function(key) {
    values <- lapply(records, function(record) if (is.null(record[[key]])) NA else record[[key]])
    if (length(values) == 0) logical() else unlist(values)
  })
  as.data.frame(setNames(cells, columns), optional = TRUE, stringsAsFactors = FALSE)
}

# Attributes are columns, shares of vectors a text such as "western=0.5; russian=0.5".
mv_actor <- function(record) {
  vector <- record[["vector"]]
  if (is.list(vector)) record$vector <- paste0(names(vector), "=", unlist(vector), collapse = "; ")
  if (!is.null(record[["alternatives"]])) record$alternatives <- paste(unlist(record[["alternatives"]]), collapse = "; ")
  if (!is.null(record[["place"]])) record[c("longitude", "latitude")] <- record[["place"]]
  more <- record[["attributes"]]
  record[c("attributes", "place", "names", "continues")] <- NULL
  taken <- names(more) %in% names(record)
  if (any(taken)) names(more)[taken] <- paste0("attribute:", names(more)[taken])
  c(record, more)
}

mv_tie <- function(record, types) {
  type <- types[[record[["type"]]]]
  or <- function(key) if (is.null(record[[key]])) type[[key]] else record[[key]]
  list(source = record$source, target = record$target, sign = or("sign"), strength = or("weight"), directed = or("directed"))
}

# actors: a row each, with id, name, kind, vector, attributes and metrics (NA: undefined); ties: source, target, sign (1, -1;
# 0: ambivalent), strength, directed; relations: those behind the ties and those of sign 0, with dates and sources.
mv_read <- function(file, ...) {
  options <- list(...)
  text <- mv_run(c("convert", file, "--ties", mv_words(options), "--to=json"))
  document <- jsonlite::fromJSON(text, simplifyVector = FALSE)
  of_numbers <- c("metrics", "directed", "side", "weighted", "normalised") # options that relations are not selected by
  selected <- options[!names(options) %in% of_numbers]
  relations <- do.call(mv_ask, c(list("relations", file, simplify = FALSE), selected))$relations
  types <- setNames(document$relation_types, vapply(document$relation_types, function(type) type$id, ""))
  actors <- lapply(document$actors, mv_actor)
  asked <- setdiff(unlist(strsplit(as.character(options$metrics), ",")), "all")
  list(title = document$title, as_of = document$as_of, focus = document$focus, directed = isTRUE(options$directed),
       actors = mv_frame(actors, unique(c("id", "name", unlist(lapply(actors, names)), asked))),
       ties = mv_frame(lapply(document$relations, mv_tie, types), c("source", "target", "sign", "strength", "directed")),
       relations = mv_frame(relations, unique(c("source", "target", "directed", unlist(lapply(relations, names))))))
}

# An igraph graph of the "ties" or the "relations". Vertices: `name` is the id, `label` the name. A graph of relations is directed
# where any of them is; the attribute `directed` of an edge says whether it is meant so.
mv_graph <- function(network, of = c("ties", "relations")) {
  of <- match.arg(of)
  edges <- network[[of]]
  vertices <- network$actors
  names(vertices)[names(vertices) == "name"] <- "label"
  names(vertices)[names(vertices) == "id"] <- "name"
  edges <- edges[c("source", "target", setdiff(names(edges), c("source", "target")))]
  directed <- if (of == "ties") network$directed else any(edges$directed)
  igraph::graph_from_data_frame(edges, directed, vertices)
}
