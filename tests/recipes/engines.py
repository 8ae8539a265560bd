#!/usr/bin/env python3
"""What `multivector sql --dialect duckdb` prints gives in DuckDB the sets that `import` makes of the same files: for every shipped
recipe, and for some that call all helper functions on awkward values. Wants node and, in BUILD/npm, DuckDB's package;
scripts/events has the engines that are servers."""
import contextlib
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
from engines import RECIPES, cases, difference, made_cases  # noqa: E402
from importing import Importer  # noqa: E402
import machine  # noqa: E402
from machine import Tally  # noqa: E402
from servers import DuckDB, in_node, why_not  # noqa: E402


def main():
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        importer = Importer(sys.argv[1], folder)
        engine = in_node(DuckDB, pathlib.Path(sys.argv[1]) / "npm", folder, stack)
        if not engine:
            machine.skip(why_not(DuckDB, "build/npm"))
        shipped = ((recipe, RECIPES / f"{recipe}.sql", files) for recipe, files in cases())
        for recipe, path, files in (*shipped, *made_cases(importer)):
            tally.context = f"{recipe} {files[0].name}"
            tally.compare(difference(importer, engine, recipe, path, files), "", "set")
    return tally.close()


sys.exit(main())
