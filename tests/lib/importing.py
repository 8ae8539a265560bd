"""Running recipes: what `multivector import` makes of tables and statements."""
import json
import pathlib
import subprocess

SHOWN = ("source", "target", "type", "sign", "weight", "start", "end", "directed", "note")


class Importer:
    def __init__(self, build, folder):
        self.tool, self.folder = str(pathlib.Path(f"{build}/multivector").resolve()), pathlib.Path(folder)

    def run(self, *arguments, stdin=b"", environment=None):
        """Exit code, what is printed, what is said."""
        done = subprocess.run([self.tool, *map(str, arguments)], cwd=self.folder, input=stdin, capture_output=True,
                              timeout=900, check=False, env=environment)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def make(self, recipe, *files, options=()):
        """The set that it makes, and what is said about it; None when it is refused."""
        code, out, said = self.run("import", recipe, *files, *options)
        return (json.loads(out) if code == 0 else None), said

    def recipe(self, statement, head="", table="a, b", name="t"):
        """A recipe of one table, `t` unless it is called otherwise, as a file."""
        text = f"-- title: Made up\n-- table: {name}: {table}\n{head}{statement}\n"
        self.write("made-up.sql", text)
        return "./made-up.sql"


def relations(document):
    """The relations, with what they take from their type."""
    types = {t["id"]: t for t in document.get("relation_types", [])}
    rows = []
    for relation in document["relations"]:
        kind = types.get(relation["type"], {})
        row = {"sign": kind.get("sign", 1), "weight": kind.get("weight", 1), "directed": kind.get("directed", False)}
        row.update(relation)
        rows.append(row)
    return rows


def shown(relation, fields=SHOWN):
    """A relation as the texts of a table."""
    def text(value):
        if isinstance(value, bool):
            return "yes" if value else "no"
        return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
    return tuple(text(relation.get(field)) for field in fields)


def rows_of(relation):
    """Which rows made it: "rows 1-2, 7" is 1, 2, 7."""
    numbers = []
    for part in relation["sources"][0].get("quote", "").removeprefix("rows ").removeprefix("row ").split(", "):
        first, _, last = part.partition("-")
        if first:
            numbers += range(int(first), int(last or first) + 1)
    return numbers
