"""Sets whose every text wants to be more than a text, and whose numbers are the largest and smallest there are."""
import json

CONTROLS = "\x1b]0;owned\x07\x1b[2J\x1b[31m\x9b5n\x85\x7f\x08"
MARKS = "\u202egnp.\u202c\u2066x\u2069\u200e\u200f\u061c\u2028\u2029\ufeff"
MARKUP = "</title></script><script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg onload=alert(3)>&lt;&amp;&#27;]]>--><!--"
MARKDOWN = "[x](javascript:alert(4)) ![y](http://127.0.0.1:9/y.png) `z` | a || b\\| *c* # d <http://e> ftp://f.example/g javascript:alert(5)"
STYLE = "red;background:url(http://127.0.0.1:9/c)}</style><style>@import 'http://127.0.0.1:9/d'"
ESCAPES = "\\N \\G\\L \\n\\r\\l \\\\ \\\" %s%n {a|<b>c} \\"
ALL = CONTROLS + MARKS + MARKUP + MARKDOWN + STYLE + ESCAPES
# What a spreadsheet runs, what begins a block of Markdown, and addresses that are not what they seem.
NAMES = ["=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\uff1d1+1", "\uff0b1", "\uff0d1+1", "\uff201", "    code", "1. list", "- list", "===",
         "> quote", "<!DOCTYPE html>", "<b onmouseover=alert(1)>", "https://a.b/\"onclick=\"alert(1)", "mailto:a@b?subject=\"><script>alert(1)</script>",
         "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "HTTPS://a.b/\u202e", "http://a.b/\x1b[31m", "graph{a--b}", "node", "strict", "\"", "'", "\\", "a\nb\r\nc\td",
         "\U0001fffe", "\ufffe", "e\u0301" * 20, "x" * 300, CONTROLS, MARKS, MARKUP, MARKDOWN, STYLE, ESCAPES]


def document(**parts):
    return json.dumps({"format": "multivector-relation-set", "version": 1, **parts})


def texts(prefix):
    """One text everywhere, and a name of each kind."""
    ids = [f"{prefix}{name}" for name in NAMES] if prefix else NAMES
    actors = [{"id": "KAZ" + ALL, "name": ALL, "names": {"ru": ALL}, "vector": "v" + ALL, "place": [71, 51], "region": ALL, "attributes": {ALL: ALL}},
              {"id": "RUS", "name": ALL, "vector": {"v" + ALL: 0.5, "w": 0.5}, "place": [37, 55], "kind": ALL}]
    actors += [{"id": id, "name": name, "vector": "w", "kind": ("country", "organisation")[i % 2], "place": [i, i]} for i, (id, name) in enumerate(zip(ids, NAMES))]
    relation = {"start": "2001", "note": ALL, "sources": [{"id": "s" + ALL, "quote": ALL, "note": ALL}]}
    relations = [{"id": "r" + ALL, "source": "KAZ" + ALL, "target": "RUS", "type": "member", **relation},
                 {"source": "RUS", "target": "KAZ" + ALL, "type": "t" + ALL, **relation}, {"source": "KAZ" + ALL, "target": "RUS", "type": "strategic_rivalry", "attributes": {ALL: ALL}}]
    relations += [{"source": "KAZ" + ALL, "target": id, "type": ("t" + ALL, "sanctions")[i % 3 == 0], "start": "2002", "note": name} for i, (id, name) in enumerate(zip(ids, NAMES))]
    return document(title=ALL, description=ALL, as_of="2003", focus="KAZ" + ALL, sources=[{"id": "s" + ALL, "title": ALL, "publisher": ALL, "url": "https://a.b/" + ALL}],
                    vectors=[{"id": "v" + ALL, "name": ALL, "color": "#0072B2"}, {"id": "w", "name": MARKUP}],
                    relation_types=[{"id": "t" + ALL, "name": ALL, "family": ALL, "sign": 1}], actors=actors, relations=relations)


def numbers(weights):
    """Weights near the ends of the range, of both signs, in a ring with a chord."""
    ids = [f"n{i}" for i in range(len(weights))]
    actors = [{"id": id, "vector": "vw"[i % 2], "kind": ("country", "organisation")[i % 2], "place": [-180 if i % 2 else 180, 90 - i]} for i, id in enumerate(ids)]
    relations = [{"source": id, "target": ids[(i + 1 + i % 2) % len(ids)], "type": "trade", "sign": (1, -1)[i % 3 == 2], "weight": weight, "start": f"{2000 + i % 4}"}
                 for i, (id, weight) in enumerate(zip(ids, weights))]
    return document(title="Numbers", as_of="2003", focus="n0", vectors=[{"id": "v"}, {"id": "w"}], actors=actors, relations=relations)


NUMBERS = {"largest": [1e308] * 7, "smallest": [5e-324] * 7, "both ends": [1.7976931348623157e308, 5e-324, 1e308, 1, 2.2250738585072014e-308, 1e308, 1e-300, 3],
           "sums": [8.9e307, 8.9e307, 8.9e307, 1e-308, 1e154, 1e200]}
