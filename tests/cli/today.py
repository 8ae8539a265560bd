#!/usr/bin/env python3
"""`today` is the day of the clock where the program runs, or of SOURCE_DATE_EPOCH, wherever a date is asked for; what is printed
names the day, so that it can be had again."""
import datetime
import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests" / "lib"))
import machine

TOOL = str(pathlib.Path(sys.argv[1]).resolve() / "multivector")
SET = str(ROOT / "tests/cli/toy.json")


def run(*arguments, **environment):
    rest = {k: v for k, v in os.environ.items() if k not in ("SOURCE_DATE_EPOCH", "TZ")}
    return subprocess.run([TOOL, *arguments], capture_output=True, text=True, timeout=900, check=False, env={**rest, **environment})


def report(**environment):
    return json.loads(run("report", SET, "--at", "today", "--format", "json", **environment).stdout)["input"]["at"]


def main():
    tally = machine.Tally()
    for epoch, day in (("0", "1970-01-01"), ("1378771199", "2013-09-09"), ("1378771200", "2013-09-10")):
        tally.compare(report(SOURCE_DATE_EPOCH=epoch), day, f"the day of {epoch}")
        tally.compare(report(SOURCE_DATE_EPOCH=epoch, TZ="Asia/Almaty"), day, f"the day of {epoch}, whatever the zone")
        named, asked = (run(*command, SOURCE_DATE_EPOCH=epoch).stdout for command in
                        (("compare", f"{SET}@{day}", f"{SET}@2020", "--format", "json"), ("compare", f"{SET}@today", f"{SET}@2020", "--format", "json")))
        tally.compare(json.loads(asked)["a"]["at"], json.loads(named)["a"]["at"], "behind @")
    for zone, hours in (("UTC-14", 14), ("UTC+12", -12)):      # POSIX counts west of Greenwich as positive
        here = datetime.timezone(datetime.timedelta(hours=hours))
        before, got, after = datetime.datetime.now(here), report(TZ=zone), datetime.datetime.now(here)
        tally.compare(got in (before.date().isoformat(), after.date().isoformat()), True, f"the day in {zone}: {got}")
    today, named = (run("timeline", SET, "--since", "2012-01-01", "--until", day, SOURCE_DATE_EPOCH="1378771200").stdout for day in ("today", "2013-09-10"))
    tally.compare(today, named, "the end of a timeline")
    for wrong in ("", "soon", "12x"):
        tally.compare(run("report", SET, "--at", "today", SOURCE_DATE_EPOCH=wrong).returncode, 64, f"SOURCE_DATE_EPOCH={wrong}")
    return tally.close()


sys.exit(main())
