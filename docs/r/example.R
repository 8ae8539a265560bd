# Central Asia in graphs/scenarios/coded-alike.json on two days: how evenly its states spread their ties over the vectors, and the
# network as a graph of igraph. Run it in the folder that holds graphs/: Rscript docs/r/example.R
source("docs/r/multivector.R")

days <- c("2013-09-10", "2024-12-31")
states <- c("KAZ", "KGZ", "TJK", "TKM", "UZB")

networks <- lapply(days, function(day) mv_read("graphs/scenarios/coded-alike.json", at = day, metrics = c("degree", "evenness")))
rows <- lapply(networks, function(network) network$actors[match(states, network$actors$id), ])
table <- data.frame(name = rows[[1]]$name, "2013" = round(rows[[1]]$evenness, 3), "2024" = round(rows[[2]]$evenness, 3), check.names = FALSE)
print(table, row.names = FALSE)

ties <- networks[[1]]$ties
cat(sprintf("%d ties, %d of them hostile, %d ambivalent\n", nrow(ties), sum(ties$sign == -1), sum(ties$sign == 0)))

graph <- mv_graph(networks[[1]])
friends <- igraph::delete_edges(graph, igraph::E(graph)[igraph::E(graph)$sign != 1])
cat(sprintf("igraph counts %d friends of Kazakhstan\n", igraph::degree(friends, "KAZ")))

tryCatch(mv_read("graphs/scenarios/coded-alike.json", at = "yesterday"),
         mv_error = function(error) cat(sprintf("code %d: %s\n", error$code, conditionMessage(error))))
