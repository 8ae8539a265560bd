"""How many processes a run forks: counted by the library that can fail such calls (tests/faults), which fails none here."""
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "faults"))
from faults import KINDS, STATE  # noqa: E402


def run_counted(build, command, **more):
    """What the command gives, and how often it and its children forked."""
    with tempfile.TemporaryDirectory() as folder:
        state = pathlib.Path(folder, "state")
        state.write_bytes(STATE.pack(*[0] * len(KINDS), 0, KINDS.index("fork"), 0, 0, b""))
        environment = os.environ | {"MV_FAULTS": str(state), "LD_PRELOAD": str(pathlib.Path(build).resolve() / "tests/libcall_faults.so"),
                                    "ASAN_OPTIONS": "verify_asan_link_order=0"}
        done = subprocess.run(command, capture_output=True, env=environment, timeout=900, check=False, **more)
        return done, STATE.unpack(state.read_bytes()[:STATE.size])[KINDS.index("fork")]
