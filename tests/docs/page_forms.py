#!/usr/bin/env python3
"""page_forms.py BUILD: pages in a headless Chromium, opened from disk without a network. They ask for nothing and complain of
nothing; on a broad screen, a narrow one and paper each figure has one form, the one that fits; charts follow the theme and can
be seen on it; rows are put in order from the keyboard; without a script the page says the same. Wants node, Chromium and, in
BUILD/npm, playwright-core."""
import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import browser

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = pathlib.Path(sys.argv[1])
ARTICLE, EURASIA = ROOT / "graphs/kazakhstan-2013.json", ROOT / "graphs/eurasia.json"
YEARS = [f"{EURASIA}@{year}" for year in (1995, 2005, 2015)]
PAGES = {"report": ["report", ARTICLE], "sections": ["report", EURASIA, "--sections", "centrality,balance,chance,vectors", "--draws", "20"],
         "timeline": ["timeline", EURASIA, "--since", "1992", "--until", "2024", "--metrics", "shares,evenness,negative"],
         "compare": ["compare", *YEARS[1:]], "sets": ["compare", *YEARS, "--kind", "country"], "rank": ["rank", *YEARS[:2], "--metric", "degree"]}


def main():
    found = browser.find(BUILD)
    with tempfile.TemporaryDirectory() as folder:
        paths = {str(pathlib.Path(folder) / f"{name}.html"): name for name in PAGES}
        for path, name in paths.items():
            done = subprocess.run([BUILD / "multivector", *map(str, PAGES[name]), "-o", path], capture_output=True, text=True, check=False)
            if done.returncode > 1:
                sys.exit(f"{name}: {done.stderr}")
        done = subprocess.run(["node", ROOT / "tests/docs/page_forms.mjs", *found, *paths], capture_output=True, text=True,
                              timeout=500, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    answers = json.loads(done.stdout)
    for path, faults in answers.items():
        for fault in faults[:6]:
            print(f"{paths[path]}: {fault}")
    failed = sum(bool(faults) for faults in answers.values())
    print(f"{len(answers) - failed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
