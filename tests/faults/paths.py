"""The main paths of every command, on small files: what tests/faults run with faults, and what each should give."""
import gzip
import json
import pathlib
import subprocess

TIES = [("A", "B", "alliance_treaty"), ("A", "C", "sanctions"), ("B", "C", "strategic_rivalry"), ("A", "D", "trade"), ("B", "D", "territorial_dispute"),
        ("C", "D", "alliance_treaty"), ("D", "E", "sanctions"), ("E", "F", "alliance_treaty"), ("A", "F", "strategic_rivalry"), ("C", "F", "trade")]
SET = {"format": "multivector-relation-set", "version": 1, "title": "Ten ties", "focus": "A", "as_of": "2020",
       "vectors": [{"id": "west"}, {"id": "east"}],
       "actors": [{"id": "A", "name": "Älpha"}, {"id": "B", "vector": "west"}, {"id": "C", "vector": "east"},
                  {"id": "D", "vector": {"west": 0.5, "east": 0.5}}, {"id": "E", "vector": "west", "place": [10, 50]}, {"id": "F"}],
       "relations": [{"id": f"r{i}", "source": a, "target": b, "type": kind, "start": str(2001 + i), "weight": 1 + i % 3,
                      "note": "a \"note\" & <more>", "confidence": "high" if i % 2 else "low"} for i, (a, b, kind) in enumerate(TIES)]}
RECIPE = """-- title: Pairs
-- table: pairs: one, other, day

SELECT one AS source, other AS target, 'trade' AS type, iso_date(day, 'YYYY-MM-DD') AS start, rowid AS source_ref FROM pairs
"""

# name: command. What stands behind -o, --svg and the like is written; everything else goes to standard output.
PATHS = {
    "help": "help report",
    "metrics": "metrics",
    "types": "types --format json",
    "recipes": "recipes",
    "sql": "sql gdelt-2 --dialect duckdb",
    "validate": "validate x.json y.json --strict",
    "validate-gzip": "validate x.json.gz",
    "validate-csv": "validate n.csv",
    "report-text": "report x.json",
    "report-json": "report x.json --format json -o r.json --certificate proof.json",
    "report-html": "report x.json --directed -o r.html",
    "report-all": "report x.json --sections summary,overview,partners,centrality,balance,pivotal,chance,vectors,homophily,explain,sensitivity --by vector --metrics all --draws 20 --format markdown",
    "report-jobs": "report x.json --sections balance,chance --draws 20 -j 2 --format json",
    "relations": "relations x.json --actor A --format csv -o l.csv",
    "timeline": "timeline x.json --metrics frustration,transitivity",
    "timeline-chart": "timeline x.json -o t.svg",
    "compare": "compare x.json y.json --format json -o c.json --patch p.json",
    "compare-map": "compare x.json y.json --svg d.svg",
    "compare-sets": "compare x.json y.json z.json --format json",
    "rank": "rank x.json --metric degree",
    "explore": "explore x.json -o e.html",
    "whatif": "whatif x.json --drop r1 --each relation --format json",
    "render": "render x.json -o p.svg --save-positions places.csv",
    "render-compass": "render x.json --layout compass -o p.svg",
    "render-map": "render x.json --layout map --projection equal-earth -o p.svg",
    "render-bars": "render x.json --layout bars -o p.svg",
    "render-matrix": "render x.json --layout matrix -o p.svg",
    "render-png": "render x.json --layout friends -o p.png",
    "render-pdf": "render x.json --layout friends -o p.pdf",
    "render-dot": "render x.json --format dot",
    "convert-csv": "convert x.json -o out.csv",
    "convert-gzip": "convert x.json -o out.json.gz",
    "convert-metrics": "convert x.json --metrics degree,pagerank,eigenvector,closeness,community,signed_community -o out.graphml",
    "import": "import ./pairs.sql pairs.csv --explain-rows -o set.json",
    "import-mid": "import cow-mid mid.csv -o set.json",
} | {f"read-{form}": f"convert x.{form} --to json" for form in ("jsonl", "graphml", "gexf", "jgf", "cyjs", "gml", "dot", "net", "dl")
} | {f"write-{form}": f"convert x.json --to {form}" for form in ("jsonl", "graphml", "gexf", "jgf", "cyjs", "node-link", "gml", "dot", "pajek", "dl", "matrix")}


def fill(folder, tool):
    """The files that the commands read."""
    (folder / "x.json").write_text(json.dumps(SET))
    (folder / "x.json.gz").write_bytes(gzip.compress(json.dumps(SET).encode(), mtime=0))
    (folder / "y.json").write_text(json.dumps({**SET, "relations": SET["relations"][:7]}))
    (folder / "z.json").write_text(json.dumps({"format": SET["format"], "version": 1, "extends": "x.json", "title": "variant"}))
    (folder / "n.csv").write_text("source,target,type\nA,B,member\nA,C,sanctions\n")
    (folder / "pairs.csv").write_text("one,other,day\nA,B,2001-02-03\nB,C,2002-03-04\n")
    (folder / "pairs.sql").write_text(RECIPE)
    mid = pathlib.Path(__file__).resolve().parent.parent / "recipes/cow-mid/MIDB 5.0.csv"
    (folder / "mid.csv").write_bytes(mid.read_bytes())
    for form, ending in {"pajek": "net"}.items() | {(form, form) for form in ("jsonl", "graphml", "gexf", "jgf", "cyjs", "gml", "dot", "dl")}:
        subprocess.run([tool, "convert", "x.json", "--to", form, "-o", f"x.{ending}", "-q"], cwd=folder, check=True)
