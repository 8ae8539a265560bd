#!/usr/bin/env python3
"""Checks `multivector whatif --format json` against `multivector report` of documents edited here, on random relation
sets: a document without an actor or a relation, or with one more, must report what whatif says. Leaving each out must
give what dropping it alone gives; bands of doubt must be those of a simulation of our own. networkx is asked on
Zachary's karate club and the Florentine families, and left out when it is missing."""
import copy
import json
import math
import pathlib
import subprocess
import sys
import tempfile
from random import Random

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import model

OF_FOCUS = ["degree", "positive_degree", "strength", "betweenness", "harmonic", "closeness", "clustering", "constraint",
            "pagerank", "coreness", "evenness", "effective_vectors", "hhi", "participation", "bridged_rivalries"]
OF_VECTORS = ["evenness", "effective_vectors", "hhi"]
OF_NETWORK = ["relations", "ties", "negative", "ambivalent", "components", "isolates", "transitivity", "density"]
OF_BALANCE = ["triangle_balance", "frustration"]
OF_DIRECTION = ["in_degree", "out_degree"]


class Checker:
    def __init__(self, tool, folder):
        self.tool, self.path, self.compared, self.wrong, self.context = tool, pathlib.Path(folder) / "set.json", 0, [], ""

    def number(self, got, right, what, slack=1e-9):
        self.compared += 1
        numbers = all(isinstance(x, (int, float)) for x in (got, right))
        if abs(got - right) > slack * max(1, abs(right)) if numbers else got != right:
            self.wrong.append(f"{self.context}: {what}: {got}, expected {right}")

    def run(self, command, document, arguments, text=False):
        """The answer, or None when the program refuses what this document has not."""
        self.path.write_text(json.dumps(document))
        run = subprocess.run([self.tool, command, str(self.path), "--format", "json", *arguments], capture_output=True,
                             text=True, check=False)
        if run.returncode == 64 and ("in this set" in run.stderr or "left out by the rest" in run.stderr):
            return None
        if run.returncode:
            self.wrong.append(f"{self.context}: {command} {' '.join(arguments)}: exit code {run.returncode}: {run.stderr}")
            return None
        return run.stdout if text else json.loads(run.stdout)


def of_focus(options):
    return OF_FOCUS + (OF_DIRECTION if "--directed" in options else [])


def asked(options):
    return of_focus(options) + OF_NETWORK + OF_BALANCE


# ---- edits against reports ------------------------------------------------------------------------------------------

def values_of(report, focus, document, options):
    """What a report says of each metric: the value of the focus, and its rank and how many are ranked."""
    found = {name: (report["network"][name], None, None) for name in OF_NETWORK}
    balance = report["structural_balance"]
    count = balance["frustration"]["count"]
    found["triangle_balance"] = (balance["triangle_balance"], None, None)
    found["frustration"] = (count["upper"] if count["proved"] else None, None, None)
    own = next((actor for actor in report["actors"] if actor["id"] == focus), None)
    for name in of_focus(["--directed"] if "directed" in options else []):
        value = own and own["metrics"][name]
        scores = {a["id"]: a["metrics"][name] for a in report["actors"]}
        found[name] = (value, *model.rank(scores, document, options, sorted(scores), focus))
    return found


def report_of(check, document, focus, options):
    known = any(actor["id"] == focus for actor in document["actors"])
    arguments = ["--sections", "overview,centrality,balance", "--metrics", ",".join(of_focus(options)), *options]
    if not known:                               # and no other focus stays for its sake
        document = {key: value for key, value in document.items() if key != "focus"}
    report = check.run("report", document, arguments + (["--focus", focus] if known else []))
    return report and values_of(report, focus, document, check.asked)


def compare_edit(check, whatif, before, after, options):
    for row in whatif["measures"]:
        name = row["metric"]
        for side, right in (("before", before[name]), ("after", after[name])):
            check.number(row[side], right[0], f"{name} {side}")
            check.number(row[f"rank_{side}"], right[1], f"rank of {name} {side}")
            check.number(row[f"ranked_{side}"], right[2], f"ranked of {name} {side}")
        if row["before"] is None or row["after"] is None:
            check.number(row["change"], None, f"change of {name}")
        else:
            check.number(row["change"], row["after"] - row["before"], f"change of {name}")
    check.number([row["metric"] for row in whatif["measures"]], asked(options), "metrics")


def without(document, actors, relations):
    edited = copy.deepcopy(document)
    edited["actors"] = [a for a in edited["actors"] if a["id"] not in actors]
    edited["relations"] = [r for r in edited["relations"] if r["source"] not in actors and r["target"] not in actors
                           and r.get("id") not in relations]
    if edited.get("focus") in actors:
        del edited["focus"]
    if "coverage" in edited:
        edited["coverage"] = model.known_coverage(edited)
    return edited


def check_edits(check, rng, document, focus, options, at):
    actors = [a["id"] for a in document["actors"]]
    named = [r["id"] for r in document["relations"] if "id" in r]
    gone = rng.sample(actors, min(len(actors), rng.choice([0, 1, 1, 2])))
    less = rng.sample(named, min(len(named), rng.choice([0, 1, 2])))
    edited = without(document, gone, less)
    arguments = []
    if gone + less and rng.random() < 0.5:
        arguments = ["--drop", ",".join(gone + less)]
    else:
        for name in gone + less:
            arguments += ["--drop", name]
    for _ in range(rng.choice([0, 1, 1, 2])):
        a, b = rng.choice(actors), rng.choice(actors)
        if a in gone or b in gone:
            continue
        relation = {"source": a, "target": b, "type": rng.choice(["friend", "rival", "visits", "armed_conflict", "member"])}
        words = [a, b, relation["type"]]
        if rng.random() < 0.6:
            relation["sign"] = rng.choice([1, 0, -1])
            words.append(str(relation["sign"]))
            if rng.random() < 0.5:
                relation["weight"] = rng.choice([0.5, 2, 7.25])
                words.append(str(relation["weight"]))
        if at not in ("", "all"):
            relation["start"] = at
        edited["relations"].append(relation)
        arguments += ["--add", ",".join(words)]
    if not arguments:
        return
    check.context += f" {arguments}"
    before = report_of(check, document, focus, options)
    after = before and report_of(check, edited, focus, options)
    whatif = after and check.run("whatif", document, ["--metrics", ",".join(asked(options)), "--focus", focus, *options, *arguments])
    if not whatif:
        return
    compare_edit(check, whatif, before, after, options)
    dropped = [r for r in document["relations"] if r not in edited["relations"]]
    listed = [r for r in whatif["patch"]["relations"] if r["change"] == "dropped"]
    check.number(whatif["patch"]["actors"], sorted(gone, key=lambda i: i.encode()), "dropped actors")
    check.number(sorted(r["id"] for r in listed if r["id"]), sorted(r["id"] for r in dropped if "id" in r), "dropped relations")
    check.number(len(whatif["patch"]["relations"]) - len(listed), arguments.count("--add"), "added relations")
    if not {"--project", "--ego", "--drop-isolates", "--during"} & set(options):     # in a period another one may stand in
        balance = sum(1 if r["change"] == "added" else -1 for r in whatif["patch"]["relations"] if r["counts"])
        check.number(after["relations"][0] - before["relations"][0], balance, "relations that count")


# ---- leaving each out -----------------------------------------------------------------------------------------------

def check_each(check, rng, document, focus, options, each):
    metrics = ["degree", "betweenness", "evenness", "ties", "triangle_balance", "frustration"]
    sort = rng.choice(metrics)
    common = ["--metrics", ",".join(metrics), "--focus", focus, *options]
    whole = check.run("whatif", document, [*common, "--each", each, "--sort", sort])
    if not whole:
        return
    rows, now = whole["each"], {row["metric"]: row for row in whole["measures"]}
    if each == "relation" and "--project" not in options:
        report = check.run("report", document, ["--sections", "overview", "--focus", focus, *options])
        check.number(len(rows), report["network"]["relations"], "rows")
    sizes = [abs(row[f"{sort}_change"]) if row[f"{sort}_change"] is not None else -1 for row in rows]
    for i, row in enumerate(rows):
        check.number(all(sizes[i] >= later - 1e-9 for later in sizes[i + 1:]), True, "order")
        place = 1 + sum(size > sizes[i] + 1e-9 * max(1, max(sizes)) for size in sizes)
        check.number(row["place"], place if sizes[i] >= 0 else None, "place")
    for row in rng.sample(rows, min(4, len(rows))):
        name = row["id"] or row["name"]
        if row["id"] is None and ("--during" in options or sum(other["name"] == name for other in rows) > 1):
            continue                            # in a period one of the same name may be left out as a repetition
        alone = check.run("whatif", document, [*common, "--drop", name])
        if alone is None:                       # two of the same name in the document, one of them out of date
            continue
        for one in alone["measures"]:
            check.number(row[one["metric"]], one["after"], f"{one['metric']} without {name}")
            check.number(row[f"{one['metric']}_rank"], one["rank_after"], f"rank by {one['metric']} without {name}")
            check.number(row[f"{one['metric']}_change"], one["change"], f"change of {one['metric']} without {name}")
            check.number(now[one["metric"]]["before"], one["before"], f"{one['metric']} before")


# ---- draws ----------------------------------------------------------------------------------------------------------

def shuffled(rng, document):
    other = copy.deepcopy(document)
    rng.shuffle(other["relations"])
    rng.shuffle(other["actors"])
    return other


def check_draws(check, rng, document, focus, options):
    metrics = ["relations", "ties", "strength", "degree", "evenness"]
    common = ["--metrics", ",".join(metrics), "--focus", focus, "--seed", str(rng.randint(0, 99)), *options]
    first = check.run("whatif", document, [*common, "--draws", "40"])
    if not first:
        return
    again = check.run("whatif", shuffled(rng, document), [*common, "--draws", "40"])
    for report in (first, again):
        del report["input"]["sha256"], report["input"]["files"]
    check.number(again, first, "draws of the same file in another order")
    sure = check.run("whatif", document, [*common, "--draws", "5", "--keep", "medium=1,low=1"])
    none = check.run("whatif", document, [*common, "--draws", "5", "--keep", "medium=0", "--keep", "low=0"])
    kept = copy.deepcopy(document)
    kept["relations"] = [r for r in kept["relations"] if r.get("confidence") not in ("medium", "low")]
    few = check.run("whatif", kept, [*common, "--draws", "1"])
    for got, right in ((sure, sure), (none, few)):
        if not got or not right:                # no ego, no actor is left: refused
            continue
        for band, other in zip(got["draws"]["bands"], right["draws"]["bands"]):
            for key in ("low", "median", "high"):
                check.number(band[key], other["value"], f"{band['metric']} {key} without doubt")


def share_kept(relation, keep):
    return keep.get(relation.get("confidence"), 1)


def check_statistics(check, rng, document, focus, options):
    """Quantiles of the draws stand where they should among those of a simulation: at 5 standard errors."""
    ours, theirs, keep = 2000, 2000, {"medium": 0.6, "low": 0.3}
    whatif = check.run("whatif", document, ["--metrics", "relations,ties,strength", "--focus", focus, "--draws", str(ours),
                                            "--keep", "medium=0.6,low=0.3", *model.command_line(options)])
    found = {"relations": [], "ties": [], "strength": []}
    for _ in range(theirs):
        draw = {**document, "relations": [r for r in document["relations"] if rng.random() < share_kept(r, keep)]}
        net = model.network(draw, options)
        found["relations"].append(net.relations)
        found["ties"].append(len(net.ties))
        found["strength"].append(math.fsum(w for pair, (s, w) in net.ties.items() if focus in pair and s))
    for band in whatif["draws"]["bands"]:
        for key, share in (("low", 0.05), ("median", 0.5), ("high", 0.95)):
            slack = 5 * math.sqrt(share * (1 - share) * (1 / ours + 1 / theirs)) + 1 / ours
            below = sum(v < band[key] - 1e-9 for v in found[band["metric"]]) / theirs
            upto = sum(v <= band[key] + 1e-9 for v in found[band["metric"]]) / theirs
            check.number(below <= share + slack and upto >= share - slack, True, f"{band['metric']} {key} {below} {upto}")


# ---- networkx -------------------------------------------------------------------------------------------------------

def check_networkx(check):
    try:
        import networkx as nx
    except ImportError:
        print("without networkx: it is missing")
        return
    for name, graph, focus in (("karate", nx.karate_club_graph(), 33), ("florentine", nx.florentine_families_graph(), "Medici")):
        check.context = name
        document = {"format": "multivector-relation-set", "version": 1, "focus": str(focus),
                    "actors": [{"id": str(n)} for n in graph],
                    "relations": [{"id": f"{a}-{b}", "source": str(a), "target": str(b), "type": "alliance"} for a, b in graph.edges]}

        def measures(g):
            return {"betweenness": nx.betweenness_centrality(g, normalized=False)[focus], "harmonic": nx.harmonic_centrality(g)[focus],
                    "degree": g.degree(focus), "clustering": nx.clustering(g)[focus] if g.degree(focus) > 1 else None,
                    "transitivity": nx.transitivity(g), "components": nx.number_connected_components(g)}

        for each in ("relation", "actor"):
            rows = check.run("whatif", document, ["--each", each, "--metrics", ",".join(measures(graph))])["each"]
            check.number(len(rows), graph.number_of_edges() if each == "relation" else len(graph) - 1, "rows")
            by_name = {f"{a}-{b}": (a, b) for a, b in graph.edges} if each == "relation" else {str(n): n for n in graph}
            for row in rows:
                less = nx.Graph(graph)
                less.remove_edge(*by_name[row["id"]]) if each == "relation" else less.remove_node(by_name[row["id"]])
                for metric, right in measures(less).items():
                    check.number(row[metric], right, f"{metric} without {row['id']}")


def check_direction(check):
    """A directed network without each of its relations, and without each actor."""
    try:
        import networkx as nx
    except ImportError:
        return
    graph, focus, check.context = nx.gnp_random_graph(18, 0.15, seed=3, directed=True), 5, "directed"
    document = {"format": "multivector-relation-set", "version": 1, "focus": str(focus), "actors": [{"id": str(n)} for n in graph],
                "relation_types": [{"id": "t", "directed": True}],
                "relations": [{"id": f"{a}-{b}", "source": str(a), "target": str(b), "type": "t"} for a, b in graph.edges]}

    def measures(g):
        return {"betweenness": nx.betweenness_centrality(g, normalized=False)[focus], "in_degree": g.in_degree(focus),
                "out_degree": g.out_degree(focus), "harmonic": nx.harmonic_centrality(g.reverse())[focus],
                "pagerank": nx.pagerank(g, tol=1e-13, max_iter=1000)[focus]}

    for each, items in (("relation", graph.edges), ("actor", [n for n in graph if n != focus])):
        rows = check.run("whatif", document, ["--each", each, "--directed", "--metrics", ",".join(measures(graph))])["each"]
        check.number(len(rows), len(items), "rows")
        by_name = {f"{one[0]}-{one[1]}" if each == "relation" else str(one): one for one in items}
        for row in rows:
            less = nx.DiGraph(graph)
            less.remove_edge(*by_name[row["id"]]) if each == "relation" else less.remove_node(by_name[row["id"]])
            for metric, right in measures(less).items():
                check.number(row[metric], right, f"{metric} without {row['id']}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        check = Checker(f"{sys.argv[1]}/multivector", folder)
        for number in range(2, 160):
            rng = Random(f"whatif/{number}")
            document = model.random_document(rng, number)
            focus = rng.choice(document["actors"])["id"]
            options = model.random_options(rng, document)
            arguments, check.asked = model.command_line(options), options
            if rng.random() < 0.15 and "drop-isolates" not in options and "ego" not in options:
                arguments += ["--project", rng.choice(document["actors"]).get("kind", "country") + rng.choice(["", "+direct"])]
            check.context = f"set {number} focus {focus} {arguments}"
            check_each(check, rng, document, focus, arguments, rng.choice(["relation", "actor"]))
            check_draws(check, rng, document, focus, arguments)
            check_edits(check, rng, document, focus, arguments, options.get("during", options.get("at", "")).partition("..")[0])
        for number in range(8):
            rng = Random(f"doubt/{number}")
            document = model.random_document(rng, 20)
            options = {"at": "all", "fold": "sum"}
            check.context = f"doubt {number}"
            check_statistics(check, rng, document, rng.choice(document["actors"])["id"], options)
        check_networkx(check)
        check_direction(check)
    print("\n".join(check.wrong[:20]))
    print(f"{check.compared - len(check.wrong)} passed, {len(check.wrong)} failed")
    return bool(check.wrong)


sys.exit(main())
