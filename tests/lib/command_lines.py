"""Every command in every form, for tests that run all of them: what stands for files and names is filled in by the test."""

FORMS = ("text", "markdown", "csv", "json", "html")
FORMATS = ("json", "jsonl", "graphml", "gexf", "jgf", "cyjs", "node-link", "gml", "dot", "pajek", "dl", "matrix", "csv")
LAYOUTS = ("network", "compass", "map", "map --projection equal-earth", "bars", "friends", "matrix")

# Command lines and the forms each is run in. {a} and {b} are sets, {out} is where what has a name of its own is written.
REPORTS = [
    "report {a}", "report {a} --explain --all --metrics all", "report {a} --sections vectors,sensitivity --all",
    "relations {a} --at all", "timeline {a} --since 2000 --until 2004", "timeline {a} --since 2000 --until 2004 --metrics shares",
    "compare {a} {b}", "compare {a} {b} {a}", "rank {a} --metric degree", "rank {a} {b} --metric degree",
    "whatif {a} --each relation", "whatif {a} --draws 20", "validate {a}", "types", "metrics", "recipes",
]
PICTURES = [
    *(f"render {{a}} --layout {layout}" for layout in LAYOUTS), "render {a} --theme dark --edge-labels type --show-ended",
    "render {a} --color-by community --size-by betweenness", "timeline {a} --since 2000 --until 2004",
    "timeline {a} --since 2000 --until 2004 --metrics shares",
]
BESIDE = [  # what they write beside their report
    "compare {a} {b} --svg {out}", "compare {a} {b} --svg {out} --panels", "compare {a} {b} {a} --svg {out}",
    "rank {a} --metric degree --svg {out}", "rank {a} {b} --metric degree --svg {out}",
]


PAGES = ["explore {a} --since 2003 --until 2003"]


def reports():
    for line in PAGES:
        yield "html", line
    for line in REPORTS:
        for form in ["text"] if line.startswith("validate") else FORMS:
            yield form, f"{line} --format {form}" if not line.startswith("validate") else line


def pictures():
    for line in PICTURES:
        yield "svg", f"{line} --format svg"
    for line in BESIDE:
        yield "svg beside", line
    yield "dot", "render {a} --format dot"
    yield "positions", "render {a} --save-positions {out}"


def conversions():
    for name in FORMATS:
        yield name, f"convert {{a}} --to {name}" + (" --ties --at all" if name == "matrix" else "")
