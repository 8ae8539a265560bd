"""Pages to explore, in a headless Chromium: how long a click on a filter keeps the script busy, and how soon a page stands. There is
no peer: the two sizes are measured against each other, and each row promises what its own size takes. A page is of eight vectors and
25 yearly steps; every relation cites one of fifty sources, and one in six is on bad terms."""
import functools
import json
import pathlib
import random
import shutil
import subprocess

from folders import ROOT, WORK, made, tool
from row import Row, Side, within

NPM = WORK / "npm"
GOOD, BAD, YEARS = ("member", "alliance", "trade"), ("sanctions", "armed_conflict"), range(1990, 2015)
CHROMIUM = shutil.which("chromium") or "chromium"


def relations(actors, count, pick):
    """Friends within a vector mostly, rivals beyond it."""
    for i in range(count):
        bad, one = not pick.randrange(6), pick.randrange(actors)
        other = (one + 8 * pick.randrange(1, actors // 8) + (pick.randrange(1, 8) if bad else 0)) % actors
        start = pick.choice(YEARS)
        yield {"source": f"a{one}", "target": f"a{other}", "type": pick.choice(BAD if bad else GOOD), "start": str(start),
               "end": str(start + pick.randrange(1, 25)), "sources": [{"id": f"s{i % 50}"}]}


def document(actors, count):
    pick = random.Random(actors)
    return {"format": "multivector-relation-set", "version": 1, "as_of": "2014-12-31", "focus": "a0",
            "vectors": [{"id": f"v{i}", "name": f"Vector {i}"} for i in range(8)],
            "sources": [{"id": f"s{i}", "title": f"Source {i}", "url": f"https://example.org/{i}"} for i in range(50)],
            "actors": [{"id": f"a{i}", "name": f"Actor {i}", "vector": f"v{i % 8}"} for i in range(actors)],
            "relations": list(relations(actors, count, pick))}


def write(*sizes):
    for actors, count in sizes:
        path = pathlib.Path(made(f"page-{actors}.json"))
        path.write_text(json.dumps(document(actors, count)), encoding="utf-8")
        subprocess.run([tool(), "explore", path, "--since", "1990", "--until", "2014", "-o", made(f"page-{actors}.html")], check=True,
                       stderr=subprocess.DEVNULL)


def reads(taken):
    return {measure: value for measure, value in json.loads(taken.out).items() if measure != "seen"}


def all_told(ours, peer):
    """After each click the page tells as many relations as its data have."""
    wrong = [pair for side in (ours, peer) for pair in json.loads(side.out)["seen"] if pair[0] != pair[1]]
    return f"{wrong[0][0]} relations told, {wrong[0][1]} in the data" if wrong else ""


def side(actors):
    return Side(f"{actors:,} actors", ["node", str(ROOT / "tests/bench/page.mjs"), str(NPM), CHROMIUM, made(f"page-{actors}.html")],
                reads=reads)


def page(actors, other, *promises):
    return Row("page", f"page-{actors}-actors", side(actors), side(other), all_told, promises,
               ("program node", "program chromium", f"npm {NPM} playwright-core@1.65.1"), functools.partial(write, SMALL, LARGE))


SMALL, LARGE = (220, 1_200), (2_000, 20_000)
ROWS = [
    page(220, 2_000, within("click", 0.1)),
    page(2_000, 220, within("click", 0.5), within("open", 3), within("file", 8)),
]
