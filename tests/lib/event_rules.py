"""The rules by which recipes of events make ties of months, in Python."""
import collections

from recipe_rules import after, read, relation, rule

QUAD = {"0": ("statement", 0), "1": ("verbal_cooperation", 1), "2": ("material_cooperation", 1), "3": ("verbal_conflict", -1),
        "4": ("material_conflict", -1)}


def months(events):
    """From (source, target, type, sign, month) to ties."""
    for (source, target, kind, sign, month), count in collections.Counter(events).items():
        yield relation(source, target, kind, sign, count, month, after(month), True)


def cameo(code):
    root = int(code[:2]) if code[:2].isdigit() else 0
    return next((QUAD[quad] for quad, last in zip("1234", (5, 8, 13, 20)) if 0 < root <= last), None)


@rule("icews")
def icews(path):
    seen = {(row["Event ID"], row["Source Country"], row["Target Country"], cameo(row["CAMEO Code"]), row["Event Date"][:7])
            for row in read(path, tab=True)}
    return months((a, b, *kind, month) for _, a, b, kind, month in seen
                  if kind and a not in ("", "NA") and b not in ("", "NA") and a != b)


GDELT = {5: "a", 15: "c", 7: "source", 17: "target", 1: "day", 28: "root", 29: "quad", 30: "goldstein"}


def gdelt(path):
    for row in read(path, tab=True, names=range(61)):
        event = {name: row[column] for column, name in GDELT.items()}
        event["month"] = f"{event['day'][:4]}-{event['day'][4:6]}"
        if event["source"] and event["target"] and event["source"] != event["target"]:
            yield event


@rule("gdelt-1", "gdelt-2")
def gdelt_quad(path):
    return months((e["source"], e["target"], *QUAD[e["quad"]], e["month"]) for e in gdelt(path) if e["quad"] in "1234")


ROOTS = ("public_statement appeal intent_to_cooperate consultation diplomatic_cooperation material_help aid yielding investigation demand "
         "disapproval rejection threat protest show_of_force reduced_relations coercion assault fighting mass_violence").split()


@rule("gdelt-2-root")
def gdelt_root(path):
    return months((e["source"], e["target"], ROOTS[int(e["root"]) - 1], 1 if int(e["root"]) < 9 else -1, e["month"])
                  for e in gdelt(path) if e["root"].isdigit())


@rule("gdelt-2-goldstein")
def gdelt_goldstein(path):
    scores = collections.defaultdict(list)
    for e in gdelt(path):
        if e["goldstein"]:
            scores[e["source"], e["target"], e["month"]].append(round(float(e["goldstein"]) * 10))
    for (source, target, month), all_of in scores.items():
        if sum(all_of):
            good = sum(all_of) > 0
            yield relation(source, target, "cooperation" if good else "conflict", 1 if good else -1,
                           abs(sum(all_of)) / 10 / len(all_of), month, after(month), True)


@rule("phoenix", "phoenix-historical")
def phoenix(path):
    if path.suffix == ".csv":
        rows = [(r["eid"], r["source_root"], r["target_root"], r["quad_class"], f"{r['year']}-{int(r['month']):02d}") for r in read(path)]
    else:
        rows = [(r[0], r[6], r[10], r[15], f"{r[1][:4]}-{r[1][4:6]}") for r in read(path, tab=True, names=range(26))]
    return months((a, b, *QUAD[quad], month) for _, a, b, quad, month in set(rows)
                  if a not in ("", "NA") and b not in ("", "NA") and a != b)


def weis(code):
    root = int(code[:2])
    return ("statement", 0) if root in (2, 9) else ("cooperation", 1) if root < 11 else ("conflict", -1)


def keds(path, kind):
    rows = {tuple(row[i] for i in range(4)) for row in read(path, tab=True, names=range(6)) if kind(row[3])}
    return months((a, b, *kind(code), f"{20 if day < '40' else 19}{day[:2]}-{day[2:4]}") for day, a, b, code in rows
                  if a and b and a != b)


@rule("keds-weis")
def keds_weis(path):
    return keds(path, weis)


@rule("keds-cameo")
def keds_cameo(path):
    return keds(path, cameo)
