#!/usr/bin/env python3
"""Holds graphs/relation-set.schema.json against the relation sets: it must accept those in valid/ and in graphs/, and
refuse those in invalid/ but for the ones listed here, which only the reader can judge."""
import json
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine

try:
    import jsonschema
except ImportError:
    machine.skip("python3-jsonschema is missing")

HERE = pathlib.Path(__file__).resolve().parent
GRAPHS = HERE.parent.parent / "graphs"

# Why a schema cannot tell: names of documents in invalid/.
BEYOND_A_SCHEMA = {
    "it does not look up the ids that are named": """
        focus-dangling focus-misspelt focus-by-name source-dangling source-by-name target-dangling both-ends-dangling
        dangling-without-actors type-undeclared type-misspelt type-of-ones-own-misspelt vector-undeclared vector-misspelt
        share-of-undeclared-vector citation-undeclared citation-misspelt alternatives-undeclared coverage-type-misspelt
        coverage-target-misspelt coverage-actor-misspelt continues-dangling continues-dangling-both""",
    "it does not compare the ids of a list": """
        actor-twice actor-thrice source-twice vector-twice type-twice relation-twice continues-twice names-on-one-day""",
    "it does not follow chains": "continues-itself continues-in-a-circle",
    "it does not compute": """
        shares-below-1 shares-above-1 shares-almost-1 end-before-start end-before-start-in-year
        through-before-start actor-ends-before-it-starts actor-through-before-start coverage-backwards
        names-backwards""",
    "it does not open the extended document": """
        extends-missing extends-absolute extends-url extends-outside extends-folder extends-itself
        extends-in-a-circle extends-in-a-circle-2 extends-what-is-wrong extends-and-dangles without-unknown-actor
        without-unknown-relation without-unknown-type""",
    "it sees the value that a parser kept of a key": """
        key-twice key-twice-list key-twice-in-actor key-twice-escaped key-twice-unknown
        attribute-twice""",
    "Python reads what has no form in UTF-8, or no room in C": """
        escape-of-half-a-pair escape-of-nul weight-huge weight-huge-whole number-huge-anywhere attribute-huge""",
    "a $ in Python also matches before a last line end": "date-with-line-end",
}


def refuse(constant):
    raise ValueError(f"{constant} is no JSON")


def load(path):
    """The document as any JSON parser sees it; a byte-order mark is no part of it."""
    return json.loads(path.read_bytes().decode("utf-8-sig"), parse_constant=refuse)


def verdict(schema, path):
    """Why the document is refused; nothing when it is accepted."""
    try:
        found = next(schema.iter_errors(load(path)), None)
    except (ValueError, RecursionError) as error:
        return f"cannot be parsed: {error}"
    return f"/{'/'.join(map(str, found.absolute_path))}: {found.message:.200}" if found else ""


def complaints(schema):
    """A line for each relation set, empty when all is well."""
    reasons = {name: reason for reason, names in BEYOND_A_SCHEMA.items() for name in names.split()}
    valid = [*HERE.glob("valid/*.json"), *(path for path in GRAPHS.rglob("*.json") if ".schema." not in path.name)]
    for path in sorted(valid):
        refused = verdict(schema, path)
        yield refused and f"{path.name}: must be accepted: {refused}"
    for path in sorted(HERE.glob("invalid/*.json")):
        refused, reason = verdict(schema, path), reasons.pop(path.stem, None)
        if reason and refused:
            yield f"{path.name}: is refused though \"{reason}\": take it out of the table ({refused})"
        else:
            yield "" if reason or refused else f"{path.name}: must be refused"
    for name in reasons:
        yield f"{name}: stands in the table, but there is no such file"
    for number, example in enumerate(schema.schema.get("examples", [])):
        yield "" if schema.is_valid(example) else f"example {number} of the schema: must be accepted"


def main():
    schema = load(GRAPHS / "relation-set.schema.json")
    try:
        jsonschema.Draft7Validator.check_schema(schema)
    except jsonschema.SchemaError as error:
        print(f"the schema is no valid draft 07: {error.message}\n0 passed, 1 failed")
        return 1
    found = list(complaints(jsonschema.Draft7Validator(schema)))
    for complaint in filter(None, found):
        print(complaint)
    failed = len([complaint for complaint in found if complaint])
    print(f"{len(found) - failed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
