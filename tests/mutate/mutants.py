"""Small faults put into C sources, one at a time: where each could stand, and what the text would be. It reads text, not
C: what does not compile, or compiles to the same code, is dropped by who asks."""
import bisect
import dataclasses
import hashlib
import re

GENERATED = ("font_table.c", "capital_table.c", "land_table.c")
SWAPS = {"relational": {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="},
         "logical": {"&&": "||", "||": "&&"},
         "arithmetic": {"+": "-", "-": "+", "*": "/", "/": "*", "%": "*", "+=": "-=", "-=": "+=", "*=": "/="}}
HIDDEN = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|^[ \t]*#(?:\\\n|[^\n])*|_Static_assert\b[^;]*',
                    re.S | re.M)
NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?:e-?\d+)?(?![\w.])")
HEADER = re.compile(r"^[a-z][^;{}=]*?\b(\w+)\([^;{}]*\)\s*\n\{", re.M)
LED = re.compile(r"\s*(?:(?:else\b|do\b|default:|case\s[^:?]*:)\s*|(?:if|for|while|switch)\s*(?=\())")
RELEASED = re.compile(r"(free|MV_FREE|\w+_(free|destroy))\(")  # a leak is for the sanitized builds to find
DECLARED = re.compile(r"^\w[\w\s]*\s\**\w")


@dataclasses.dataclass
class Mutant:
    file: str
    operator: str
    start: int
    end: int
    text: str
    function: str = ""
    first: int = 0
    last: int = 0
    before: str = ""
    after: str = ""
    id: str = ""

    def applied(self, source):
        return source[:self.start] + self.text + source[self.end:]


def hide(source):
    """The source with texts, comments and directives blanked, as long as before."""
    return HIDDEN.sub(lambda m: re.sub(r"[^\n]", " ", m[0]) if m[0][0] in "/#_ \t" else '"' + "." * (len(m[0]) - 2) + '"', source)


def closing(code, start):
    """Where the bracket at `start` closes."""
    depth = 0
    for at in range(start, len(code)):
        depth += (code[at] in "([{") - (code[at] in ")]}")
        if depth == 0:
            return at
    return start


def after_leads(code, start, end):
    """Past `if (...)`, `else`, `case 1:` and the like: where the statement they lead starts."""
    while lead := LED.match(code, start, end):
        start = closing(code, lead.end()) + 1 if code[lead.end():lead.end() + 1] == "(" else lead.end()
    return start + len(code[start:end]) - len(code[start:end].lstrip())


def statements(code):
    """Start and end (its semicolon) of what is no declaration within functions."""
    depth, begun = 0, 0
    for at, sign in enumerate(code):
        depth += (sign in "([") - (sign in ")]")
        if depth == 0 and sign in "{};":
            if sign == ";":
                start = after_leads(code, begun, at)
                body = code[start:at]
                declares = DECLARED.match(re.split(r"[=(]", body)[0]) and not body.startswith("return")
                if body and "{" not in body and not declares:
                    yield start, at
            begun = at + 1


def of_statements(code):
    for start, end in statements(code):
        body = code[start:end]
        if body.startswith("return") and len(body) > 6:
            yield "return", start + 6, end, " 1" if body[6:].strip() in ("0", "false", "NULL", "MV_OK") else " 0"
        elif not re.match(r"\(void\)|goto\b|typedef\b|return\b", body) and not RELEASED.match(body) and re.search(r"[=(]|\+\+|--|^break$|^continue$", body):
            yield "statement", start, end, ""


def of_words(code):
    for found in re.finditer(r"\b(?:if|while) \(", code):
        start = found.end() - 1
        end = closing(code, start)
        yield "condition", start, end + 1, f"(!{{}})"
    for found in re.finditer(r"(?<=\s)\?(?=\s)", code):
        yield "condition", found.start(), found.end(), "== 0 ?"
    for found in re.finditer(r"\belse\b ?", code):
        yield "else", found.start(), found.end(), ""


def of_signs(code):
    for operator, swaps in SWAPS.items():
        for found in re.finditer(r"(?<=\s)(?:%s)(?=\s)" % "|".join(map(re.escape, sorted(swaps, key=len, reverse=True))), code):
            yield operator, found.start(), found.end(), swaps[found[0]]
    for found in NUMBER.finditer(code):
        if re.search(r"\w \w+(\[\w+\])?\[$", code[:found.start()][-80:]):
            continue  # the size of an array
        whole = found[0].isdigit()
        yield "constant", found.start(), found.end(), str((1, 0)[int(found[0])] if int(found[0]) < 2 else int(found[0]) + 1) if whole \
            else f"({found[0]} + 1)"


def flat(text):
    return " ".join(text.split())


def mutants(file, source):
    """All mutants of a source, each with an id that stays while its line and function do."""
    code = hide(source)
    starts = [0, *(m.end() for m in re.finditer("\n", source))]
    functions = [(m.start(), closing(code, m.end() - 1), m[1]) for m in HEADER.finditer(code)]
    seen, found = {}, []
    for operator, start, end, text in (*of_signs(code), *of_words(code), *of_statements(code)):
        m = Mutant(file, operator, start, end, text.replace("{}", source[start:end]))
        m.first, m.last = bisect.bisect(starts, start), bisect.bisect(starts, end)
        m.function = next((name for begin, close, name in functions if begin <= start <= close), "")
        line, stop = starts[m.first - 1], (source.find("\n", end) + 1 or len(source)) - 1
        m.before, m.after = flat(source[line:stop]), flat(source[line:start] + m.text + source[end:stop])
        key = "\n".join((file, m.function, m.before, m.after))
        seen[key] = seen.get(key, 0) + 1
        m.id = hashlib.sha256(f"{key}\n{seen[key]}".encode()).hexdigest()[:16]
        found.append(m)
    return found
