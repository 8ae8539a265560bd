#!/usr/bin/env python3
"""Random relation sets go into every format and come back: see round_trips.c, which is run here. A number behind the
build folder says how many sets (of DOT, for which Graphviz is asked each time, a fifth of that)."""
import subprocess
import sys

FORMATS = ["json", "jsonl", "csv", "graphml", "gexf", "jgf", "node-link", "cyjs", "gml", "dot", "pajek", "dl"]


def main():
    tool, sets = f"{sys.argv[1]}/round_trips", int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    failed = [name for name in FORMATS
              if subprocess.run([tool, name, "1", str(sets // 5 if name == "dot" else sets)], check=False).returncode]
    print(f"{len(FORMATS) - len(failed)} formats passed, {len(failed)} failed")
    return bool(failed)


sys.exit(main())
