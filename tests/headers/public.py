#!/usr/bin/env python3
"""public.py BUILD: the public headers stand for themselves.

Each compiles alone, as C11 and as C++17, with public headers only; multivector.h includes all of them. Every function
they declare is in the library under its C name, also for C++; the shared one shows these and nothing else. The version
they state is the project's, as everywhere else where one stands.
Exit 77: no C++ compiler."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine

BUILD = pathlib.Path(sys.argv[1])
INCLUDE = pathlib.Path(__file__).resolve().parents[2] / "include"
C, CXX = os.environ.get("CC", "cc"), os.environ.get("CXX", "c++")
faults = []


def compiles(compiler, standard, text, *more):
    """Whether a source compiles without a warning; says why not."""
    language = "c++" if "++" in standard else "c"
    command = [compiler, f"-std={standard}", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-I", INCLUDE, "-x", language, "-",
               *(more or ["-fsyntax-only"])]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    if done.returncode:
        faults.append(f"{standard}: {text.strip()[:80]}\n{done.stderr[:2000]}")
    return done.returncode == 0


def symbols(*options_and_files):
    done = subprocess.run(["nm", "-P", *options_and_files], capture_output=True, text=True, check=True)
    return {line.split()[0] for line in done.stdout.splitlines() if len(line.split()) > 1}


def public_functions():
    """The names of all functions that the headers declare."""
    source = "\n".join(path.read_text() for path in sorted((INCLUDE / "multivector").glob("*.h")))
    plain = re.sub(r"/\*.*?\*/|#[^\n]*", "", source, flags=re.S)
    return sorted(set(re.findall(r"^[\w \*]*?\**(mv_\w+)\(", plain, flags=re.M)))


def check_headers():
    umbrella = (INCLUDE / "multivector.h").read_text()
    headers = sorted(path.relative_to(INCLUDE).as_posix() for path in INCLUDE.rglob("*.h"))
    for header in headers:
        if header != "multivector.h" and f'#include "{header}"' not in umbrella:
            faults.append(f"multivector.h does not include {header}")
        for compiler, standard in ((C, "c11"), (CXX, "c++17")):
            compiles(compiler, standard, f'#include "{header}"\ntypedef int not_empty;\n')
    return len(headers)


def check_functions():
    names = public_functions()
    missing = set(names) - symbols("--defined-only", BUILD / "libmultivector.a")
    faults.extend(f"{name} is declared, but not in the library" for name in sorted(missing))
    faults.extend(f"{name} is seen outside of the shared library" for name in sorted(symbols("-D", "--defined-only", BUILD / "libmultivector.so") ^ set(names)))
    calls = "".join(f"    (void (*)()){name},\n" for name in names)
    with tempfile.TemporaryDirectory() as folder:
        built = f"{folder}/all.o"
        if compiles(CXX, "c++17", f'#include "multivector.h"\nvoid (*all[])() = {{\n{calls}}};\n', "-Wno-cast-function-type",
                    "-c", "-o", built):
            odd = symbols("--undefined-only", built) - set(names)
            faults.extend(f"C++ looks for {name}: no MV_BEGIN_DECLS around it" for name in sorted(odd) if "mv_" in name)
    return len(names)


def check_version(version):
    root = INCLUDE.parent
    stated = {"version.h": ".".join(re.findall(r"#define MV_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", (INCLUDE / "multivector/version.h").read_text())),
              "CITATION.cff": re.search(r"^version: (.*)$", (root / "CITATION.cff").read_text(), re.M).group(1),
              "debian/changelog": re.search(r"\((.*?)\)", (root / "debian/changelog").read_text()).group(1)}
    soname = re.search(r"SONAME +libmultivector\.so\.(\d+)", subprocess.run(["objdump", "-p", BUILD / "libmultivector.so"], capture_output=True, text=True, check=True).stdout)
    if f"Package: libmultivector{soname.group(1)}\n" not in (root / "debian/control").read_text():
        faults.append(f"debian/control has no package of the library's number, {soname.group(1)}")
    faults.extend(f"{file} says {said}, CMakeLists.txt {version}" for file, said in stated.items() if said != version)


def main():
    if not shutil.which(CXX):
        machine.skip("no C++ compiler (c++, or $CXX)")
    headers, functions = check_headers(), check_functions()
    check_version(re.search(r"^CMAKE_PROJECT_VERSION:.*=(.*)$", (BUILD / "CMakeCache.txt").read_text(), re.M).group(1))
    print("\n".join(faults) or f"{headers} headers, {functions} functions: ok")
    return bool(faults)


sys.exit(main())
