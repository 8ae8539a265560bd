#!/usr/bin/env python3
"""Files of graph formats as other programs write them, made by hand: what convert makes of each, and what it says of those
that it cannot read. A network is told in one line: the actors, with their names where these are not the ids, then the
relations, as A>B (directed) or A-B, with type, signed weight and dates."""
import gzip
import html.entities
import json
import pathlib
import subprocess
import sys
import tempfile

TOOL = str(pathlib.Path(f"{sys.argv[1]}/multivector").resolve())
PIECE = 1 << 20  # what is read of a file at once

GRAPHML = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">{keys}\n{graph}</graphml>'
YED = ('<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">'
       '<key for="port" id="d0" yfiles.type="portgraphics"/><key attr.name="description" attr.type="string" for="node" id="d1"/>'
       '<key for="node" id="d2" yfiles.type="nodegraphics"/><key for="edge" id="d3" yfiles.type="edgegraphics"/>'
       '<graph edgedefault="directed">{nodes}<edge id="e0" source="n0" target="n1"><data key="d3"><y:PolyLineEdge>'
       '<y:Arrows source="none" target="standard"/><y:EdgeLabel>supports</y:EdgeLabel></y:PolyLineEdge></data></edge></graph></graphml>')
YED_NODE = ('<node id="n{number}">{port}<data key="d2"><y:ShapeNode><y:Geometry x="1.0"/><y:NodeLabel>{label}</y:NodeLabel>'
            '<y:NodeLabel>second</y:NodeLabel></y:ShapeNode></data></node>')
LIVE = ('<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/yfiles-common/3.0">'
        '<key id="d0" for="node" attr.name="NodeLabels" y:attr.uri="http://www.yworks.com/xml/yfiles-common/2.0/NodeLabels"/>'
        '<graph edgedefault="directed">{nodes}<edge source="n0" target="n1"/></graph></graphml>')
LIVE_NODE = ('<node id="n{number}"><data key="d0"><x:List xmlns:x="x"><y:Label><y:Label.Text>{label}</y:Label.Text></y:Label></x:List>'
             '</data></node>')
GEXF = '<gexf xmlns="http://{address}" version="{version}"><graph {graph}><nodes><node id="a" label="A &amp; B"/><node id="b"/></nodes>' \
       '<edges>{edges}</edges></graph></gexf>'


def graphml(graph, keys="", directed="directed"):
    return GRAPHML.format(keys=keys, graph=f'<graph edgedefault="{directed}">{graph}</graph>')


def gexf(edges, graph='defaultedgetype="directed"', address="gexf.net/1.3", version="1.3"):
    return GEXF.format(address=address, version=version, graph=graph, edges=edges)


AB, WEIGHT = '<node id="A"/><node id="B"/>', '<key id="w" for="edge" attr.name="weight" attr.type="double"/>'
VERTICES = '*Vertices 3\n1 "A"\n2 "B b"\n3 C\n'

# The file's ending, what is in it, the network.
READ = [
    # GraphML: directions, keys in all places, defaults, what other programs do to ids, names and namespaces
    ("graphml", graphml(AB + '<edge source="A" target="B"/><edge source="B" target="A" directed="false"/>'), "A B; A>B relation 1, B-A relation 1"),
    ("graphml", graphml(AB + '<edge source="A" target="B"/>', directed="undirected"), "A B; A-B relation 1"),
    ("graphml", graphml(AB + '<edge source="A" target="B"><data key="w">-2</data></edge><edge source="B" target="A"/>',
                        '<key id="w" attr.name="weight" attr.type="double"><default>3</default></key>'),
     "A B; A>B relation -2, B>A relation 3"),
    ("graphml", graphml(WEIGHT + AB + '<edge source="A" target="B"><data key="w"> 2.0 </data></edge>'), "A B; A>B relation 2"),
    ("graphml", graphml('<node id="A&amp;B"><data key="l">&lt;A&gt; &amp; B</data></node><edge source="A&amp;B" target="A&amp;B"/>',
                        '<key id="l" for="node" attr.name="label" attr.type="string"/>'), "A&B=<A> & B; A&B>A&B relation 1"),
    ("graphml", graphml(AB + '<edge id="0" source="A" target="B"/><edge id="0" source="B" target="A"/>'), "A B; A>B relation 1, B>A relation 1"),
    ("graphml", graphml(AB + '<edge id="war" source="A" target="B"/><edge id="war" source="B" target="A"/>'),
     "A B; A>B relation 1 #war, B>A relation 1"),
    ("graphml", graphml('<node id="n0"><data key="n">KAZ</data><data key="l">Kazakhstan</data></node>',
                        '<key id="n" for="node" attr.name="name" attr.type="string"/><key id="l" for="node" attr.name="label" attr.type="string"/>'),
     "KAZ=Kazakhstan; "),
    ("graphml", graphml('<node id="A"><graph id="A:" edgedefault="directed"><node id="B"/><edge source="A" target="B"/></graph></node>'),
     "A B; A>B relation 1"),
    ("graphml", '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph><node xmlns="" id="A"/><node xmlns="" id="B"/>'
                '<edge xmlns="" source="A" target="B"><data key="type">war</data></edge></graph></graphml>', "A B; A-B armed_conflict -5"),
    ("graphml", graphml(AB).replace("<graphml ", '<graphml xmlns:x=" no address " '), "A B; "),
    ("graphml", YED.format(nodes=YED_NODE.format(number=0, label="Kazakhstan", port='<port name="p"/>') + YED_NODE.format(number=1, label="Russia", port="")),
     "Kazakhstan Russia; Kazakhstan>Russia relation 1 #e0 (supports)"),
    ("graphml", LIVE.format(nodes=LIVE_NODE.format(number=0, label="A") + LIVE_NODE.format(number=1, label="B")), "A B; A>B relation 1"),
    # GEXF: versions, directions, times
    ("gexf", gexf('<edge id="0" source="a" target="b" weight="-2" kind="member"/>'), "a=A & B b; a>b member -2"),
    ("gexf", gexf('<edge id="0" source="a" target="b" type="undirected"/>', address="www.gephi.org/gexf/1.1draft", version="1.1"),
     "a=A & B b; a-b relation 1"),
    ("gexf", gexf('<edge id="0" source="a" target="b" type="alliance"/>'), "a=A & B b; a>b alliance 5"),
    ("gexf", gexf('<edge id="0" source="a" target="b" start="2009-03-01" endopen="2010-01-01"/>', 'mode="dynamic" timeformat="date"'),
     "a=A & B b; a-b relation 1 2009-03-01..2010-01-01"),
    ("gexf", gexf('<edge id="0" source="a" target="b"><spells><spell start="2009" end="2010"/><spell start="2012"/></spells></edge>'),
     "a=A & B b; a>b relation 1 2009..through 2010, a>b relation 1 2012.."),
    ("gexf", gexf('<edge id="0" source="a" target="b" timestamps="&lt;[2009, 2011]&gt;"/>'),
     "a=A & B b; a>b relation 1 2009..through 2009, a>b relation 1 2011..through 2011"),
    ("gexf", gexf('<edge id="0" source="a" target="b" start="-Infinity" end="2010"/>'), "a=A & B b; a>b relation 1 ..through 2010"),
    # Pajek: all sections, signs, times, kinds, several networks
    ("net", VERTICES + '*Arcs\n1 2 -2\n*Edges\n2 3\n', "A B b C; A>B b relation -2, B b-C relation 1"),
    ("net", "\ufeff%comment\r\n" + VERTICES + '*arcs :2 "rival"\r\n1 2\r\n*Edges :1\r\n2 3 4 [1-3,5]\r\n',
     "A B b C; A>B b strategic_rivalry -3, B b-C 1 4 0001..through 0003, B b-C 1 4 0005..through 0005"),
    ("net", VERTICES + '*Arcslist\n1 2 -3\n*Edgeslist\n2 3\n', "A B b C; A>B b relation 1, A>C relation -1, B b-C relation 1"),
    ("net", VERTICES + '*Matrix\n0 1 0\n0 0 -2\n0 0 0\n', "A B b C; A>B b relation 1, B b>C relation -2"),
    ("net", '*Vertices 3 2\n1 "A"\n2 "B"\n3 "U"\n*Edges\n1 3\n', "A B U; A-U relation 1"),
    ("net", "*Vertices 2\n1 A\n2 B\n*Arcs\n*Vertices 2\n1 A\n2 B\n*Edges\n1 2\n", "A B; A-B relation 1"),
    ("net", "*Vertices 2\n*Arcs\n1 2\n", "1 2; 1>2 relation 1"), ("net", "made by hand\n*Vertices 1\n1 A\n", "A; "),
    ("paj", "*Network trade\n" + VERTICES + "*Arcs\n1 2 3\n*Network war\n" + VERTICES + "*Arcs\n2 3 1\n*Partition p\n*Vertices 3\n1\n1\n2\n",
     "A B b C; A>B b trade 3, B b>C armed_conflict -1"),
    # DL: matrices, lists, labels inside
    ("dl", "dl n=2\nlabels:\nA,B\ndata:\n0 -1\n2 0\n", "A B; A>B relation -1, B>A relation 2"),
    ("dl", "DL N = 2, NM = 2, FORMAT = FULLMATRIX\nLABELS:\nA B\nMATRIX LABELS:\nwar\ntrade\nDATA:\n0 1\n1 0\n0 2\n2 0\n",
     "A B; A-B armed_conflict -1, A-B trade 2"),
    ("dl", "dl n=3 format=edgelist1\nlabels embedded:\ndata:\nA \"B b\" 2\n\"B b\" C -1\n", "A B b C; A>B b relation 2, B b>C relation -1"),
    ("dl", "dl n=3 format=nodelist1\nlabels:\nA\nB\nC\ndata:\n1 2 3\n", "A B C; A>B relation 1, A>C relation 1"),
    # GML: who is the id, entities, edges with numbers
    ("gml", 'graph [ directed 1 node [ id 7 label "A" ] node [ id 9 label "&#220; &amp; B" ] edge [ id 1 source 7 target 9 weight -2 ] ]',
     "A Ü & B; A>Ü & B relation -2"),
    ("gml", 'Creator "igraph" graph [ node [ id 0 name "KAZ" label "Kazakhstan" ] node [ id 1 name "RUS" label "Russia" ] ]',
     "KAZ=Kazakhstan RUS=Russia; "),
    ("gml", 'graph [ node [ id 0 label "KAZ" name "Kazakhstan" ] node [ id 1 label "RUS" name "Russia" ] ]', "KAZ=Kazakhstan RUS=Russia; "),
    ("gml", 'graph [ label "" node [ id 0 ] ]', "0; "),
    ("gml", 'graph [ node [ id "a" label "x" ] node [ id b label "x" ] edge [ source "a" target b ] ]', "a=x b=x; a-b relation 1"),
    # JSON of several kinds
    ("json", '{"graph": {"directed": false, "nodes": {"a": {"label": "A"}, "b": {}}, "edges": [{"source": "a", "target": "b", "relation": "war"}]}}',
     "a=A b; a-b armed_conflict -5"),
    ("json", '{"graph": {"nodes": [{"id": "a", "label": "A"}, {"id": "b"}], "edges": [{"source": "a", "target": "b", "metadata": {"weight": -2}}]}}',
     "a=A b; a>b relation -2"),
    ("json", '{"directed": true, "nodes": [{"id": "a"}, {"id": 2}], "links": [{"source": "a", "target": 2, "key": 0}]}', "a 2; a>2 relation 1"),
    ("json", '{"nodes": [{"name": "A"}, {"name": "B"}], "links": [{"source": 0, "target": 1}]}', "A B; A-B relation 1"),
    ("json", '{"options": {"type": "mixed"}, "nodes": [{"key": "a", "attributes": {"label": "A"}}, {"key": "b"}], "edges": '
             '[{"source": "a", "target": "b", "undirected": true, "attributes": {"weight": -1}}]}', "a=A b; a-b relation -1"),
    ("cyjs", '{"elements": {"nodes": [{"data": {"id": "a", "name": "A", "SUID": 5}}, {"data": {"id": "b"}}], "edges": '
             '[{"data": {"id": "e", "source": "a", "target": "b", "interaction": "trade"}}]}}', "a=A b; a-b trade 1 #e"),
    ("json", '[{"data": {"source": "a", "target": "b"}}, {"data": {"id": "a"}}, {"data": {"id": "b"}}]', "a b; a-b relation 1"),
    ("cyjs", '{"directed": true, "multigraph": true, "data": [], "elements": {"nodes": [{"data": {"id": "a", "value": "a", "name": "a", "label": "A"}}], '
             '"edges": [{"data": {"source": "a", "target": "a", "key": 0}}]}}', "a=A; a>a relation 1"),
]

# The ending, what is in the file, a part of the message.
REFUSED = [
    ("graphml", graphml(AB).replace("</graphml>", '<graph edgedefault="directed"/></graphml>'), "a second graph"),
    ("graphml", graphml(AB + "<hyperedge/>"), "hyperedge"), ("graphml", graphml('<node id="A"/><node id="A"/>'), "used twice"),
    ("graphml", graphml(AB)[:-20], "not valid XML"), ("graphml", '<!DOCTYPE g [<!ENTITY a "b">]>' + graphml(AB)[39:], "entity"),
    ("graphml", graphml(AB + '<edge source="A"/>'), "target"), ("graphml", "<graphml/>", "no graph"),
    ("graphml", graphml(AB + '<edge source="A" target="B"><data key="w">much</data></edge>', WEIGHT), '"weight" is "much"'),
    ("gexf", gexf("").replace("</gexf>", "<graph/></gexf>"), "a second graph"), ("gexf", gexf('<edge source="a"/>'), "target"),
    ("net", "*Arcs\n1 2\n", "from 1 to 0"), ("net", VERTICES + "*Arcs\n1 4\n", '"4"'), ("net", VERTICES + "*Matrix\n0 1 0\n1 0\n", "9 were expected"),
    ("net", VERTICES + "*Matrix\n0 1 0 0 0 0 0 0 0 0\n", "more than 3 rows"), ("net", VERTICES + "*Ties\n1 2\n", "*Arcslist"),
    ("paj", "*Network a\n" + VERTICES + "*Network b\n*Vertices 2\n1 A\n2 B\n", "a second network"), ("net", "nothing\n", "no *Vertices"),
    ("dl", "dl n=2\ndata:\n0 1\n1\n", "1:"), ("dl", "dl n=2 format=edgelist1\ndata:\n1 3\n", '"3"'), ("dl", "dl n=2\nlabels:\nA,A\ndata:\n0 1 1 0\n", "twice"),
    ("gml", "graph [ node [ id 0 ]", "was expected"), ("gml", "graph [ ] graph [ ]", "a second"), ("gml", "node [ id 0 ]", "graph [ ... ]"),
    ("gml", "graph [ node [ id 0 ] node [ id 0 ] ]", "used twice"),
    ("json", '{"graphs": [{"nodes": {}}, {"nodes": {}}]}', "2 graphs"), ("json", '{"graph": {"nodes": {}, "hyperedges": []}}', "hyperedges"),
    ("node-link.json", '{"nodes": [], "links": {}}', '"links"'), ("cyjs", '{"data": {}}', "elements"),
]


NAMING = ("jsonl", "csv", "graphml", "gexf", "jgf", "node-link", "cyjs")

# Attributes that are called as what some format keeps for itself.
NAMED = {name: 1 for name in ("value", "key", "interaction", "attributes", "selected", "SUID", "label", "name", "undirected", "metadata", "kind")}


def convert(folder, name, content):
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return subprocess.run([TOOL, "convert", name, "--to", "json"], cwd=folder, capture_output=True, text=True, timeout=900, check=False)


def in_words(document):
    """The network in one line."""
    types = {t["id"]: t for t in document.get("relation_types", [])}
    actors = [a["id"] + (f"={a['name']}" if a.get("name", a["id"]) != a["id"] else "") for a in document.get("actors", [])]
    relations = []
    for relation in document.get("relations", []):
        r = {**types[relation["type"]], "id": "", **relation}
        end = r.get("end") or ("through" in r and f"through {r['through']}") or ""
        dates = f" {r.get('start', '')}..{end}" if "start" in r or end else ""
        ends = f"{r['source']}{'>' if r['directed'] else '-'}{r['target']}"
        more = (f" #{relation['id']}" if "id" in relation else "") + (f" ({relation['note']})" if "note" in relation else "")
        relations.append(f"{ends} {r['type']} {r['sign'] * r['weight']:g}{dates}{more}")
    title = document.get("title", "t")  # an empty one would be no set
    return f"{' '.join(actors)}; {', '.join(relations)}" if title else "an empty title"


def packed(content, size=0):
    """A gzip member, of that size if it is given: its name makes it as long as needed."""
    member = gzip.compress(content, mtime=0)
    return member[:3] + b"\x08" + member[4:10] + b"n" * (size - len(member) - 1) + b"\0" + member[10:]


def cut_marks(folder, ending, content, expected):
    """Members that begin near the end of what is read at once, so that the mark of the next one is cut."""
    half = len(content) // 2
    for size in range(PIECE - 2, PIECE + 2):
        done = convert(folder, f"t.{ending}.gz", packed(content[:half].encode(), size) + packed(content[half:].encode()))
        if done.returncode or in_words(json.loads(done.stdout)) != expected:
            yield f"a gzip member of {size} bytes before another: {done.stderr}"


def faults(folder):
    for ending, content, expected in READ:
        for name in (f"t.{ending}", "t") if content[0] != "m" else (f"t.{ending}",):  # by its name, and by what is in it
            done = convert(folder, name, content)
            got = in_words(json.loads(done.stdout)) if done.returncode == 0 else done.stderr
            if got != expected:
                yield f"{name}: {content}\n  expected {expected}\n  got      {got}"
    for ending, content, message in REFUSED:
        done = convert(folder, f"t.{ending}", content)
        if done.returncode != 65 or message not in done.stderr or done.stdout:
            yield f"{ending}: {content}\n  {done.returncode}, {done.stderr}"
    whole = {"format": "multivector-relation-set", "version": 1, "actors": [{"id": "A", "attributes": NAMED}],
             "relations": [{"source": "A", "target": "A", "type": "member", "attributes": NAMED}]}
    (folder / "named.json").write_text(json.dumps(whole))
    for name in NAMING:
        subprocess.run([TOOL, "convert", "named.json", "--to", name, "-o", "named.out", "-q"], cwd=folder, timeout=900, check=True)
        done = subprocess.run([TOOL, "convert", "named.out", "--from", name, "--to", "json"], cwd=folder, capture_output=True, check=False)
        got = json.loads(done.stdout or "{}")
        if [r.get("attributes") for r in got.get("actors", []) + got.get("relations", [])] != [NAMED, NAMED]:
            yield f"attributes through {name}: {done.stdout} {done.stderr}"
    yield from cut_marks(folder, *READ[0])
    entities = {name: chr(code) for name, code in html.entities.name2codepoint.items() if 0xa0 <= code <= 0xff}
    nodes = " ".join(f'node [ id {i} label "x&{name};y" ]' for i, name in enumerate(entities))
    done = convert(folder, "entities.gml", f"graph [ {nodes} ]")
    got = [actor["name"] for actor in json.loads(done.stdout or '{"actors": []}')["actors"]]
    if got != [f"x{sign}y" for sign in entities.values()]:
        yield f"entities: {got} {done.stderr}"
    ending, content, expected = READ[0]
    half = len(content) // 2
    done = convert(folder, f"t.{ending}.gz", gzip.compress(content[:half].encode()) + gzip.compress(content[half:].encode()))
    if done.returncode or in_words(json.loads(done.stdout)) != expected:
        yield f"two gzip members: {done.stderr}"


def main():
    with tempfile.TemporaryDirectory() as name:
        found = list(faults(pathlib.Path(name)))
    print(*found, sep="\n")
    print(f"{2 * len(READ) + len(REFUSED) + len(NAMING) + 6 - len(found)} passed, {len(found)} failed")
    return len(found) > 0


sys.exit(main())
