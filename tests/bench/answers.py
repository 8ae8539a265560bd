"""Compares what two sides answered; each check says how they differ, or nothing. Numbers are the same when they differ by
at most 1e-9, relatively above 1."""
import json
import re

TOLERANCE = 1e-9
ABOUT_THE_RUN = {"tool", "input", "a", "b", "sha256", "files"}     # keys that speak of programs and files


def same_number(a, b):
    return abs(a - b) <= TOLERANCE * max(1, abs(a), abs(b))


def _difference(old, new, place):
    """The first place where a value of the old answer is not in the new one; what the new one adds is no difference."""
    if isinstance(old, dict) and isinstance(new, dict):
        pairs = [(key, old[key], new.get(key)) for key in old if key not in ABOUT_THE_RUN]
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        pairs = [(i, old[i], new[i]) for i in range(len(old))]
    elif type(old) in (int, float) and type(new) in (int, float):
        return "" if same_number(old, new) else f"{place}: {old} and {new}"
    else:
        return "" if old == new or isinstance(old, str) else f"{place}: {old!r} and {new!r}"
    return next(filter(None, (_difference(a, b, f"{place}/{key}") for key, a, b in pairs)), "")


def same_json(ours, peer):
    """Every number, truth and null of the peer's JSON is in ours; texts may be worded anew."""
    return _difference(json.loads(peer.out), json.loads(ours.out), "")


def same_picture(ours, peer):
    """Both draw the same actors and relations, but for those that unasked we leave out of a crowd by now; where to is not
    compared."""
    drawn = [set(re.findall(r'<g id="([^"]+)" class="(?:node|edge)', side.out)) for side in (ours, peer)]
    if not drawn[0]:
        return "nothing is drawn"
    odd = sorted(drawn[0] - drawn[1])
    return f"only one draws {odd[0]}" if odd else ""


def same_text(ours, peer):
    return "" if ours.out == peer.out else f"{ours.out.strip()[:60]!r} and {peer.out.strip()[:60]!r}"


def work(taken):
    """The CPU seconds of the work alone, which our helpers and the peers' scripts print last on standard error."""
    return {"work": float(taken.err.strip().splitlines()[-1].split()[0])}
