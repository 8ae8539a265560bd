"""Reading, and drawing long titles: real data against the build before, and growth, where we are compared with ourselves
at two sizes."""
import functools
import json

from answers import same_json
from folders import BEFORE, data, made, tool
from row import NOT_SLOWER, Row, Side, grows

SLASHDOT = "slashdot.edges.csv.gz"
GROWTH = 12         # ten times the size; linear, with some allowance


def real(name, check, *arguments):
    return Row("reading", name, Side("ours", [tool(), *arguments]), Side("before", [tool(BEFORE), *arguments]), check,
               (NOT_SLOWER,), (f"data {SLASHDOT}", "before"))


def same_counts(ours, peer):
    """validate prints "FILE: valid: N actors, M relations"."""
    counts = [side.out.rpartition("valid:")[2].split() for side in (ours, peer)]
    return "" if counts[0] == counts[1] else f"{counts[0]} and {counts[1]}"


def document(**more):
    return {"format": "multivector-relation-set", "version": 1, "actors": [{"id": "A"}, {"id": "B"}],
            "relations": [{"id": "r", "source": "A", "target": "B", "type": "alliance_treaty"}], **more}


def with_unknown_keys(count):
    return document(**{f"unknown{i}": i for i in range(count)})


def with_title(length):
    return document(title=("a word or two " * length)[:length].strip())


def write(name, sizes, make):
    for size in sizes:
        with open(made(f"{name}-{size}.json"), "w", encoding="utf-8") as file:
            json.dump(make(size), file)


def growth(name, command, sizes, unit, make, check):
    small, large = (Side(f"{size:,} {unit}", [tool(), command, made(f"{name}-{size}.json")]) for size in sizes)
    return Row("reading", name, small, large, check, (grows("cpu", GROWTH),), prepare=functools.partial(write, name, sizes, make))


def both_valid(small, large):
    return "" if "valid: 2 actors" in small.out and "valid: 2 actors" in large.out else "not both are valid"


def both_drawn(small, large):
    return "" if all('class="node' in side.out and "a word or two" in side.out for side in (small, large)) else "not both are drawn"


ROWS = [
    real("read-slashdot", same_counts, "validate", data(SLASHDOT)),
    real("overview-slashdot", same_json, "report", data(SLASHDOT), "--sections", "overview", "--format", "json"),
    growth("unknown-keys", "validate", (20_000, 200_000), "keys", with_unknown_keys, both_valid),
    growth("long-title", "render", (2_000, 20_000), "letters", with_title, both_drawn),
]
