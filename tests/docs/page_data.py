#!/usr/bin/env python3
"""page_data.py BUILD: the data of a page to explore are what the commands say: on every date the scores of actors are those of
a timeline, and each relation of it stands in the set, between these actors, of this type, from this date on."""
import html.parser
import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine

ROOT = pathlib.Path(__file__).resolve().parents[2]
SET = ROOT / "graphs/eurasia.json"
METRICS = ["degree", "negative_degree", "strength", "clustering"]
SPAN = ["--since", "1994", "--until", "2014", "--step", "5y", "--kind", "country"]
FOCUSES = ["KAZ", "CHN", "RUS", "BLR"]


class Island(html.parser.HTMLParser):
    """What stands in the element of the data."""
    def __init__(self, page):
        super().__init__()
        self.inside, self.text = False, ""
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.inside = dict(attributes).get("id") == "data"

    def handle_endtag(self, tag):
        self.inside = False

    def handle_data(self, data):
        self.text += data if self.inside else ""


def run(tool, *arguments):
    return subprocess.run([tool, *map(str, arguments)], capture_output=True, text=True, timeout=900, check=True).stdout


def over_dates(changes, count):
    """[date, value, date, value, ...], each until the next, as one value a date."""
    values = dict(zip(changes[::2], changes[1::2]))
    return [values[max(date for date in values if date <= d)] for d in range(count)]


def near(a, b):
    return a is b if a is None or b is None else abs(a - b) <= 1e-4 * max(1, abs(b))


def main():
    tool, tally = f"{sys.argv[1]}/multivector", machine.Tally()
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder, "page.html")
        run(tool, "explore", SET, *SPAN, "--metrics", ",".join(METRICS), "-o", page)
        data = json.loads(Island(page.read_text()).text)
    side, dates = data["sides"][0], data["dates"][1::2]
    tally.compare([metric["name"] for metric in data["metrics"]][:len(METRICS)], METRICS, "the metrics")
    ids = [actor["id"] for actor in side["actors"]]
    for focus in FOCUSES:
        points = json.loads(run(tool, "timeline", SET, *SPAN, "--focus", focus, "--metrics", ",".join(METRICS), "--format", "json"))["points"]
        tally.compare({point["date"] for point in points} <= set(dates), True, "the dates")
        for number, name in enumerate(METRICS):
            found = dict(zip(dates, over_dates(side["scores"][number][ids.index(focus)], len(dates))))
            for point in points:
                tally.context, value = f"{name} of {focus} on {point['date']}", point["metrics"][name]
                tally.compare(near(found[point["date"]], value), True, f"{found[point['date']]} and {value}")
    known = {(r["source"], r["target"], r["type"], r.get("start", "")) for r in json.loads(SET.read_text())["relations"]}
    for relation in side["relations"]:
        source, target, kind = ids[relation[0]], ids[relation[1]], side["types"][relation[2]]["id"]
        tally.compare((source, target, kind, relation[7]) in known, True, f"a {kind} of {source} and {target} from {relation[7]!r}")
    return tally.close()


sys.exit(main())
