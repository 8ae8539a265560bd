#!/usr/bin/env python3
"""reference.py BUILD: the reference that scripts/reference makes of the public headers is whole. Every function that the
shared library shows is in the index and on the page of a header, with words about it above or beside it; one that gives
memory is there with what frees it, or says whose it is; no word of a header is lost on its page."""
import importlib.machinery
import importlib.util
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
loader = importlib.machinery.SourceFileLoader("reference", str(ROOT / "scripts/reference"))
reference = importlib.util.module_from_spec(importlib.util.spec_from_loader("reference", loader))
loader.exec_module(reference)
WHOSE = re.compile(r"free|clear|belong|borrow|lives|Errors and ownership")
faults = []


def exported(library):
    done = subprocess.run(["nm", "-DP", "--defined-only", library], capture_output=True, text=True, check=True)
    return [line.split()[0] for line in done.stdout.splitlines()]


def check_place(name, pages):
    """A function stands in the index, which leads to its place."""
    match = re.search(rf"\[`{name}`\]\((\w+)\.md#{name}\)", pages["index"])
    if not match:
        faults.append(f"{name} is not in the index")
    elif f'<a id="{name}"></a>' not in pages[match.group(1)]:
        faults.append(f"{name} is not on the page {match.group(1)}")


def check_said(header, text):
    """What is said of the functions of a header."""
    for comment, code in reference.blocks(text):
        names = reference.FUNCTION.findall(re.sub(r"/\*.*?\*/", "", code, flags=re.S))
        said = comment + "".join(re.findall(r"/\*.*?\*/", code, re.S))
        if names and not said:
            faults.append(f"{header}: nothing is said of {', '.join(names)}")
        gives = re.search(r"\*\*\*?out\b", code) or re.search(r"^(?!const|typedef)\w+ \*+mv_\w+\(", code, re.M)
        if names and gives and not WHOSE.search(said + "".join(names)) and not re.search("freed with|to the caller", text):
            faults.append(f"{header}: who frees what {names[0]} gives?")


def check_words(header, text, page):
    plain = re.sub(r"\\([*_<>|\[\]])", r"\1", page).lower()
    body = text.partition("MV_BEGIN_DECLS\n")[2].partition("MV_END_DECLS")[0]
    faults.extend(f"{header}: {word} is not on its page" for word in set(re.findall(r"\w+", body.lower())) if word not in plain)


def main():
    names = exported(pathlib.Path(sys.argv[1], "libmultivector.so"))
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([ROOT / "scripts/reference", folder], check=True)
        pages = {path.stem: path.read_text() for path in pathlib.Path(folder).glob("*.md")}
    for name in names:
        check_place(name, pages)
    for stem, page in pages.items():
        if stem != "index":
            text = (ROOT / f"include/multivector/{stem}.h").read_text()
            check_said(f"{stem}.h", text)
            check_words(f"{stem}.h", text, page)
    print("\n".join(faults) or f"{len(names)} functions on {len(pages)} pages: ok")
    return bool(faults)


sys.exit(main())
