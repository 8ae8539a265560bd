#!/usr/bin/python3
"""Python's programs for networks, asked by exchange.py: peers.py JOBS.json

A job is {"peer", "format", "read": FILE} or {"peer", "format", "write": FILE, "set": SET}. Printed is a list with what
became of each: {"actors": [[id, name]], "ties": [[source, target, directed, value, type, start]]} of what was read, {} of what was
written, {"error": TEXT} of what the peer refused, {"missing": TEXT} where the machine has no such peer."""
import io
import json
import os
import subprocess
import sys
import warnings

warnings.simplefilter("ignore")
PEERS = {}  # by name and format: a pair of functions, what reads a file and what writes one


def peer(name, file_format):
    """Puts a class with read(path), write(path, set) or both into the table."""
    def put(cls):
        PEERS[name, file_format] = cls
        return cls
    return put


def first(values, *names):
    return next((values[name] for name in names if values.get(name) not in (None, "")), None)


def value(values):
    """How strong a tie is, with its sign: as one number, or as two."""
    weight, sign = first(values, "weight", "Weight", "weights", "value"), first(values, "sign")
    weight = 1.0 if weight is None else float(weight)
    return weight if sign is None else float(sign) * abs(weight)


def more(values):
    """A tie's value, type and start."""
    return [value(values), first(values, "type", "kind", "interaction"), first(values, "start")]


def tie_values(tie, separate):
    """As people write them: a signed weight, or a column for each."""
    signs = {"weight": float(tie["weight"]), "sign": tie["sign"]} if separate else {"weight": float(tie["weight"] * tie["sign"])}
    return {**signs, "type": tie["type"], **({"start": tie["start"]} if tie["start"] else {})}


# ---- networkx --------------------------------------------------------------------------------------------------------

def networkx_graph(document):
    import networkx
    graph = networkx.MultiDiGraph() if document["directed"] else networkx.MultiGraph()
    for actor in document["actors"]:
        graph.add_node(actor["id"], label=actor["name"])
    for tie in document["ties"]:
        graph.add_edge(tie["source"], tie["target"], **tie_values(tie, document["separate"]))
    return graph


def of_networkx(graph):
    actors = [[str(node), first(values, "name", "label")] for node, values in graph.nodes(data=True)]
    ties = [[str(a), str(b), graph.is_directed(), *more(v)] for a, b, v in graph.edges(data=True)]
    return {"actors": actors, "ties": ties}


def networkx_io(name):
    import networkx
    return getattr(networkx, f"read_{name}"), getattr(networkx, f"write_{name}")


@peer("networkx", "graphml")
class NetworkxGraphml:
    def read(path):
        return of_networkx(networkx_io("graphml")[0](path))

    def write(path, document):
        networkx_io("graphml")[1](networkx_graph(document), path)


@peer("networkx", "gexf")
class NetworkxGexf:
    def read(path):
        """It knows versions to 1.2 only; what it reads is the same there."""
        with open(path, encoding="utf-8") as file:
            text = file.read().replace('xmlns="http://gexf.net/1.3" version="1.3"', 'xmlns="http://www.gexf.net/1.2draft" version="1.2"')
        return of_networkx(networkx_io("gexf")[0](io.StringIO(text)))

    def write(path, document):
        networkx_io("gexf")[1](networkx_graph(document), path)


@peer("networkx", "pajek")
class NetworkxPajek:
    def read(path):
        return of_networkx(networkx_io("pajek")[0](path))

    def write(path, document):
        networkx_io("pajek")[1](networkx_graph(document), path)


@peer("networkx", "gml")
class NetworkxGml:
    def read(path):
        import networkx
        return of_networkx(networkx.read_gml(path))

    def write(path, document):
        import networkx
        graph = networkx_graph(document)
        for _, values in graph.nodes(data=True):
            values["name"] = values.pop("label")
        networkx.write_gml(graph, path)


@peer("networkx", "node-link")
class NetworkxNodeLink:
    def read(path):
        import networkx
        with open(path, encoding="utf-8") as file:
            document = json.load(file)
        document.setdefault("links", document.pop("edges", None))  # this version knows the older word only
        return of_networkx(networkx.node_link_graph(document))

    def write(path, document):
        import networkx
        with open(path, "w", encoding="utf-8") as file:
            json.dump(networkx.node_link_data(networkx_graph(document)), file)


@peer("networkx", "cyjs")
class NetworkxCyjs:
    def read(path):
        import networkx
        with open(path, encoding="utf-8") as file:
            return of_networkx(networkx.cytoscape_graph(json.load(file)))

    def write(path, document):
        import networkx
        with open(path, "w", encoding="utf-8") as file:
            json.dump(networkx.cytoscape_data(networkx_graph(document)), file)


# ---- igraph ----------------------------------------------------------------------------------------------------------

def igraph_graph(document):
    import igraph
    place = {actor["id"]: i for i, actor in enumerate(document["actors"])}
    graph = igraph.Graph(len(place), directed=bool(document["directed"]))
    graph.vs["name"] = [actor["id"] for actor in document["actors"]]
    graph.vs["label"] = [actor["name"] for actor in document["actors"]]
    graph.add_edges([(place[tie["source"]], place[tie["target"]]) for tie in document["ties"]])
    for key in ("weight", "type", "start", "sign") if document["separate"] else ("weight", "type", "start"):
        graph.es[key] = [tie_values(tie, document["separate"]).get(key, "") for tie in document["ties"]]
    return graph


def of_igraph(graph, *id_names, names=("label", "name")):
    own = [str(first(vertex.attributes(), *id_names) or vertex.index) for vertex in graph.vs]
    actors = [[own[vertex.index], first(vertex.attributes(), *names)] for vertex in graph.vs]
    ties = [[own[edge.source], own[edge.target], graph.is_directed(), *more(edge.attributes())]
            for edge in graph.es]
    return {"actors": actors, "ties": ties}


@peer("igraph", "graphml")
class IgraphGraphml:
    def read(path):
        import igraph
        return of_igraph(igraph.Graph.Read_GraphML(path), "id")

    def write(path, document):
        igraph_graph(document).write_graphml(path)


@peer("igraph", "pajek")
class IgraphPajek:
    def read(path):
        import igraph
        return of_igraph(igraph.Graph.Read_Pajek(path), "name", "id")

    def write(path, document):
        graph = igraph_graph(document)
        graph.vs["id"] = graph.vs["name"]
        graph.write_pajek(path)


@peer("igraph", "gml")
class IgraphGml:
    def read(path):
        import igraph
        return of_igraph(igraph.Graph.Read_GML(path), "label", names=["name"])

    def write(path, document):
        igraph_graph(document).write_gml(path)


@peer("igraph", "dl")
class IgraphDl:
    def read(path):
        import igraph
        return of_igraph(igraph.Graph.Read_DL(path), "name")


@peer("igraph", "dot")
class IgraphDot:
    def write(path, document):
        """Its nodes are numbers, with a name."""
        graph = igraph_graph(document)
        graph.vs["name"] = graph.vs["label"]
        del graph.vs["label"]
        graph.write_dot(path)


# ---- Tulip -----------------------------------------------------------------------------------------------------------

def tulip_graph(plugin, path):
    from tulip import tlp
    graph = tlp.importGraph(plugin, {"filename": path})
    if graph is None:
        raise ValueError("refused")
    return graph


def tulip_values(graph, read):
    values = {}
    for name in graph.getProperties():
        if not name.startswith("view") or name == "viewLabel":
            values["label" if name == "viewLabel" else name] = read(graph.getProperty(name))
    return values


def of_tulip(graph, *id_names):
    nodes = {node: tulip_values(graph, lambda p, node=node: p.getNodeStringValue(node)) for node in graph.getNodes()}
    own = {node: str(first(values, *id_names) or node.id) for node, values in nodes.items()}
    actors = [[own[node], first(values, "name", "label")] for node, values in nodes.items()]
    ties = []
    for edge in graph.getEdges():
        values = tulip_values(graph, lambda p, edge=edge: p.getEdgeStringValue(edge))
        ties.append([own[graph.source(edge)], own[graph.target(edge)], None, *more(values)])
    return {"actors": actors, "ties": ties}


def tulip_peer(file_format, plugin, *id_names):
    @peer("tulip", file_format)
    class Tulip:
        def read(path):
            return of_tulip(tulip_graph(plugin, path), *id_names)


tulip_peer("graphml", "GraphML", "id")
tulip_peer("gexf", "GEXF", "id")
tulip_peer("pajek", "Pajek", "label")
tulip_peer("dl", "UCINET", "label")
tulip_peer("gml", "GML", "label")
tulip_peer("dot", "graphviz", "label")


@peer("tulip", "gml")
class TulipGml:
    def read(path):
        return of_tulip(tulip_graph("GML", path), "label")

    def write(path, document):
        from tulip import tlp
        graph = tlp.newGraph()
        nodes = {}
        for actor in document["actors"]:
            nodes[actor["id"]] = graph.addNode({"viewLabel": actor["id"], "name": actor["name"]})
        for tie in document["ties"]:
            graph.addEdge(nodes[tie["source"]], nodes[tie["target"]], tie_values(tie, document["separate"]))
        tlp.exportGraph("GML Export", graph, path)


# ---- Graphviz and what reads its language ----------------------------------------------------------------------------

def run(*command):
    """What a converter prints; what it has no place for it tells beside."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not done.stdout:
        raise ValueError(done.stderr.strip() or f"{command[0]} ended with {done.returncode}")
    return done.stdout


def of_dot(text):
    """As Graphviz itself lists a graph."""
    done = subprocess.run(["dot", "-Tdot_json"], input=text, capture_output=True, text=True, check=False)
    if done.returncode or done.stderr.strip():
        raise ValueError(done.stderr.strip())
    graph = json.loads(done.stdout)
    nodes = [node for node in graph.get("objects", []) if "nodes" not in node]
    names = {node["_gvid"]: node["name"] for node in nodes}
    label = lambda node: None if node.get("label") in (None, "\\N") else node["label"]
    actors = [[node["name"], first(node, "_name") or label(node)] for node in nodes]
    ties = []
    for edge in graph.get("edges", []):
        directed = first(edge, "dir") != "none" if graph["directed"] else False
        ties.append([names[edge["tail"]], names[edge["head"]], directed, *more(edge)])
    return {"actors": actors, "ties": ties}


@peer("Graphviz", "dot")
class Graphviz:
    def read(path):
        with open(path, encoding="utf-8") as file:
            return of_dot(file.read())


@peer("Graphviz", "graphml")
class Graphml2gv:
    def read(path):
        return of_dot(run("graphml2gv", path))


@peer("Graphviz", "gml")
class Gml2gv:
    def read(path):
        return of_dot(run("gml2gv", path))

    def write(path, document):
        Pydot.write(path + ".dot", document)
        with open(path, "w", encoding="utf-8") as file:
            file.write(run("gv2gml", path + ".dot"))


@peer("pydot", "dot")
class Pydot:
    def read(path):
        import pydot
        (graph,) = pydot.graph_from_dot_file(path, encoding="utf-8")
        bare = lambda text: text[1:-1].replace('\\"', '"') if text and text.startswith('"') else text
        values = lambda item: {name: bare(text) for name, text in item.get_attributes().items()}
        actors = [[bare(n.get_name()), first(values(n), "name", "label")] for n in graph.get_nodes()
                  if n.get_name() not in ("node", "edge", "graph", '"\\n"')]  # the last: it takes the end of the file for one
        directed = lambda v: graph.get_type() == "digraph" and v.get("dir") != "none"
        ties = [[bare(e.get_source()), bare(e.get_destination()), directed(values(e)), *more(values(e))]
                for e in graph.get_edges()]
        return {"actors": actors, "ties": ties}

    def write(path, document):
        import pydot
        quoted = lambda x: '"' + str(x).replace('"', '\\"') + '"'
        graph = pydot.Dot(graph_type="digraph" if document["directed"] else "graph", strict=False)
        for actor in document["actors"]:
            graph.add_node(pydot.Node(quoted(actor["id"]), label=quoted(actor["name"])))
        for tie in document["ties"]:
            values = {name: quoted(v) for name, v in tie_values(tie, document["separate"]).items()}
            graph.add_edge(pydot.Edge(quoted(tie["source"]), quoted(tie["target"]), **values))
        graph.write_raw(path, encoding="utf-8")


# ---- tables ----------------------------------------------------------------------------------------------------------

@peer("Python's csv", "csv")
class Csv:
    """Ties in FILE, actors in the file of nodes beside it."""
    def nodes(path):
        return path.removesuffix(".csv") + ".nodes.csv"

    def read(path):
        import csv
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        with open(Csv.nodes(path), encoding="utf-8", newline="") as file:
            actors = [[row["id"], first(row, "label", "name")] for row in csv.DictReader(file)]
        return {"actors": actors, "ties": [[r["source"], r["target"], r["directed"] == "true", *more(r)] for r in rows]}

    def write(path, document):
        import csv
        with open(Csv.nodes(path), "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["id", "label"], *([a["id"], a["name"]] for a in document["actors"])])
        with open(path, "w", encoding="utf-8", newline="") as file:
            keys = ("source", "target", "directed", "sign", "weight", "type", "start")
            csv.writer(file).writerows([keys, *([tie[key] for key in keys] for tie in document["ties"])])


# ---- jobs ------------------------------------------------------------------------------------------------------------

def do(job):
    asked = PEERS[job["peer"], job["format"]]
    try:
        if "read" in job:
            return asked.read(job["read"])
        asked.write(job["write"], job["set"])
        return {}
    except (ImportError, FileNotFoundError) as error:
        return {"missing": str(error)}
    except Exception as error:  # whatever a peer says, it is the answer
        return {"error": f"{type(error).__name__}: {error}"[:300]}


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        jobs = json.load(file)
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as out:  # some peers chat on standard output
        os.dup2(2, 1)
        json.dump([do(job) for job in jobs], out)


if __name__ == "__main__":
    main()
