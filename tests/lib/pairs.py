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
        if rng.random() < 0.2:
            actor["names"] = {language: rng.choice(TEXTS) for language in rng.sample(["ru", "kk", "en"], rng.randint(0, 3))}
            if not actor["names"]:
                del actor["names"]
    if rng.random() < 0.4:
        document["coverage"] = model.random_coverage(rng, [actor["id"] for actor in document["actors"]])
    for actor in document["actors"]:
        if rng.random() < 0.2:
            actor["alternatives"] = rng.sample([v["id"] for v in document["vectors"]], rng.randint(1, 3))
    for relation in document["relations"]:
        some_text(rng, relation, "basis")
        some_text(rng, relation, "note")
        random_citations(rng, relation, [s["id"] for s in document["sources"]])
    return document


def change_relation(rng, relation, document):
    key = rng.choice(["sign", "weight", "directed", "start", "type", "source", "note", "sources", "id", "confidence"])
    if key in ("start", "end"):
        relation.pop("end", None)
        relation.pop("through", None)
    if key == "sources":
        random_citations(rng, relation, [s["id"] for s in document["sources"]])
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
    for actor in document["actors"]:
        some_text(rng, actor, "region", rate)
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
