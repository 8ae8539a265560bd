#!/usr/bin/env python3
"""Recomputes the section `partners` of the JSON report on random relation sets: who the focus has a tie with, the
strongest first, and of each the strongest relation of the tie's sign. Sets, selection and folding come from model.py."""
import json
import pathlib
import subprocess
import sys
import tempfile
from random import Random

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine
import model

SETS = 400


def strongest(relations, sign):
    """The largest weight, then the earliest start that is known, then the smallest id. None: more than one is it."""
    key = lambda r: (-r["weight"], "start" not in r, model.first_day(r["start"]) if "start" in r else 0,
                     r["id"] is None, (r["id"] or "").encode(), r["type"].encode())
    rows = sorted((r for r in relations if r["sign"] == sign), key=key)
    return rows[0]


def main_vector(actor, document):
    """That of the largest share, the first declared of equal ones."""
    shares = model.shares(actor)
    order = [vector["id"] for vector in document["vectors"]]
    return max(sorted(shares, key=order.index), key=lambda v: shares[v], default=None)


def expected(document, net, relations, focus):
    actors = {actor["id"]: actor for actor in document["actors"]}
    rows = []
    for pair, (sign, strength) in net.ties.items():
        if focus in pair:
            other = pair[pair[0] == focus]
            own = [r for r in relations if {r["source"], r["target"]} == set(pair)]
            best = strongest(own, sign) if sign else {"type": None}
            rows.append({"actor": other, "vector": main_vector(actors[other], document), "sign": sign, "strength": strength,
                         "relations": len(own), "type": best["type"], "since": best.get("start")})
    return sorted(rows, key=lambda row: (-round(row["strength"], 9), row["actor"].encode()))


def main():
    tool, tally = f"{sys.argv[1]}/multivector", machine.Tally()
    compare = tally.compare
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "set.json"
        for number in range(SETS):
            rng = Random(f"partners/{number}")
            document = model.random_document(rng, number)
            if "focus" not in document and document["actors"] and rng.random() < 0.8:
                document["focus"] = rng.choice(document["actors"])["id"]
            options = {"fold": rng.choice(["sum", "sum", *model.FOLDS]), "at": rng.choice(["all", "all", "2001", "2005-06-15"])}
            path.write_text(json.dumps(document))
            tally.context = f"set {number} {options}"
            run = subprocess.run([tool, "report", str(path), "--format", "json", "--sections", "partners",
                                  *model.command_line(options)], capture_output=True, text=True, check=False)
            if options["fold"] == "each":
                compare((run.returncode, run.stdout), (64, ""), "each is refused")
                continue
            if run.returncode:
                tally.fail(f"exit code {run.returncode}: {run.stderr}")
                continue
            report, net, focus = json.loads(run.stdout), model.network(document, options), document.get("focus")
            if focus not in net.actors:
                compare(report["partners"], None, "partners without a focus")
                compare("/partners" in report["undefined"], True, "reason for no partners")
                continue
            right = expected(document, net, model.select(document, options)[1], focus)
            compare([row["actor"] for row in report["partners"]], [row["actor"] for row in right], "order")
            for got, row in zip(report["partners"], right):
                for key in ("vector", "sign", "strength", "relations"):
                    compare(got[key], row[key], f"{row['actor']} {key}")
                for key in ("type", "since"):
                    compare(got["strongest"][key], row[key], f"{row['actor']} strongest {key}")
    return tally.close()


sys.exit(main())
