"""The rules by which recipes of tables about states make relations, in Python. event_rules.py has those of events."""
import collections
import csv
import datetime
import itertools
import pathlib
import re

csv.field_size_limit(1 << 24)
RULES = {}


def rule(*recipes, **how):
    def add(function):
        for recipe in recipes:
            RULES[recipe] = (function, how)
        return function
    return add


class Row(dict):
    """A column is found by its letters and digits alone, where it is not there by its name."""

    def __missing__(self, name):
        def telling(text):
            return "".join(c for c in text.lower() if c.isalnum())
        return next(value for key, value in self.items() if telling(key) == telling(name))


# --- tables and dates ----------------------------------------------------------------------------------------

def read(path, encoding="utf-8", tab=False, names=None, header=None, delimiter=","):
    """The rows, by column. `names` are those of a file without header, `header` a cell of the line that has them; rows
    that are too short go on in the next line then."""
    if path.read_bytes().startswith(b"\xef\xbb\xbf"):
        encoding = "utf-8-sig"
    with open(path, encoding=encoding, newline="") as lines:
        text = lines.read().replace("\r\n", "\n").replace("\r", "\n")
    rows = ([line.split("\t") for line in text.splitlines()] if tab else list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter)))
    rows = [[cell.strip() for cell in row] for row in rows if row]
    if names is None:
        at = next(i for i, row in enumerate(rows) if header is None or header in row)
        names, rows = rows[at], rows[at + 1:]
    whole = []
    for row in rows:
        if header and whole and len(whole[-1]) < len(names):
            whole[-1] = whole[-1][:-1] + [whole[-1][-1] + " " + row[0]] + row[1:]
        else:
            whole.append(row)
    return [Row(zip(names, row)) for row in whole]


def ymd(year, month="0", day="0"):
    """Years, months and days below 1 are not known."""
    parts = [int(part) if part.strip() else 0 for part in (year, month, day)]
    known = list(itertools.takewhile(lambda part: part > 0, parts))
    return "-".join(f"{part:0{4 if i == 0 else 2}d}" for i, part in enumerate(known)) or None


def after(date):
    if not date:
        return None
    parts = [int(part) for part in date.split("-")]
    if len(parts) == 3:
        return (datetime.date(*parts) + datetime.timedelta(1)).isoformat()
    if len(parts) == 2:
        return f"{parts[0] + parts[1] // 12:04d}-{parts[1] % 12 + 1:02d}"
    return f"{parts[0] + 1:04d}"


def days(date, unknown):
    """The first day of a date, to compare with."""
    if not date:
        return unknown
    parts = [int(part) for part in date.split("-")]
    return datetime.date(*(parts + [1, 1])[:3] if len(parts) < 3 else parts)


def later(*dates):
    return max((d for d in dates if d), key=lambda d: (days(d, None), len(d)), default=None)


def earlier(*dates):
    return min((d for d in dates if d), key=lambda d: (days(d, None), len(d)), default=None)


def meet(start, end):
    return not end or not start or days(start, None) < days(end, None)


def ordered(a, b):
    return (a, b) if int(a) < int(b) else (b, a)


def runs(years):
    """The first and last of each run of years."""
    years, found = sorted(set(years)), []
    for year in years:
        if found and found[-1][1] == year - 1:
            found[-1][1] = year
        else:
            found.append([year, year])
    return found


def spells(held, newest):
    """From {(source, target, type): years} to relations; what holds in the newest year has no end."""
    for (source, target, kind), years in held.items():
        for first, last in runs(years):
            yield source, target, kind, str(first), None if last == newest else str(last + 1)


def relation(source, target, kind, sign, weight, start, end, directed=False):
    return source, target, kind, sign, round(float(weight), 6), start or "", end or "", directed


# --- states ---------------------------------------------------------------------------------------------------

@rule("cow-alliance-member")
def alliance_member(path):
    for row in read(path):
        end = None if row["right_censor"] == "1" else after(ymd(row["mem_end_year"], row["mem_end_month"], row["mem_end_day"]))
        yield relation(row["ccode"], "alliance " + row["version4id"], "member", 1, 1,
                       ymd(row["mem_st_year"], row["mem_st_month"], row["mem_st_day"]), end, True)


@rule("cow-alliance-dyad")
def alliance_dyad(path):
    found = set()
    for row in read(path):
        for pledge in ("defense", "neutrality", "nonaggression", "entente"):
            if row[pledge] == "1":
                end = ymd(row["dyad_end_year"], row["dyad_end_month"], row["dyad_end_day"])
                found.add((row["version4id"],) + relation(
                    *ordered(row["ccode1"], row["ccode2"]), pledge, 1, 1,
                    ymd(row["dyad_st_year"], row["dyad_st_month"], row["dyad_st_day"]),
                    None if row["right_censor"] == "1" else after(end)))
    return [each[1:] for each in found]


@rule("cow-mid")
def mid(path):
    rows = [{name.lower(): value for name, value in row.items()} for row in read(path)]
    return disputes(rows, "dispnum" if "dispnum" in rows[0] else "dispnum3", "sidea", "mid")


@rule("cow-mid-incident")
def incidents(path):
    rows = [row | {"incident": (row["dispnum"], row["incidnum"])} for row in read(path)]
    return disputes(rows, "incident", "insidea", "incident")


def disputes(rows, key, side, kind):
    for a, b in pairs_by(rows, key):
        if (a[side], b[side]) != ("1", "0") or a["ccode"] == b["ccode"]:
            continue
        start = later(*(ymd(r["styear"], r["stmon"], r["stday"]) for r in (a, b)))
        end = earlier(*(after(ymd(r["endyear"], r["endmon"], r["endday"])) for r in (a, b)))
        if meet(start, end):
            yield relation(a["ccode"], b["ccode"], kind, -1, max(int(a["hostlev"]), int(b["hostlev"])), start, end)


def pairs_by(rows, key):
    groups = collections.defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return itertools.chain.from_iterable(itertools.product(group, group) for group in groups.values())


def joined(spells):
    """Spells that overlap as one, from (start, end, weight)."""
    found = []
    for start, end, weight in sorted(spells, key=lambda s: (days(s[0], None), days(s[1], datetime.date.max))):
        if found and (found[-1][1] is None or days(start, None) < days(found[-1][1], None)):
            found[-1][1:] = [None if None in (found[-1][1], end) else later(found[-1][1], end), max(found[-1][2], weight)]
        else:
            found.append([start, end, weight])
    return found


@rule("cow-dyadic-mid")
def dyadic_mid(path):
    met = collections.defaultdict(list)
    for row in read(path, "latin-1"):
        if row["statea"] != row["stateb"]:
            met[row["disno"], *ordered(row["statea"], row["stateb"])].append((
                ymd(row["strtyr"], row["strtmnth"], row["strtday"]), after(ymd(row["endyear"], row["endmnth"], row["endday"])),
                max(int(row["hihosta"]), int(row["hihostb"]), 1)))
    for (_, low, high), times in met.items():
        for start, end, weight in joined(times):
            yield relation(low, high, "mid", -1, weight, start, end)


NEAR = dict(zip("12345", ("land_border", "water_12_miles", "water_24_miles", "water_150_miles", "water_400_miles")))


@rule("cow-contiguity")
def contiguity(path):
    rows = read(path)
    newest = max(row["end"] for row in rows)
    for row in rows:
        start, end = (f"{row[name][:4]}-{row[name][4:]}" for name in ("begin", "end"))
        if row["conttype"] in NEAR:
            yield relation(row["statelno"], row["statehno"], NEAR[row["conttype"]], 0, 1, start,
                           None if row["end"] == newest else after(end))


@rule("cow-contiguity-year")
def contiguity_year(path):
    rows, held = read(path), collections.defaultdict(list)
    for row in rows:
        if row["conttype"] in NEAR:
            held[(*ordered(row["state1no"], row["state2no"]), NEAR[row["conttype"]])].append(int(row["year"]))
    for source, target, kind, start, end in spells(held, max(int(row["year"]) for row in rows)):
        yield relation(source, target, kind, 0, 1, start, end)


@rule("cow-diplomatic-exchange")
def diplomatic(path):
    ranks = {"1": "charge_d_affaires", "2": "minister", "3": "ambassador", "9": "other_mission"}
    rows = read(path)
    years = sorted({int(row["year"]) for row in rows})
    held = collections.defaultdict(list)
    for row in rows:
        for host, sender, code in ((row["ccode1"], row["ccode2"], row["DR_at_1"]), (row["ccode2"], row["ccode1"], row["DR_at_2"])):
            if code in ranks and host != sender:
                held[sender, host, ranks[code]].append(years.index(int(row["year"])))
    for source, target, kind, first, end in spells(held, len(years) - 1):
        yield relation(source, target, kind, 0, 1, str(years[int(first)]), end and str(years[int(end)]), True)


@rule("cow-inter-state-war")
def war(path):
    parts = []
    for row in read(path, "latin-1"):
        for n in "12":
            if int(row["StartYear" + n]) > 0 or n == "1":
                start, end = (ymd(row[f"{which}Year{n}"], row[f"{which}Month{n}"], row[f"{which}Day{n}"]) for which in ("Start", "End"))
                parts.append({**row, "start": start, "end": after(end)})
    for a, b in pairs_by(parts, "WarNum"):
        start, end = later(a["start"], b["start"]), earlier(a["end"], b["end"])
        if (a["Side"], b["Side"]) == ("1", "2") and a["ccode"] != b["ccode"] and meet(start, end):
            yield relation(a["ccode"], b["ccode"], "armed_conflict", -1, 1, start, end)


@rule("cow-dyadic-war")
def dyadic_war(path):
    fought = collections.defaultdict(set)
    for row in read(path, "latin-1"):
        start, end = ((row[f"war{which}yr"], row[f"war{which}mnth"], row[f"war{which}{day}"]) for which, day in (("strt", "day"), ("end", "ay")))
        year, month, day = (row["warendyr"].replace("19118", "1918"), row["warendmnth"], row["warenday"])
        if row["warnum"] == "106" and {row["statea"], row["stateb"]} == {"2", "300"} and start[1] == "24":
            start, month, day = (start[0], start[2], start[1]), day, month
        fought[row["warnum"], *ordered(row["statea"], row["stateb"])].add((ymd(*start), after(ymd(year, month, day))))
    for (_, low, high), times in fought.items():
        for start, end, _ in joined((start, end, 1) for start, end in times):
            yield relation(low, high, "armed_conflict", -1, 1, start, end)


@rule("cow-trade")
def trade(path):
    for row in read(path):
        for importer, exporter, flow in (("ccode1", "ccode2", "flow1"), ("ccode2", "ccode1", "flow2")):
            if float(row[flow]) > 0:
                yield relation(row[exporter], row[importer], "trade", 1, row[flow], row["year"], after(row["year"]), True)


PLEDGES = {"defense": "defence_pact", "offense": "offence_pact", "neutral": "neutrality_pact", "nonagg": "nonaggression_pact",
           "consul": "consultation_pact"}


@rule("atop", files=2)
def atop(*paths):
    tables = {"member" in rows[0]: rows for rows in map(read, paths)}
    treaties, members, found = tables[False], tables[True], set()
    for t in treaties:
        for a, b in itertools.combinations([m for m in members if m["atopid"] == t["atopid"]], 2):
            same_phase = a.get("phase") == b.get("phase") and t.get("phase", a.get("phase")) == a.get("phase", t.get("phase"))
            if not same_phase or a["member"] == b["member"]:
                continue
            start = later(ymd(t["begyr"], t["begmo"], t["begday"]), *(ymd(m["yrent"], m["moent"], m["dayent"]) for m in (a, b)))
            end = earlier(after(ymd(t["endyr"], t["endmo"], t["endday"])), *(after(ymd(m["yrexit"], m["moexit"], m["dayexit"])) for m in (a, b)))
            found |= {(t["atopid"],) + relation(*ordered(a["member"], b["member"]), kind, 1, 1, start, end)
                      for pledge, kind in PLEDGES.items() if int(t[pledge]) > 0 and meet(start, end)}
    return [each[1:] for each in found]


@rule("atop-dyad-year")
def atop_dyad_year(path):
    rows, held = read(path), collections.defaultdict(list)
    for row in rows:
        for pledge, kind in PLEDGES.items():
            if int(row[pledge]) > 0:
                held[row["stateA"], row["stateB"], kind].append(int(row["year"]))
    for source, target, kind, start, end in spells(held, max(int(row["year"]) for row in rows)):
        yield relation(source, target, kind, 1, 1, start, end, True)


@rule("desta", files=2)
def desta(*paths):
    entered, left = collections.defaultdict(list), collections.defaultdict(list)
    for row in itertools.chain.from_iterable(read(path, "latin-1") for path in paths):
        key = (*sorted(f"{int(row[iso]):03d}" for iso in ("iso1", "iso2")), row.get("base_treaty") or row["number"])
        if row.get("entry_type", "withdrawal") == "withdrawal":
            left[key].append(int(row["year"]))
        elif row["entry_type"] != "consolidated" and row["entryforceyear"] not in ("", "NA"):
            entered[key].append(int(row["entryforceyear"]))
    return agreements(entered, left)


def agreements(entered, left):
    """From {(number, number, agreement): years}."""
    book = pathlib.Path(__file__).resolve().parent.parent.parent / "graphs" / "recipes" / "codebooks" / "iso3166.csv"
    countries = read(book) + [{"numeric": "900", "alpha3": "XKK", "start": ""}]

    def alpha3(number, year):
        same = [c for c in countries if c["numeric"] == number]
        begun = [c for c in same if int(c["start"][:4] or 0) <= year]
        if begun:
            return max(begun, key=lambda c: c["start"])["alpha3"]
        return min(same, key=lambda c: c["start"])["alpha3"] if same else number
    for key, years in entered.items():
        ends = [year for year in left[key] if year >= min(years)]
        yield relation(*(alpha3(number, min(years)) for number in key[:2]), "preferential_trade_agreement", 1, 1, str(min(years)), str(min(ends) + 1) if ends else None)


@rule("desta-treaties")
def treaties(path):
    entered, left = collections.defaultdict(list), collections.defaultdict(list)
    for row in read(path, "latin-1", delimiter=";" if ";" in path.read_text("latin-1").split("\n")[0] else ","):
        sides = {f"{int(row[f'c{i}']):03d}": row[f"mc{i}"] for i in range(1, 92) if row.get(f"c{i}", "NA") not in ("", "NA")}
        for low, high in itertools.combinations(sorted(sides), 2):
            one, other = sides[low], sides[high]
            apart = one != other or one == "0" or (one == "1" and row["entry_type"] in ("accession", "withdrawal"))
            if apart and row["entry_type"] == "withdrawal":
                left[low, high, row["base_treaty"]].append(int(row["year"]))
            elif apart and row["entry_type"] != "consolidated" and row["entryforceyear"] not in ("", "NA"):
                entered[low, high, row["base_treaty"]].append(int(row["entryforceyear"]))
    return agreements(entered, left)


@rule("un-votes")
def votes(path):
    kinds = {"1": ("vote_yes", 1), "2": ("vote_abstain", 0), "3": ("vote_no", -1)}
    for row in read(path, tab=path.suffix == ".tab"):
        if row["vote"] in kinds:
            state = row["Country"] if row["ccode"] in ("", "NA") else row["ccode"]
            yield relation(state, "R" + row["rcid"], *kinds[row["vote"]], 1, row.get("date"), after(row.get("date")), True)


@rule("un-agreement")
def agreement(path):
    found = set()
    for row in read(path):
        if row["agree"] not in ("NA", "") and float(row["agree"]) != 0.5 and row["ccode1"] != row["ccode2"]:
            above = float(row["agree"]) - 0.5
            found.add(relation(*ordered(row["ccode1"], row["ccode2"]), "agreement" if above > 0 else "disagreement",
                               1 if above > 0 else -1, abs(above), row["year"], after(row["year"])))
    return found


@rule("gsdb")
def gsdb(path):
    kinds = {"trade": "trade_sanctions", "arms": "arms_embargo", "military": "military_sanctions",
             "financial": "financial_sanctions", "travel": "travel_sanctions", "other": "sanctions"}

    def names(cell):
        found = []
        for part in (part.strip() for part in cell.split(",")):
            if part in ("North", "South"):
                found[-1] = f"{part} {found[-1]}"
            elif part != "The":
                found.append(part)
        return found
    rows = read(path)
    newest = max(int(row["end"]) for row in rows)
    for row in rows:
        for sender, target, measure in itertools.product(names(row["sanctioning_state"]), names(row["sanctioned_state"]), kinds):
            if row[measure] == "1" and sender != target:
                yield relation(sender, target, kinds[measure], -1, 1, row["begin"],
                               None if int(row["end"]) == newest else after(row["end"]), True)


@rule("ucdp-conflict")
def ucdp(path):
    def parts(cell):
        return [part.strip() for part in cell.split(",") if part.strip() and cell != "NA"]
    rows, held = read(path), collections.defaultdict(dict)
    for row in rows:
        a, a2, b, b2 = (parts(row[name]) for name in ("gwno_a", "gwno_a_2nd", "gwno_b", "gwno_b_2nd"))
        b = b or ["ucdp " + part for part in parts(row["side_b_id"])]
        ties = [(x, y, "armed_conflict") for x in a + a2 for y in b + b2]
        ties += [(x, y, "armed_support") for first, second in ((a2, a), (b2, b)) for x in first for y in second]
        for tie in ties:
            if tie[0] != tie[1]:
                years = held[(row["conflict_id"],) + tie]
                years[int(row["year"])] = max(int(row["intensity_level"]), years.get(int(row["year"]), 0))
    newest = max(int(row["year"]) for row in rows)
    for (_, source, target, kind), years in held.items():
        for first, last in runs(years):
            yield relation(source, target, kind, -1 if kind == "armed_conflict" else 1,
                           max(years[year] for year in range(first, last + 1)), str(first),
                           None if last == newest else str(last + 1), kind == "armed_support")


@rule("sipri-deliveries")
def sipri_deliveries(path):
    delivered = collections.defaultdict(float)
    for row in read(path, "cp1252", header="Recipient"):
        delivered[row["Supplier"], row["Recipient"], row["Delivery year"]] += float(row["TIV delivery values"] or 0)
    return [relation(*key[:2], "arms_transfer", 1, value, key[2], after(key[2]), True) for key, value in delivered.items() if value]


@rule("sipri-transfers")
def sipri(path):
    delivered = collections.defaultdict(float)
    for row in read(path, "cp1252", header="Recipient"):
        years, value = [year for year in re.split(r"\s*;\s*", row["Year(s) of delivery"]) if year], row["SIPRI TIV of delivered weapons"]
        for year in years if value and float(value) > 0 else ():
            delivered[row["Supplier"], row["Recipient"], year] += float(value) / len(years)
    return [relation(*key[:2], "arms_transfer", 1, value, key[2], after(key[2]), True) for key, value in delivered.items()]
