"""Processes that outlive what started them."""
import pathlib
import time


def of(session):
    """The names of those in a session that run. One that has ended, and only waits until the system's first process asks for
    it, does not: on a busy machine that takes a while."""
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            name, fields = stat.read_text().rsplit(")", 1)
        except OSError:  # it went just now
            continue
        state, _, _, its_session = fields.split()[:4]
        if int(its_session) == session and state not in "ZX":
            yield name


def left_behind(session, seconds=2):
    """Those that still run after a while, which a worker has to see that it is not wanted."""
    end = time.monotonic() + seconds
    while (names := list(of(session))) and time.monotonic() < end:
        time.sleep(0.02)
    return names
