#!/usr/bin/env python3
"""explore.py BUILD: pages of "explore" in a headless Chromium, from disk and without network: every control does what it says,
axe finds nothing serious, names of the data run nowhere, a click costs no more than what is shown; and the numbers of the page are
those of the report. The scripts keep the rules of eslint. Wants node, Chromium and, in BUILD/npm, axe-core, playwright-core, eslint."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import browser
import machine

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = pathlib.Path(sys.argv[1])
ARTICLE, EURASIA = ROOT / "graphs/kazakhstan-2013.json", ROOT / "graphs/eurasia.json"
OTHER = ROOT / "graphs/scenarios/article-with-ukraine-and-georgia.json"
EVIL = ["<img src=x onerror=stolen=1>", "</script><script>stolen=1</script>", "\u202egnp.exe", "]]>&lt;b\"'", "=cmd|' /C calc'!A0", "__proto__"]


def run(*arguments, status=0):
    done = subprocess.run([BUILD / "multivector", *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode != status:
        sys.exit(f"{arguments}: {done.returncode}, {done.stderr}")
    return done


def write(path, **document):
    path.write_text(json.dumps({"format": "multivector-relation-set", "version": 1, "as_of": "2013-01-01", **document}))
    return path


def hostile(path):
    return write(path, title=EVIL[0], description=EVIL[1], focus="a0",
                 sources=[{"id": "s", "title": EVIL[1], "url": "https://x.example/?a='%22%3E&b=1"}],
                 vectors=[{"id": "v\"]<i>", "name": EVIL[1]}, {"id": "w", "name": EVIL[0]}],
                 actors=[{"id": f"a{i}", "name": name, "vector": ["v\"]<i>", "w"][i % 2]} for i, name in enumerate(EVIL)],
                 relations=[{"source": "a0", "target": f"a{i}", "type": "member", "start": "2001", "note": EVIL[1],
                             "sources": [{"id": "s", "quote": EVIL[0]}]} for i in range(1, len(EVIL))])


def parallel(path, times):
    """Pairs of allies, each so many times over."""
    pairs = [(f"a{i}", f"a{(i + step) % 24}") for i in range(24) for step in (1, 5)]
    return write(path, actors=[{"id": f"a{i}"} for i in range(24)],
                 relations=[{"source": a, "target": b, "type": kind, "start": f"{1950 + n % 50}"}
                            for a, b in pairs for kind in ("alliance", "partner") for n in range(times)])


def island(html):
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', html).group(1))


def value_at(runs, date):
    value = None
    for at, number in zip(runs[::2], runs[1::2]):
        if at <= date:
            value = number
    return value


def check_numbers(tally, html):
    """The numbers of the page on its dates are those of the report on that day."""
    data = island(html)
    side, names = data["sides"][0], [metric["name"] for metric in data["metrics"]]
    for date in (0, len(data["dates"]) // 4, data["first"]):
        day = data["dates"][2 * date + 1]
        report = json.loads(run("report", EURASIA, "--at", day, "--metrics", ",".join(names), "--sections", "overview,centrality,vectors",
                                "--all", "--format", "json").stdout)
        tally.context = day
        scores = {actor["id"]: actor["metrics"] for actor in report["actors"]}
        for number, actor in enumerate(side["actors"]):
            for m, name in enumerate(names):
                got, right = value_at(side["scores"][m][number], date), scores[actor["id"]][name]
                tally.compare(got is None, right is None, f"{actor['id']} has {name}")
                if got is not None and right is not None:
                    tally.compare(abs(got - right) <= 1e-4 * max(1e-3, abs(right)), True, f"{name} of {actor['id']}: {got}, {right}")
        profile = next(one for one in report["vectors"] if one["actor"] == "KAZ")["profile"]
        shares = value_at(side["profiles"][side["focus"]], date)
        for v, vector in enumerate(side["vectors"]):
            right = next(row["share"] for row in profile if row["vector"] == vector["id"])
            tally.compare(shares[v] is None, right is None, f"share of {vector['id']}")
            if right is not None:
                tally.compare(abs(shares[v] - right) < 2e-3, True, f"share of {vector['id']}: {shares[v]}, {right}")


def check_text(tally, name, html):
    """Nothing in the file asks for anything."""
    tally.context = name
    plain = re.sub(r"<script.*?</script>|<style.*?</style>", "", html, flags=re.S)
    bare = re.sub(r'="[^"]*"', '=""', re.sub(r">[^<]*<", "><", plain))
    tally.compare(re.findall(r'<(?:link|iframe|object|embed|base|img)\b|\ssrc=|\son\w+=|\sstyle=', bare), [], "elements that fetch or run")
    tally.compare(bool(re.search(r"@import|url\(", " ".join(re.findall(r"<style.*?</style>", html, re.S)))), False, "styles that fetch")
    tally.compare(len(set(re.findall(r'\sid="([^"]*)"', plain))), len(re.findall(r'\sid="([^"]*)"', plain)), "ids that are unique")
    tally.compare("--" in re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", plain)), False, "no option is named")


def pages(folder):
    run("explore", ARTICLE, "-o", folder / "kazakhstan.html")
    run("explore", EURASIA, "--since", "1992", "--until", "2024", "-o", folder / "eurasia.html")
    run("explore", ARTICLE, "--kind", "country,organisation", "--compare", OTHER, "-o", folder / "compare.html")
    run("explore", EURASIA, "--ego", "KAZ", "--since", "1992", "--until", "2024", "--step", "4y", "-o", folder / "around.html")
    run("explore", hostile(folder / "hostile.json"), "-o", folder / "hostile.html")
    run("explore", parallel(folder / "few.json", 1), "-o", folder / "few.html")
    run("explore", parallel(folder / "many.json", 60), "-o", folder / "many.html")
    return {path.stem: path.read_text() for path in sorted(folder.glob("*.html"))}


def check_limits(tally, folder):
    tally.context = "limits"
    notes = [{"source": "a", "target": "b", "type": "member", "note": "x" * 1000000} for _ in range(9)]
    done = run("explore", write(folder / "large.json", actors=[{"id": "a"}, {"id": "b"}], relations=notes), "-o", folder / "large", status=75)
    tally.compare("--ego" in done.stderr and not (folder / "large").exists(), True, f"a large page is refused: {done.stderr}")
    for options, said in ((["--step", "1m"], "--step"), (["--project", "country"], "--project"), (["--at", "all"], "--since"), (["--during", "2010"], "--since")):
        tally.compare(said in run("explore", EURASIA, *options, status=64).stderr, True, f"{options} is refused with {said}")
    one, other = (run("explore", folder / "hostile.json").stdout for _ in range(2))
    tally.compare(one == other, True, "the same bytes twice")


def main():
    tally = machine.Tally()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        written = pages(folder)
        for title, html in written.items():
            check_text(tally, title, html)
        check_numbers(tally, written["eurasia"])
        check_limits(tally, folder)
        failed = tally.close()
        if failed:
            return True
        npm, chromium = browser.find(BUILD, "axe-core", "eslint")
        lint = subprocess.run(["node", npm / "node_modules/eslint/bin/eslint.js", "--config", ROOT / "tests/browser/eslint.config.mjs",
                               *sorted((ROOT / "src/page/assets").glob("*.js"))], cwd=ROOT, check=False)
        done = subprocess.run(["node", ROOT / "tests/browser/explore.mjs", npm, chromium, folder], timeout=500, check=False)
    return lint.returncode or done.returncode


sys.exit(bool(main()))
