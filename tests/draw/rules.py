#!/usr/bin/env python3
"""rules.py BUILD [PART] [all]: every rule of tests/lib/picture_rules.py on every kind of picture: the gallery made of graphs/, forty
selections of graphs/eurasia.json, twenty sets of MV_DATA. Of the slower ones a part is drawn, chosen by their names; "all" draws
all of them."""
import importlib.machinery
import importlib.util
import itertools
import pathlib
import re
import subprocess
import sys
import tempfile
import zlib

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import browser
import machine
import picture_rules

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOOL, ALL = f"{sys.argv[1]}/multivector", "all" in sys.argv[2:]
EURASIA = ROOT / "graphs/eurasia.json"
THEMES = ("light", "dark", "print")
NETWORKS = ["--ego KAZ", "--ego UZB --kind country", "--ego CHN --kind country", "--ego RUS --at 2001", "--ego TUR --min-weight 3",
            "--kind country", "--kind country --at 1995", "--kind organisation,programme", "--type member", "--sign -", "--sign -"
            " --kind country --drop-isolates", "--sign + --kind country", "--without UN,WTO,OSCE --at 2024", "--confidence high",
            "--during 1999..2001 --kind country", "--vector western,russian", "--color-by faction --sign - --drop-isolates",
            "--color-by community --ego KAZ", "--color-by kind --ego BLR", "--highlight KAZ,CHN --ego KAZ", "--strongest 1",
            "--show-ended --ego UKR --at 2024", "--size print180 --ego KAZ", "--size print90 --ego UZB", "--size phone --ego KGZ",
            "--aspect 1:1 --ego ARM", "--edge-labels type --ego TKM"]
LAYOUTS = ["compass --focus CHE", "compass --focus UKR --at 2024", "compass --size print90 --focus TJK", "compass --focus UZB --size phone",
           "map --focus JPN", "map --size print180", "map --others --focus UZB", "map --projection equal-earth --sign - --drop-isolates",
           "bars --facet type --focus RUS", "bars --facet actor --size print180", "friends --focus TUR", "matrix --sign -",
           "friends --size print180"]
DATA = ["tribes", "sampson", "sampson_t4", "stranke94", "rivalries_tss", "core2013_cowigo", "core2014_factbook", "desta_to2005",
        "icews2013", "icews2003", "igo1990", "igo2013", "atop_mid_1990-1994", "contiguity", "senate", "unagree_2013", "bitcoin_alpha",
        "factbook2014", "cowlist/cowlist_1946-1949", "keds_balkan"]


def chosen(name, part):
    """One of so many, by a hash of the name: always the same ones."""
    return ALL or zlib.crc32(name.encode()) % part == 0


def draw(*arguments):
    return subprocess.run([TOOL, *arguments], capture_output=True, text=True, timeout=900, check=False)


def check(name, drawn):
    if drawn.returncode:
        return name, [drawn.stderr]
    try:
        return name, list(itertools.islice(picture_rules.faults(drawn.stdout), 5))
    except (AssertionError, KeyError, StopIteration, ValueError) as error:
        return name, [f"it cannot be read: {error!r}"]


# ---- the gallery ---------------------------------------------------------------------------------------------------------

def gallery_script():
    loader = importlib.machinery.SourceFileLoader("gallery", str(ROOT / "scripts/gallery"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("gallery", loader))
    loader.exec_module(module)
    module.TOOL = pathlib.Path(TOOL).resolve()
    return module


def choices(command, option):
    """What an option may be, as the program lists it when it refuses something."""
    told = draw(command, str(EURASIA), *([str(EURASIA), "--svg", "x.svg"] if command == "compare" else []), f"--{option}", "?").stderr
    listed = re.search(r"; (.*) was expected", told) or re.search(r"the choices are (.*)", told)
    return set(re.findall(r"[\w-]+", listed.group(1))) - {"or"}


def kinds_faults(commands):
    """Every layout, facet, projection, theme and size occurs, and every command that draws."""
    said = " ".join(commands)
    for command, option in (("render", "layout"), ("render", "facet"), ("render", "projection"), ("render", "size"), ("compare", "layout")):
        own = [one for one in commands if one.startswith(command)]
        usual = {"network", "date", "azimuthal-equidistant", "screen"}
        for choice in choices(command, option) - usual:
            if not any(re.search(rf"--{option} {choice}\b", one) for one in own):
                yield f"nowhere is {command} --{option} {choice}"
    for wanted in ("rank ", "timeline ", "--panels", "--theme print", "--ego", "--highlight", "--show-ended", "--edge-labels",
                   "faction", "community", "--project", "--metrics shares", "scenarios/*.json"):
        if wanted not in said:
            yield f"nowhere is {wanted}"


def page_faults(module, folder):
    """Each picture stands there once, with its finding, its command and nothing from elsewhere."""
    page = module.page(folder)
    if re.search(r"(?:src|srcset|href)=\"(?:\w+:|//)", page) or "<script" in page or "@import" in page:
        yield "it asks for something from elsewhere"
    for name in re.findall(r"(?:src|srcset)=\"([^\"]*)\"", page):
        if not (folder / name).is_file():
            yield f"{name} is missing"
    if len(re.findall(r'<img [^>]*alt="[^"]+"', page)) != len(module.KINDS) or page.count("<code>") != len(module.KINDS):
        yield "a picture lacks its finding or its command"
    names = [name for _, name, _ in module.KINDS]
    if len(set(names)) != len(names):
        yield "two pictures have one name"


def reading_faults(page, pictures):
    """What axe finds on the page, and whether each picture is read as one image."""
    found = browser.find(sys.argv[1], "axe-core")
    answer, = browser.ask(found, "docs/accessibility.mjs", [{"name": "gallery", "html": page}])
    images = [node for node in answer["nodes"] if node[0] in ("image", "img")]
    wrong = answer["faults"] + [f"{tag} stands above what is read before it" for tag in answer["order"]]
    return wrong + ([] if len(images) == pictures else [f"{len(images)} images are read"])


def gallery(folder):
    module = gallery_script()
    yield "kinds", list(kinds_faults([command for _, _, command in module.KINDS]))
    for _, name, command in module.KINDS:
        for theme in ("light", "dark"):
            if theme == "dark" and not (module.has_dark(command) and chosen(name, 5)):
                continue
            target = module.draw(folder, name, command, theme)
            yield check(target.stem, subprocess.CompletedProcess([], 0, target.read_text(encoding="utf-8"), ""))
        if module.has_dark(command):
            (folder / f"{name}-dark.svg").touch()
    yield "page", list(page_faults(module, folder))
    lacking = browser.missing(sys.argv[1], "axe-core")
    if lacking:
        machine.without(lacking)
    else:
        yield "page in a browser", reading_faults(module.page(folder), len(module.KINDS))


# ---- other sets ----------------------------------------------------------------------------------------------------------

def selections(_):
    """In turn in each theme; a part in this run."""
    asked = NETWORKS + ["--layout " + one for one in LAYOUTS]
    for i, options in enumerate(asked):
        if chosen(options, 2):
            theme = THEMES[i % 3]
            yield check(f"{options} {theme}", draw("render", str(EURASIA), *options.split(), "--theme", theme, "--quiet"))


def data(_):
    folder = machine.real_data()
    for name in DATA:
        if not chosen(name, 2):
            continue
        path = next(p for p in (folder / f"{name}.edges.csv", folder / f"{name}.edges.csv.gz") if p.exists())
        yield check(name, draw("render", str(path), "--at", "all", "--quiet"))


PARTS = {part.__name__: part for part in (gallery, selections, data)}


def main():
    passed = failed = 0
    with tempfile.TemporaryDirectory() as name:
        for part in [part for part in sys.argv[2:] if part != "all"] or PARTS:
            for what, wrong in PARTS[part](pathlib.Path(name)):
                passed, failed = passed + (not wrong), failed + bool(wrong)
                for fault in wrong:
                    print(f"{part}: {what}: {fault[:300]}")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
