#!/usr/bin/env python3
"""Holds three opinions on what a date is against each other: that of the reader, that of the pattern in
graphs/relation-set.schema.json, and the calendar's. One document has a text a line, as the start of an actor; the
reader names the lines that it refuses."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
YEARS = [-9999, -9996, -2000, -1900, -1000, -432, -431, -400, -100, -5, -4, -1, 0, 1, 4, 100, 400, 1582, 1700, 1900, 2000, 2012,
         2013, 2100, 9996, 9999]
ODD = ["", "-", "--0431", "+0431", "-0000", "-0000-01-01", "-431", "431", "10000", "-10000", "12013-01-01", "0431-", "-0431-",
       "0431 BC", "2013-1-1", "2013-01-1", "20130101", "2013-01-01T00:00", " 2013", "2013 ", "2013-00", "2013-13", "２０１３", "−0431",
       "1.5.1940", "2013/01/01", "2013-01-0a", "abcd", "-abc", "2013-W01", "2013-001"]


def days_in(year, month):
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return [31, 28 + leap, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]


def calendar():
    """Texts of the form of a date, each with whether there is such a day."""
    for year in YEARS:
        text = f"{'-' if year < 0 else ''}{abs(year):04}"
        yield text, True
        for month in range(14):
            there = 1 <= month <= 12
            yield f"{text}-{month:02}", there
            for day in (0, 1, 28, 29, 30, 31, 32):
                yield f"{text}-{month:02}-{day:02}", there and 1 <= day <= days_in(year, month)


def refused_by_reader(tool, texts):
    """The numbers of the texts that the reader refuses."""
    lines = ",\n".join(json.dumps({"id": f"a{n}", "start": text}, ensure_ascii=False) for n, text in enumerate(texts))
    document = f'{{"format": "multivector-relation-set", "version": 1, "actors": [\n{lines}\n]}}\n'
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "dates.json"
        path.write_text(document, encoding="utf-8")
        run = subprocess.run([tool, "validate", "--all-messages", path], capture_output=True, text=True, check=False)
    return {int(found.group(1)) - 2 for found in re.finditer(r":(\d+):\d+: error: \"start\"", run.stderr)}


def main():
    schema = json.loads((ROOT / "graphs/relation-set.schema.json").read_text(encoding="utf-8"))
    pattern = re.compile(schema["definitions"]["date"]["pattern"])
    cases = [*calendar(), *((text, False) for text in ODD)]
    refused = refused_by_reader(f"{sys.argv[1]}/multivector", [text for text, _ in cases])
    failed = 0
    for number, (text, good) in enumerate(cases):
        opinions = {"calendar": good, "reader": number not in refused, "schema": bool(pattern.search(text))}
        if len(set(opinions.values())) > 1:
            print(f"{text!r}: {opinions}")
            failed += 1
    print(f"{len(cases) - failed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
