#!/usr/bin/env python3
"""Central Asia in graphs/scenarios/coded-alike.json on two days: how evenly its states spread their ties over the vectors, and the
network as a graph of igraph. Run it in the folder that holds graphs/, with docs/python on PYTHONPATH."""
import multivector

DAYS = ["2013-09-10", "2024-12-31"]
STATES = ["KAZ", "KGZ", "TJK", "TKM", "UZB"]

networks = [multivector.read("graphs/scenarios/coded-alike.json", at=day, metrics=["degree", "evenness"]) for day in DAYS]
table = networks[0].actors.loc[STATES, ["name"]].copy()
for day, network in zip(DAYS, networks):
    table[day[:4]] = network.actors.loc[STATES, "evenness"]
print(table.round(3).to_string(index=False))

ties = networks[0].ties
print(f"{len(ties)} ties, {(ties.sign == -1).sum()} of them hostile, {(ties.sign == 0).sum()} ambivalent")

graph = networks[0].graph()
friends = graph.subgraph_edges([edge for edge in graph.es if edge["sign"] == 1], delete_vertices=False)
print(f"igraph counts {friends.degree(graph.vs.find('KAZ'))} friends of Kazakhstan")

try:
    multivector.read("graphs/scenarios/coded-alike.json", at="yesterday")
except multivector.MultivectorError as error:
    print(f"code {error.code}: {error.message}")
