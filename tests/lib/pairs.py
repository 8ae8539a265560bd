"""What model.random_document leaves out of a relation set, and how to say nearly the same: the second of a pair."""
import copy

import model

TEXTS = ["plain", "“quoted”", 'a "b" \\ c', "two\nlines\tand a tab", "\u0001\u007f\u202e\u2028", "Қазақстан 🇰🇿", "</script>", " "]


def some_text(rng, record, key, chance=0.3):
    if rng.random() < chance:
        record[key] = rng.choice(TEXTS)


def random_type(rng, record):
    for key, values in (("name", TEXTS), ("sign", [-1, 0, 1]), ("weight", [0.1, 1, 2.5]), ("directed", [True, False])):
        if rng.random() < 0.3:
            record[key] = rng.choice(values)
    return record


def random_citations(rng, relation, sources):
    relation.pop("sources", None)
    if sources and rng.random() < 0.4:
        relation["sources"] = [{"id": rng.choice(sources)} for _ in range(rng.randint(0, 2))]
        for citation in relation["sources"]:
            some_text(rng, citation, "quote", 0.5)


def random_attributes(rng):
    return {rng.choice(["gdp", "Capital", "é", *TEXTS[:-1]]): rng.choice([0, -1.5, 1e300, 1 / 3, "1", *TEXTS]) for _ in range(rng.randint(0, 3))}


def random_names(rng):
    if rng.random() < 0.5:
        return {language: rng.choice(TEXTS) for language in rng.sample(["ru", "kk", "en"], rng.randint(0, 3))}
    names = {}
    for _ in range(rng.randint(0, 4)):
        start, end = sorted(rng.choices(model.DATES, k=2), key=model.first_day)
        if model.first_day(start) < model.first_day(end):
            entry = {"lang": rng.choice(["ru", "kk", None]), "from": rng.choice([start, None]), "until": rng.choice([end, None]), "name": rng.choice(TEXTS)}
            entry = {key: value for key, value in entry.items() if value}
            names[entry.get("lang"), model.first_day(entry.get("from", "0001"))] = entry
    return list(names.values())


def identify(rng, actor, earlier):
    """What an actor is beside its ties; `earlier` are the ids that it may continue."""
    if rng.random() < 0.3:
        actor["names"] = random_names(rng)
    if rng.random() < 0.2:
        actor["place"] = [rng.choice([-180, 180, 71.43, 0, 1 / 3]), rng.choice([-90, 90, 51.13, 0])]
    if rng.random() < 0.2:
        actor["attributes"] = random_attributes(rng)
    if rng.random() < 0.2:
        actor["continues"] = [{"actor": other, **({"from": rng.choice(model.DATES)} if rng.random() < 0.7 else {})}
                              for other in rng.sample(earlier, min(len(earlier), rng.randint(0, 2)))]


def enrich(rng, document, declarations=True):
    """Adds what model.random_document leaves out."""
    for key in ("title", "description"):
        some_text(rng, document, key, 0.5)
    if declarations:
        document["relation_types"] = [random_type(rng, dict(t)) for t in document["relation_types"]]
    document["sources"] = [{"id": f"s{n}"} for n in rng.sample(range(5), rng.randint(0, 4))]
    for source in document["sources"]:
        some_text(rng, source, "title")
        source.update(rng.choice([{}, {"url": "https://example.org/?a=1&b=<2>"}, {"date": "2013-09"}]))
    for actor in document["actors"]:
        some_text(rng, actor, "name")
        some_text(rng, actor, "note")
    if rng.random() < 0.4:
        document["coverage"] = model.random_coverage(rng, [actor["id"] for actor in document["actors"]])
    for number, actor in enumerate(document["actors"]):
        identify(rng, actor, [other["id"] for other in document["actors"][:number]])
        if rng.random() < 0.2:
            actor["alternatives"] = rng.sample([v["id"] for v in document["vectors"]], rng.randint(1, 3))
    for relation in document["relations"]:
        some_text(rng, relation, "basis")
        some_text(rng, relation, "note")
        random_citations(rng, relation, [s["id"] for s in document["sources"]])
        if rng.random() < 0.2:
            relation["attributes"] = random_attributes(rng)
    return document


def change_relation(rng, relation, document):
    key = rng.choice(["sign", "weight", "directed", "start", "type", "source", "note", "sources", "id", "confidence",
                      "attributes"])
    if key in ("start", "end"):
        relation.pop("end", None)
        relation.pop("through", None)
    if key == "sources":
        random_citations(rng, relation, [s["id"] for s in document["sources"]])
    elif key == "attributes":
        relation["attributes"] = random_attributes(rng)
    elif key == "id":
        relation.pop("id", None)
    elif key == "source":
        relation["source"] = rng.choice(document["actors"])["id"]
    else:
        values = {"sign": [-1, 0, 1], "weight": [0.1, 1e-300, 1e300, 2 / 3], "directed": [True, False], "start": model.DATES,
                  "type": [t["id"] for t in document["relation_types"]], "note": TEXTS, "confidence": model.CONFIDENCES}
        relation[key] = rng.choice(values[key])


def mutate(rng, original, declarations=True):
    """A document that says nearly the same, about types and vectors too unless `declarations` is false."""
    document = copy.deepcopy(original)
    rate = rng.choice([0.02, 0.1, 0.4])
    gone = {a["id"] for a in document["actors"] if rng.random() < rate}
    document["actors"] = [a for a in document["actors"] if a["id"] not in gone]
    document["relations"] = [r for r in document["relations"] if not {r["source"], r["target"]} & gone and rng.random() > rate]
    if document.get("focus") in gone:
        del document["focus"]
    if rng.random() < rate:
        document["coverage"] = model.random_coverage(rng, [actor["id"] for actor in document["actors"]])
    known = {a["id"] for a in document["actors"]}
    for actor in document["actors"]:
        some_text(rng, actor, "region", rate)
        if "continues" in actor:
            actor["continues"] = [entry for entry in actor["continues"] if entry["actor"] in known and rng.random() > rate]
        if rng.random() < rate:
            identify(rng, actor, [])
        if rng.random() < rate:
            actor["kind"] = rng.choice(model.KINDS)
    if declarations:
        document["relation_types"] = [random_type(rng, t) if rng.random() < rate else t for t in document["relation_types"]]
    if rng.random() < rate:
        left_out = rng.choice(document["relation_types"])["id"]
        document["relations"] = [r for r in document["relations"] if r["type"] != left_out]
        if declarations and rng.random() < 0.5:
            document["relation_types"] = [t for t in document["relation_types"] if t["id"] != left_out]
    for relation in document["relations"]:
        if rng.random() < rate:
            change_relation(rng, relation, document)
    twice = [{key: value for key, value in r.items() if key != "id"} for r in document["relations"] if rng.random() < rate]
    document["relations"] += twice
    if "coverage" in document:
        document["coverage"] = model.known_coverage(document)
    if rng.random() < 0.3:
        document["as_of"] = rng.choice(model.DATES)
    if rng.random() < 0.1:
        document.pop(rng.choice(["title", "description", "as_of", "focus"]), None)
    if declarations and rng.random() < 0.05:
        rng.shuffle(document["vectors"])
    if rng.random() < 0.5:
        for name in ("actors", "relations", "sources", "relation_types"):
            rng.shuffle(document[name])
    return document
