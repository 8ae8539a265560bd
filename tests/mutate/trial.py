"""A place where one mutant after the other is built and put to tests: a copy of the tree and of a build without mutants."""
import json
import os
import pathlib
import shlex
import shutil
import subprocess

import suite

ROOT, CAGE = suite.ROOT, "src/draw/cage.c"


def links(build):
    """Every program: the folder it is linked in, the words that do it, its name; every archive: its objects."""
    programs, archives = [], {}
    for file in sorted(build.glob("**/CMakeFiles/*.dir/link.txt")):
        folder = file.parent.parent.parent.relative_to(build)
        for line in file.read_text().splitlines():
            words = shlex.split(line)
            if "-shared" in words:
                break
            if words[1:2] == ["qc"]:
                archives[os.path.normpath(folder / words[2])] = {os.path.normpath(folder / word) for word in words[3:]}
            elif "-o" in words:
                programs.append((folder, words, pathlib.Path(words[words.index("-o") + 1]).name))
    return programs, archives


class Place:
    def __init__(self, number, work):
        self.plain, self.root = work / "plain", work / f"place{number}"
        self.build = self.root / "build"
        files = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True)
        for name in files.stdout.splitlines():
            self.copy(ROOT / name, self.root / name)
        for path in self.plain.rglob("*"):
            if path.is_file():
                self.copy(path, self.build / path.relative_to(self.plain))
        (self.build / "recipes").unlink(missing_ok=True)
        (self.build / "recipes").symlink_to(self.root / "graphs/recipes")
        self.programs, self.archives = links(self.plain)
        self.compiles = {}
        for entry in json.loads((self.plain / "compile_commands.json").read_text()):
            self.compiles.setdefault(os.path.relpath(entry["file"], ROOT), []).append(entry)
        self.stale, self.waiting, self.flags, self.objects = [], [], [], {}

    @staticmethod
    def copy(source, target):
        if source.exists() and not (target.exists() and target.stat().st_mtime == source.stat().st_mtime):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.unlink(missing_ok=True)  # it may be running still
            shutil.copy2(source, target)

    def compile(self, file, text, flags=()):
        """The objects of a source with that text, by the names they have in the build; None where it is no C."""
        path, objects = self.root / file, {}
        path.write_text(text)
        for entry in self.compiles[file]:
            words = [word.replace(str(self.plain), str(self.build)).replace(str(ROOT), str(self.root)) for word in shlex.split(entry["command"])]
            words = words[words[0].endswith("ccache"):]
            at = words.index("-o") + 1
            folder = os.path.relpath(entry["directory"], self.plain)
            name = os.path.normpath(f"{folder}/{words[at]}")
            objects[name] = self.build / f"{path.stem}-{len(objects)}.o"
            words[at] = str(objects[name])
            if subprocess.run([*words, "-w", *flags], cwd=self.build / folder, capture_output=True, check=False).returncode:
                return None
        return objects

    def make(self, mutant, flags=()):
        """Takes the mutant in, for the programs to be linked when a test needs them; whether it is one: C, and other code."""
        for name in self.stale:
            self.copy(self.plain / name, self.build / name)
        self.stale, self.waiting, self.flags = [], list(self.programs), list(flags)
        source = (ROOT / mutant.file).read_text()
        try:
            self.objects = self.compile(mutant.file, mutant.applied(source), flags)
        finally:
            (self.root / mutant.file).write_text(source)
        if not self.objects or all((self.plain / name).read_bytes() == path.read_bytes() for name, path in self.objects.items()):
            return False
        if flags and mutant.file != CAGE:  # it knows by how it is compiled that sanitizers take much memory
            self.objects.update(self.compile(CAGE, (ROOT / CAGE).read_text(), flags))
        return True

    def run(self, test, limit, needed, environment=()):
        """Runs a test, once the programs that it needs have the mutant in them."""
        for program in [program for program in self.waiting if program[2] in needed]:
            self.waiting.remove(program)
            self.link(*program[:2])
        return suite.run(test, self.root, self.build, limit, environment)

    def told(self, test, limit, needed):
        """Whether sanitizers in the one object say something while a test runs, whatever else the test says of it."""
        logs = self.root / "logs"
        shutil.rmtree(logs, ignore_errors=True)
        logs.mkdir()
        self.run(test, limit, needed, {"ASAN_OPTIONS": f"log_path={logs}/log:detect_leaks=0:handle_sigill=1"})
        return any(logs.iterdir())

    def link(self, folder, words):
        """With our objects in place of its own, and in an archive of their own before those that hold them: the linker takes
        them from there if it needs them, and looks no further."""
        names = [os.path.normpath(folder / word) for word in words]
        held = {archive: [path for name, path in self.objects.items() if name in self.archives.get(archive, ())] for archive in names}
        if not any(held.values()) and not any(name in self.objects for name in names):
            return
        whole = []
        for name, word in zip(names, words):
            if held[name]:
                ours = self.build / f"ours-{len(whole)}.a"
                ours.unlink(missing_ok=True)
                subprocess.run(["ar", "qc", ours, *held[name]], check=True)
                whole.append(str(ours))
            whole.append(str(self.objects.get(name, word)))
        program = os.path.normpath(folder / words[words.index("-o") + 1])
        (self.build / program).unlink(missing_ok=True)
        self.stale.append(program)
        lld = ["-fuse-ld=lld"] if shutil.which("ld.lld") else []
        subprocess.run([*whole, *lld, *self.flags], cwd=self.build / folder, capture_output=True, check=True)
