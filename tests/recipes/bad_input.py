#!/usr/bin/env python3
"""Tables that a recipe must not make a set of, or not without a word: each is said with its place and ends with exit
code 65, and a set that was there before stays what it was."""
import pathlib
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "lib"))
from importing import Importer  # noqa: E402
from machine import Tally  # noqa: E402

MID = (HERE / "cow-mid" / "MIDB 5.0.csv").read_text()
HEAD = MID.split("\n", 1)[0] + "\n"
STATES = (HERE / "cow-mid.states" / "states2016.csv").read_text()
ROW = '104,"CAL",20,1,2,1990,5,2,1990,1,1,1,-9,0,0,8,3,1,5\n'


def changed(old, new):
    assert old in ROW
    return MID + ROW.replace(old, new)


BAD = {  # the table, exit code, what is said
    "a column is missing": (MID.replace("ccode", "country", 1), 't.csv:1:1: error: the header has no column "ccode"; the recipe cow-mid is for Militarized Interstate Disputes'),
    "no rows": (HEAD, "t.csv:2:1: error: the table has no rows"),
    "nothing": ("", "t.csv:1:1: error: the table is empty"),
    "a row is short": (MID + '104,"CAL",20,1,2\n', "t.csv:11:1: error: the row has 5 fields; 19 were expected"),
    "a row is long": (MID + ROW.replace("\n", ",1,2\n"), "t.csv:11:1: error: the row has 21 fields; 19 were expected"),
    "a day that is none": (changed(",20,1,2,1990,", ",20,30,2,1990,"), "t.csv:11:14: error: there is no day 1990-02-30"),
    "a month that is none": (changed(",20,1,2,1990,", ",20,1,24,1990,"), 't.csv:11:16: error: the month is "24"'),
    "a year that is none": (changed("5,2,1990,1", "5,2,19903,1"), 't.csv:11:27: error: the year is "19903"'),
    "a text for a day": (changed(",20,1,2,1990,", ",20,first,2,1990,"), 't.csv:11:14: error: the day is "first"'),
    "another recipe's": ((HERE / "cow-contiguity" / "contdir.csv").read_text(), "t.csv: error: this looks like Direct Contiguity, by spell 3.2, which the recipe cow-contiguity reads"),
    "the incidents": ((HERE / "cow-mid-incident" / "MIDIP 5.0.csv").read_text(), "which the recipe cow-mid-incident reads"),
    "another encoding": (MID.encode("utf-16"), "t.csv: error: this is UTF-16 text"),
}
WARNED = {
    "an unknown column": (HEAD.replace("\n", ",more\n") + ROW.replace("\n", ",1\n"), 't.csv:1:1: warning: the recipe does not know the column "more"'),
    "another version": (MID.replace(",5\n", ",4.3\n"), 't.csv:2:53: warning: "version" is "4.3", where the recipe expects 5'),
    "years out of range": (MID.replace(",1903,", ",1703,"), "cow-mid.sql: warning: 1 relation begins outside of what the recipe covers, which is 1816..2014, the first in 1703-02-04 (rows 1, 2)"),
    "another case, other marks": (MID.replace("stday", "St.Day").replace("ccode", "CCODE"), "9 rows read"),
    "semicolons": (MID.replace(",", ";"), "9 rows read"), "line ends of old": (MID.replace("\n", "\r"), "9 rows read"),
    "a byte order mark": ("\ufeff" + MID, "9 rows read"),
}


def refused(tally, importer, files, message, **options):
    before = importer.write("set.json", "what was there")
    code, out, said = importer.run("import", options.get("recipe", "cow-mid"), *files, "-o", before, "--explain-rows")
    tally.compare((code, out, before.read_text()), (options.get("code", 65), "", "what was there"), said)
    tally.compare((message in said, "error: " in said), (True, True), f"it says: {said}")
    tally.compare(len(set(said.splitlines())), len(said.splitlines()), f"each mistake is said once: {said}")


def main():
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        importer = Importer(sys.argv[1], folder)
        for tally.context, (table, message) in BAD.items():
            refused(tally, importer, [importer.write("t.csv", table)], message)
        for tally.context, (table, message) in WARNED.items():
            code, _, said = importer.run("import", "cow-mid", importer.write("t.csv", table))
            tally.compare((code, message in said), (0, True), f"it says: {said}")
        tally.context = "unmatched"
        table = importer.write("t.csv", MID)
        states = importer.write("states.csv", STATES.replace(",20,", ",21,"))
        refused(tally, importer, [table, states], '"20" (2); "20" is first in rows 3, 4')
        tally.context = "the states alone"
        refused(tally, importer, [states], 'needs a file for its table "midb"', code=64)
        tally.context = "GDELT"
        events = (HERE / "gdelt-2" / "20240331000000.export.CSV").read_text()
        refused(tally, importer, [importer.write("t.CSV", events)], "which the recipe gdelt-2 reads", recipe="gdelt-1")
        refused(tally, importer, [importer.write("t.CSV", events + "1\t2\n")], "t.CSV:18:1: error: the row has 2 fields; 61 were expected", recipe="gdelt-2")
    return tally.close()


sys.exit(main())
