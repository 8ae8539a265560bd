# picture.R FILE: good and bad terms among countries coded alike, laid out by igraph and drawn by ggplot2. Run it as example.R.
source("docs/r/multivector.R")
library(ggplot2)

network <- mv_read("graphs/scenarios/coded-alike.json", at = "2013-09-10", kind = "country", metrics = "positive_degree")
graph <- mv_graph(network)
graph <- igraph::delete_vertices(graph, igraph::V(graph)[positive_degree == 0])
graph <- igraph::delete_edges(graph, igraph::E(graph)[sign == 0])

set.seed(4)
place <- igraph::layout_with_kk(igraph::delete_edges(graph, igraph::E(graph)[sign < 0])) # friends are near each other
actors <- data.frame(igraph::as_data_frame(graph, "vertices"), x = place[, 1], y = place[, 2])
vectors <- c(asian = "#CC79A7", central_asian = "#663311", chinese = "#E69F00", islamic = "#56B4E9", russian = "#D55E00", turkic = "#009E73", western = "#0072B2", several = "grey40")
actors$vector[!actors$vector %in% names(vectors)] <- "several" # it has shares of them
ties <- igraph::as_data_frame(graph)
ends <- function(ids) actors[match(ids, actors$name), c("x", "y")]
ties <- data.frame(ties, from = ends(ties$from), to = ends(ties$to))

picture <- ggplot() +
  geom_segment(aes(from.x, from.y, xend = to.x, yend = to.y, linetype = sign < 0), ties, colour = "grey70", linewidth = 0.4) +
  geom_point(aes(x, y, size = positive_degree, fill = vector), actors, shape = 21, colour = "white") +
  geom_label(aes(x, y, label = label), actors, size = 3, nudge_y = -0.21, label.size = 0, label.padding = unit(0.08, "lines"), alpha = 0.8) +
  scale_linetype_manual(NULL, values = c("FALSE" = "solid", "TRUE" = "22"), labels = c("FALSE" = "good terms", "TRUE" = "bad terms")) +
  scale_fill_manual("Vector", values = vectors, labels = function(ids) gsub("_", " ", ids)) +
  scale_size_area(max_size = 9, guide = "none") +
  guides(fill = guide_legend(override.aes = list(size = 4))) +
  labs(title = "Countries coded alike, September 2013", subtitle = "Larger: on good terms with more of the others") +
  theme_void(base_size = 11) +
  theme(plot.title = element_text(face = "bold"), plot.margin = margin(8, 8, 8, 8))
ggsave(commandArgs(TRUE)[1], picture, width = 8, height = 5.5, dpi = 120, bg = "white")
