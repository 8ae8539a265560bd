#!/usr/bin/env python3
"""The mutants of a small program: which there are, that a test finds each, one that never ends by its time; comments, texts and
what gives memory back are left alone."""
import pathlib
import shutil
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "lib")]
import machine
import mutants
import suite

# It ends with 0 if the sum is right.
SOURCE = r'''#include <stdlib.h>

/* if (a < b) is no code */
static int sum(const int *values, int count)
{
    int total = 0, i = 0;
    while (i < count) {
        total += values[i];
        i++;
    }
    return total;
}

int main(void)
{
    int *values = calloc(4, sizeof *values), wrong;
    values[1] = 8;
    values[2] = 9;
    if (sum(values, 3) == 17 && values[2] == "a == 9"[5] - 48)
        wrong = 0;
    else
        wrong = 1;
    free(values);
    return wrong;
}
'''
HEAD = "int *values = calloc(4, sizeof *values), wrong;"
TEST = 'if (sum(values, 3) == 17 && values[2] == "a == 9"[5] - 48)'
# Operator and line, before and after.
EXPECTED = {
    ("constant", "int total = 0, i = 0;", "int total = 1, i = 0;"), ("constant", "int total = 0, i = 0;", "int total = 0, i = 1;"),
    ("relational", "while (i < count) {", "while (i <= count) {"), ("condition", "while (i < count) {", "while (!(i < count)) {"),
    ("arithmetic", "total += values[i];", "total -= values[i];"), ("statement", "total += values[i];", ";"), ("statement", "i++;", ";"),
    ("return", "return total;", "return 0;"), ("constant", HEAD, HEAD.replace("4", "5")),
    ("constant", "values[1] = 8;", "values[0] = 8;"), ("constant", "values[1] = 8;", "values[1] = 9;"), ("statement", "values[1] = 8;", ";"),
    ("constant", "values[2] = 9;", "values[3] = 9;"), ("constant", "values[2] = 9;", "values[2] = 10;"), ("statement", "values[2] = 9;", ";"),
    ("relational", TEST, TEST.replace(") == 17", ") != 17")), ("relational", TEST, TEST.replace('== "', '!= "')),
    ("logical", TEST, TEST.replace("&&", "||")), ("arithmetic", TEST, TEST.replace("] - ", "] + ")),
    ("condition", TEST, f"if (!{TEST[3:]})"),
    *(("constant", TEST, TEST.replace(*change)) for change in (("3)", "4)"), ("17", "18"), ("[2]", "[3]"), ("[5]", "[6]"), ("48", "49"))),
    ("constant", "wrong = 0;", "wrong = 1;"), ("constant", "wrong = 1;", "wrong = 0;"), ("else", "else", ""),
    ("statement", "wrong = 0;", ";"), ("statement", "wrong = 1;", ";"), ("return", "return wrong;", "return 0;")}
# Numbers that are not set are 0, and the order of those that are does not matter; what a variable is before it is set may be 0.
SURVIVE = {"while (i <= count) {", "int total = 0, i = 1;", "values[0] = 8;",
           HEAD.replace("4", "5"), TEST.replace("&&", "||"), TEST.replace("3)", "4)"), "wrong = 0;", "return 0;", ";"}


def verdicts(compiler, folder):
    """Every mutant that compiles, and what became of it."""
    for m in mutants.mutants("small.c", SOURCE):
        (folder / "small.c").write_text(m.applied(SOURCE))
        if suite.run(([compiler, "-w", "-O1", "small.c", "-o", "small"], {}), folder, folder, 30)[0] == 0:
            code, _, late = suite.run(([str(folder / "small")], {}), folder, folder, 0.5)
            yield m, code, late


def main():
    compiler = shutil.which("gcc") or shutil.which("cc") or machine.skip("a C compiler is missing")
    tally = machine.Tally()
    found = mutants.mutants("small.c", SOURCE)
    tally.compare({(m.operator, m.before, m.after) for m in found}, EXPECTED, "the mutants")
    tally.compare(len({m.id for m in found}), len(EXPECTED), "their ids")
    with tempfile.TemporaryDirectory() as folder:
        for m, code, late in verdicts(compiler, pathlib.Path(folder)):
            tally.context = f"{m.function}: {m.before} -> {m.after}"
            tally.compare(m.function, "sum" if m.first < 12 else "main", "its function")
            tally.compare(late, (m.before, m.after) == ("i++;", ";"), "ended by its time")
            if m.after not in SURVIVE:
                tally.compare(code != 0, True, "found")
    return tally.close()


sys.exit(main())
