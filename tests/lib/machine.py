"""What a test wants beside the program, and what is done where a machine lacks it: the test is skipped (exit code 77), with
its reason in a line that begins with "skipped:". MV_NO_SKIP=1, set where every peer is installed, makes that a failure."""
import os
import pathlib
import shutil
import subprocess
import sys

SKIPPED = 77


def without(reason):
    """A part of the test is left out."""
    print(f"skipped: {reason}", flush=True)
    if os.environ.get("MV_NO_SKIP"):
        sys.exit("MV_NO_SKIP is set: this is a failure")


def skip(reason):
    without(reason)
    sys.exit(SKIPPED)


def real_data():
    """The folder of real data. It is nothing to install, so that MV_NO_SKIP does not ask for it."""
    if not os.environ.get("MV_DATA"):
        print("skipped: MV_DATA not set")
        sys.exit(SKIPPED)
    return pathlib.Path(os.environ["MV_DATA"])


def is_sanitized(build):
    """Whether that build has sanitizers: they need more memory than any limit allows, and have an allocator of their own."""
    return any(line.startswith("MV_SANITIZE") and line.partition("=")[2].strip() for line in pathlib.Path(build, "CMakeCache.txt").open())


def missing_in_r(package):
    """What R lacks to run with the package, if anything."""
    if not shutil.which("Rscript"):
        return "R is missing"
    known = subprocess.run(["Rscript", "-e", f"library({package})"], capture_output=True, check=False)
    return f"the R package {package} is missing (Debian: r-cran-{package})" if known.returncode else None


if __name__ == "__main__":
    skip(sys.argv[1])


class Tally:
    """Counts comparisons and keeps what differs, each with the context it was found in."""

    def __init__(self):
        self.compared, self.wrong, self.context = 0, [], ""

    def fail(self, what):
        self.wrong.append(f"{self.context}: {what}")

    def compare(self, got, right, what):
        self.compared += 1
        numbers = all(isinstance(x, (int, float)) for x in (got, right))
        if abs(got - right) > 1e-9 * max(1, abs(right)) if numbers else got != right:
            self.fail(f"{what}: {got!r}, expected {right!r}")

    def close(self):
        """Prints the outcome; whether anything differed."""
        print("\n".join(self.wrong[:20]))
        print(f"{self.compared - len(self.wrong)} passed, {len(self.wrong)} failed")
        return bool(self.wrong)
