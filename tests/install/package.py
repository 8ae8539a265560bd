#!/usr/bin/env python3
"""package.py BUILD: what `cmake --install` puts somewhere works there, without the build folder and after it was moved.

Programs in C and in C++ that do the main job by the public headers alone are built by pkg-config, with the shared and the
static library, and by find_package(); their reports and diagrams are those of the installed program. Under valgrind the one
in C makes no fault and loses no memory. The installed program finds its recipes, and the sets that come with it are valid.
Exit 77: what builds programs is missing."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import machine

HERE, ROOT = pathlib.Path(__file__).resolve().parent, pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(sys.argv[1]).resolve()
C, CXX = os.environ.get("CC", "cc"), os.environ.get("CXX", "c++")
STRICT = ["-Wall", "-Wextra", "-Wpedantic", "-Werror"]


def run(*command, **options):
    """What a command prints; it must end well."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def install(folder):
    """Installs, then moves all of it; gives where it is."""
    first, moved = folder / "first", folder / "moved here"
    run("cmake", "--install", BUILD, "--prefix", first)
    first.rename(moved)
    return moved


def flags(prefix, *options):
    """By pkg-config, which quotes blanks as a shell reads them."""
    pc = next(prefix.rglob("multivector.pc"))
    environment = {**os.environ, "PKG_CONFIG_PATH": pc.parent}
    return [re.sub(r"\\(.)", r"\1", word) for word in re.split(r"(?<!\\) ", run("pkg-config", *options, "multivector", env=environment).strip())]


def by_pkg_config(prefix, folder):
    """The three programs that pkg-config helps to build. The static one lies beside ours, by which it finds what draws."""
    shared = flags(prefix, "--cflags", "--libs")
    static = [word.replace("-lmultivector", "-l:libmultivector.a") for word in flags(prefix, "--static", "--cflags", "--libs")]
    for program, compiler, standard, source, words in ((folder / "c", C, "c11", "main_job.c", shared), (folder / "cpp", CXX, "c++17", "main_job.cpp", shared),
                                                       (prefix / "bin/static", C, "c11", "main_job.c", static)):
        run(compiler, f"-std={standard}", "-g", *STRICT, HERE / source, *words, "-o", program)
        yield program


def by_cmake(prefix, folder, version):
    """The same sources, by a project that finds the package of this version and no other minor one."""
    command = ["cmake", "-S", HERE, "-B", folder / "project", f"-DCMAKE_PREFIX_PATH={prefix}", f"-DCMAKE_C_FLAGS={' '.join(STRICT)}"]
    run(*command, f"-DWANTED={version}")
    run("cmake", "--build", folder / "project")
    major, minor, _ = version.split(".")
    if subprocess.run([*command[:3], "-B", folder / "other", command[5], f"-DWANTED={major}.{int(minor) + 1}"], capture_output=True, check=False).returncode == 0:
        sys.exit("a later minor version is found as well")
    return [folder / "project" / name for name in ("main_job_c", "main_job_cpp")]


def check_same(program, picture, expected, environment, *before):
    """What it prints and draws is what was expected."""
    got = run(*before, program, ROOT / "graphs/kazakhstan-2013.json", picture, env=environment), picture.read_text()
    if got != expected:
        sys.exit(f"{program.name}: the report or the diagram is not that of the installed program")


def check_data(prefix, tool):
    """Recipes, schemas, sets and scenarios are there, are found and are valid."""
    data = prefix / "share/multivector"
    for kind, folder in (("*.schema.json", "schemas"), ("*.json", "graphs"), ("scenarios/*.json", "graphs")):
        names = {p.name for p in (ROOT / "graphs").glob(kind) if (".schema." in p.name) == (folder == "schemas")}
        if names != {p.name for p in (data / folder).glob(kind)}:
            sys.exit(f"{folder} is not what graphs/{kind} is")
    for path in sorted((data / "graphs").rglob("*.json")):
        run(tool, "validate", path)
    if run(tool, "recipes") != run(BUILD / "multivector", "recipes") or len(list((data / "recipes/codebooks").glob("*.csv"))) < 2:
        sys.exit("the installed recipes are not those of the build")


def check_installed_target():
    """The target "installed", which scripts/run builds, is all but the tests, so that installing finds what it wants."""
    makefile = BUILD / "CMakeFiles/Makefile2"
    if not makefile.exists():
        return machine.without("another generator than make wrote the build folder, so that its targets are not compared")
    edges = re.findall(r"^(all|CMakeFiles/\w[\w-]*\.dir/all): (CMakeFiles/\w[\w-]*\.dir/all)$", makefile.read_text(), re.M)
    reached = {"all": {"all"}, "installed": {"CMakeFiles/installed.dir/all"}}
    for targets in reached.values():
        while more := {to for origin, to in edges if origin in targets} - targets:
            targets |= more
    lacking = reached["all"] - reached["installed"] - {"all"}
    if lacking or len(reached["all"]) < 6:
        sys.exit(f'the target "installed" leaves out {sorted(lacking)} of {sorted(reached["all"])}')


def main():
    for tool in (C, CXX, "pkg-config", "cmake"):
        if not shutil.which(tool):
            machine.skip(f"{tool} is missing")
    version = re.search(r"^CMAKE_PROJECT_VERSION:.*=(.*)$", (BUILD / "CMakeCache.txt").read_text(), re.M).group(1)
    with tempfile.TemporaryDirectory(prefix="multivector-install-") as name:
        folder = pathlib.Path(name)
        prefix = install(folder)
        tool = prefix / "bin/multivector"
        environment = {**os.environ, "LD_LIBRARY_PATH": str(next(prefix.rglob("libmultivector.so")).parent)}
        picture = folder / "picture.svg"
        report = run(tool, "report", ROOT / "graphs/kazakhstan-2013.json")
        run(tool, "render", ROOT / "graphs/kazakhstan-2013.json", "-o", picture)
        expected = report, picture.read_text()
        programs = [*by_pkg_config(prefix, folder), *by_cmake(prefix, folder, version)]
        for program in programs:
            check_same(program, picture, expected, environment)
        if shutil.which("valgrind"):
            check_same(programs[0], picture, expected, environment, "valgrind", "-q", "--leak-check=full", "--error-exitcode=9")
        else:
            machine.without("valgrind is missing, so that memory is not watched")
        check_data(prefix, tool)
    check_installed_target()
    print(f"{len(programs)} programs: ok")


main()
